from collections.abc import Iterator
from dataclasses import replace

import pytest

from engine.transform import Transform
from gui.session import Session
from tests.gui.clock import HandClock, settle
from tests.gui.setups import two_racers

FAR = 10_000


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def session(clock: HandClock) -> Iterator[Session]:
    made = Session(two_racers(), clock)
    yield made
    made.player.stop()


def test_a_drag_that_is_faster_than_the_race_ends_at_the_step_where_it_began(
    session: Session, clock: HandClock
) -> None:
    session.show_step(FAR)
    settle(session.player, clock)
    for degrees in (5.0, 10.0, 15.0):
        turned = replace(session.setup, transform=Transform(rotation=degrees))
        session.change(turned, "Turn", "turn")
    assert session.race.step < FAR, "the race is there at once; this shows nothing"
    settle(session.player, clock)
    assert session.shown_step == session.race.step == FAR
