"""What is said where nothing branches."""

from collections.abc import Iterator

import pytest

from gui.session import Session
from tests.gui.clock import HandClock, settle
from tests.gui.setups import two_racers


@pytest.fixture
def session() -> Iterator[Session]:
    """At step 30."""
    clock = HandClock()
    made = Session(two_racers(), clock)
    made.show_step(30)
    settle(made.player, clock)
    yield made
    made.player.stop()


@pytest.fixture
def said(session: Session) -> list[str]:
    heard: list[str] = []
    session.said.connect(heard.append)
    return heard


def test_a_racer_that_rests_does_not_branch(session: Session, said: list[str]) -> None:
    session.set_racer(1, enabled=False)
    session.select_racer(1)
    session.branch()
    assert said == ["Only a racer that runs can branch."]


def test_an_old_future_does_not_branch_again(session: Session, said: list[str]) -> None:
    session.select_racer(0)
    session.branch()
    session.select_racer(2)
    session.branch()
    assert said == ["An old future does not branch again."]


def test_who_has_branched_here_is_told_so(session: Session, said: list[str]) -> None:
    session.select_racer(0)
    session.branch()
    session.branch()
    assert said == ["Here the race has already branched."]
