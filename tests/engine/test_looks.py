"""Looking into one step after another costs one step each, and shows the same as looking once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from engine.arrays import Array
from engine.course import Course
from engine.race import Race
from engine.setup import ProblemSetup, RacerSetup, Setup

STEPS = 90
SETUP = Setup(
    ProblemSetup(function="beale"),
    starts=((1.0, 1.5), (-1.4, -2.2)),
    racers=(RacerSetup(optimizer="adam"), RacerSetup(optimizer="gradient_descent_armijo")),
)


def raced() -> Race:
    race = Race.from_setup(SETUP)
    race.advance(STEPS)
    return race


@cache
def once(racer: int, step: int) -> Mapping[str, Array]:
    """What a race shows that was never asked before."""
    return raced().memory(racer, step)


@pytest.mark.parametrize("racer", [0, 1])
@pytest.mark.parametrize("steps", [(1, 2, 63, 64, 65, 66), (90, 70, 64), (80, 3, 4, 79, 79, 81)])
def test_whatever_was_looked_at_before_a_step_shows_the_same(
    racer: int, steps: tuple[int, ...]
) -> None:
    race = raced()
    for step in steps:
        shown, fresh = race.memory(racer, step), once(racer, step)
        assert shown.keys() == fresh.keys()
        for name, values in shown.items():
            np.testing.assert_array_equal(values, fresh[name])


def test_marks_of_the_next_step_cost_one_step(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    advance = Course.advance

    def counted(self: Course, stepper, step, block):  # type: ignore[no-untyped-def]
        made.append(len(block))
        return advance(self, stepper, step, block)

    race = raced()
    race.marks(1, 50)
    monkeypatch.setattr(Course, "advance", counted)
    for step in range(51, 60):
        assert race.marks(1, step)
    assert made == [1] * 9
    race.marks(1, 59)
    assert len(made) == 9


def test_an_edit_after_a_look_is_seen_in_the_next_one() -> None:
    race = raced()
    race.memory(0, STEPS)
    race.edit(0, learning_rate=0.5)
    race.advance(5)
    edits = race.setup.edits
    fresh = Race.from_setup(replace(SETUP, edits=edits))
    fresh.advance(STEPS + 5)
    for name, values in race.memory(0, STEPS + 1).items():
        np.testing.assert_array_equal(values, fresh.memory(0, STEPS + 1)[name])
