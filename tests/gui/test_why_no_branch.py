"""What is said where nothing branches."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from engine.setup import Edit
from engine.setup.edits import MAX_EDITS
from engine.setup.racers import MAX_RACERS
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


def test_who_has_branched_here_is_told_so_even_where_there_is_no_room(
    session: Session, said: list[str]
) -> None:
    session.select_racer(0)
    session.branch()
    racers = session.setup.racers
    filled = (*racers, *(racers[1],) * (MAX_RACERS - len(racers)))
    session.change(replace(session.setup, racers=filled), "fill")
    session.branch()
    session.select_racer(1)
    session.branch()
    assert said == [
        "Here the race has already branched.",
        "There is no room for another racer.",
    ]


def test_where_there_is_no_room_for_the_edits_of_a_branch_that_is_said(
    session: Session, said: list[str]
) -> None:
    many = tuple(Edit(step, 0, {"learning_rate": 0.1}) for step in range(1, MAX_EDITS + 1))
    session.change(replace(session.setup, edits=many), "edit often")
    session.select_racer(0)
    session.branch()
    assert said == ["There is no room for the changes that a branch would copy."]
    assert not session.setup.branches
