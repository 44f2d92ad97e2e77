"""What is said goes when it holds no longer."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from engine.setup import SetupError, Stop
from gui.refusals import accepted
from gui.session import Session
from tests.gui.clock import HandClock, settle, tick
from tests.gui.sessions import go_to
from tests.gui.setups import two_racers

FAR, MANY = 5_000_000, 40_000


class Reader:
    """A session, and what its status line would show."""

    def __init__(self) -> None:
        self.clock = HandClock()
        self.session = Session(two_racers(Stop(max_steps=FAR)), self.clock)
        self.line = ""
        self.session.said.connect(self._read)
        self.session.unsaid.connect(self._forget)

    def tick(self, times: int = 1) -> None:
        tick(self.session.player, self.clock, times)

    def _read(self, sentence: str) -> None:
        self.line = sentence

    def _forget(self, sentence: str) -> None:
        if self.line == sentence:
            self.line = ""


@pytest.fixture
def reader() -> Iterator[Reader]:
    made = Reader()
    yield made
    made.session.player.stop()


@pytest.fixture
def branched(reader: Reader) -> Reader:
    """Told that here it has already branched."""
    go_to(reader.session, reader.clock, 30)
    reader.session.branch()
    reader.session.branch()
    assert reader.line == "Here the race has already branched."
    return reader


def test_where_it_goes_is_said_until_it_is_held(reader: Reader) -> None:
    reader.session.show_step(FAR)
    reader.tick(20)
    assert reader.line == f"Going to step {FAR}; Space holds."
    reader.session.toggle_play()
    assert reader.line == ""


def test_where_it_goes_is_said_until_it_is_there(reader: Reader) -> None:
    reader.session.show_step(MANY)
    while not reader.line:
        reader.tick()
    assert reader.line == f"Going to step {MANY}; Space holds."
    settle(reader.session.player, reader.clock)
    assert (reader.session.shown_step, reader.line) == (MANY, "")


def test_going_elsewhere_takes_back_where_it_went(reader: Reader) -> None:
    reader.session.show_step(FAR)
    reader.tick(20)
    reader.session.show_step(3)
    assert reader.line == ""


def test_playing_on_takes_back_that_it_has_branched(branched: Reader) -> None:
    branched.session.play()
    branched.tick(3)
    assert branched.line == ""


def test_another_step_takes_back_that_it_has_branched(branched: Reader) -> None:
    branched.session.show_step(29)
    assert branched.line == ""


def test_another_racer_takes_back_that_it_has_branched(branched: Reader) -> None:
    branched.session.select_racer(1)
    assert branched.line == ""


def test_undo_takes_back_that_it_has_branched(branched: Reader) -> None:
    branched.session.undo_stack.undo()
    assert branched.line == ""


def test_what_a_race_lacks_is_taken_back_once_it_is_there(reader: Reader) -> None:
    session = reader.session
    session.change(replace(session.setup, starts=()), "clear")
    session.play()
    reader.tick()
    assert reader.line == "Place a start first."
    session.add_start((1.0, 1.0))
    assert reader.line == ""


def test_a_refusal_is_taken_back_by_a_change_that_is_accepted(reader: Reader) -> None:
    def refuse() -> None:
        raise SetupError("setup_own_branch", "here")

    assert not accepted(reader.session, refuse)
    assert reader.line
    reader.session.show_step(5)
    assert reader.line
    reader.session.add_start((1.0, 1.0))
    assert reader.line == ""


def test_a_later_sentence_stays_when_an_earlier_one_goes(branched: Reader) -> None:
    branched.session.said.emit("Saved as mine.")
    branched.session.show_step(20)
    assert branched.line == "Saved as mine."
