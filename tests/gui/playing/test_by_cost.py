"""The race of the window by what it costs, while the clock counts steps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from engine.cost_axis import Axis, shown_cost, steps_by
from engine.race import Race
from engine.setup import Setup
from gui.playing.by_cost import ByCost
from gui.session import Session
from tests.gui.clock import HandClock, settle, tick
from tests.gui.setups import cheap_dear_and_searching, two_racers

GRADIENTS: Axis = "gradient_evaluations"
FUNCTIONS: Axis = "function_evaluations"


@pytest.fixture
def session(clock: HandClock) -> Iterator[Session]:
    made = Session(cheap_dear_and_searching(), clock)
    made.show_step(80)
    settle(made.player, clock)
    yield made
    made.player.stop()


def test_by_steps_everybody_is_shown_at_the_shown_step(session: Session) -> None:
    assert session.axis == "steps"
    assert session.shown_cost == 80
    assert [session.steps_shown(racer) for racer in range(3)] == [80, 80, 80]


def test_by_gradients_a_racer_that_needs_two_is_shown_at_half_the_step(session: Session) -> None:
    heard: list[None] = []
    session.axis_changed.connect(lambda: heard.append(None))
    session.set_axis(GRADIENTS)
    session.set_axis(GRADIENTS)
    assert len(heard) == 1
    assert session.shown_step == session.shown_cost == 80
    assert [session.steps_shown(racer) for racer in (0, 1)] == [80, 40]
    own = session.steps_shown(2)
    assert isinstance(own, np.ndarray)
    assert (session.race.costs(2, own).gradient_evaluations <= 80).all()
    assert session.step_of(2) == own.max() < 80


def test_scrubbing_back_and_forth_always_shows_the_same(session: Session) -> None:
    session.set_axis(GRADIENTS)

    def seen() -> list[list[int]]:
        return [np.broadcast_to(session.steps_shown(racer), 3).tolist() for racer in range(3)]

    at: dict[int, list[list[int]]] = {}
    for step in (80, 13, 1, 80, 0, 13, 57):
        session.show_step(step)
        assert at.setdefault(step, seen()) == seen()
    assert at[13][1] == [6, 6, 6]
    assert at[0] == [[0, 0, 0]] * 3


def test_what_was_looked_up_is_looked_up_again_once_a_path_is_known_farther(
    session: Session, clock: HandClock
) -> None:
    session.set_axis(GRADIENTS)
    session.steps_shown(2)
    session.pause()
    session.add_start((1.5, 1.5))
    settle(session.player, clock)
    fresh = Race(session.setup)
    fresh.advance(80)
    cost = shown_cost(fresh, 80, GRADIENTS)
    assert session.shown_cost == cost
    wanted = steps_by(fresh, 2, cost, GRADIENTS, 80)
    assert np.array_equal(np.asarray(session.steps_shown(2)), wanted)


def test_playing_on_shows_one_more_gradient_at_every_step(
    session: Session, clock: HandClock
) -> None:
    session.set_axis(GRADIENTS)
    session.set_speed(16.0)
    session.play()
    seen = []
    for _ in range(4):
        tick(session.player, clock)
        seen.append((session.shown_step, session.shown_cost, session.steps_shown(1)))
    assert seen == [(81, 81, 40), (82, 82, 41), (83, 83, 41), (84, 84, 42)]


def test_an_edit_acts_from_the_step_after_the_one_where_the_racer_is_seen(
    session: Session, clock: HandClock
) -> None:
    session.set_axis(GRADIENTS)
    before = session.race.positions(1, 40).copy()
    for rate in (0.0004, 0.0003):
        session.set_hyperparameter(1, "learning_rate", rate)
        assert session.steps_shown(1) == 40
    settle(session.player, clock)
    assert [(edit.step, edit.racer) for edit in session.setup.edits] == [(40, 1)]
    assert session.hyperparameters(1)["learning_rate"] == 0.0003
    assert np.array_equal(session.race.positions(1, 40), before)
    session.set_axis("steps")
    session.set_hyperparameter(0, "learning_rate", 0.0004)
    assert session.setup.edits[-1].step == 80


def test_the_axis_is_kept_with_the_session_and_is_nothing_to_undo(session: Session) -> None:
    session.set_axis(FUNCTIONS)
    assert session.undo_stack.isClean()
    assert session.kept_setup.view["cost_axis"] == FUNCTIONS
    again = Session(Setup.from_text(session.kept_setup.to_text()))
    assert again.axis == FUNCTIONS
    session.set_axis("steps")
    assert "cost_axis" not in session.kept_setup.view
    again.player.stop()


def test_an_opened_session_is_seen_as_it_was_saved(session: Session) -> None:
    heard: list[str] = []
    session.axis_changed.connect(lambda: heard.append(session.axis))
    session.load(replace(two_racers(), view={"cost_axis": GRADIENTS}))
    assert session.axis == GRADIENTS
    assert session.kept_setup.view["cost_axis"] == GRADIENTS
    session.load(replace(two_racers(), view={"cost_axis": ["nonsense"]}))
    assert session.axis == "steps"
    assert heard == [GRADIENTS, "steps"]


def test_one_look_up_serves_all_who_ask(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    by_cost = ByCost(GRADIENTS)
    first = by_cost.steps(session.race, 80, 2)
    monkeypatch.setattr("gui.playing.by_cost.steps_by", lambda *_, **__: pytest.fail("asked again"))
    assert by_cost.steps(session.race, 80, 2) is first
    by_cost.forget()
    with pytest.raises(pytest.fail.Exception):
        by_cost.steps(session.race, 80, 2)
