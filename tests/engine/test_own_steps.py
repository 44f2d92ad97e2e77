"""Reading a race where each path stands at a step of its own."""

from __future__ import annotations

import numpy as np
import pytest

from engine.cost_axis import Axis, shown_cost, steps_by
from engine.own_steps import at_own_steps, within
from tests.engine.test_cost_axis import FUNCTIONS, GRADIENTS, raced_on_banana


def test_a_number_is_a_step_for_all_paths() -> None:
    asked: list[int] = []

    def read(step: int) -> np.ndarray:
        asked.append(step)
        return np.full((2, 3), float(step))

    assert at_own_steps(7, read).tolist() == [[7.0] * 3] * 2
    assert at_own_steps(np.array([4, 9, 4]), read).tolist() == [[4.0, 9.0, 4.0]] * 2
    assert asked == [7, 9, 4]


def test_steps_that_there_are_not_are_the_nearest_that_there_is() -> None:
    assert [within(step, 5) for step in (-1, 3, 9)] == [0, 3, 5]
    assert np.array_equal(within(np.array([-1, 3, 9]), 5), [0, 3, 5])


def test_without_starts_there_is_still_an_answer() -> None:
    assert at_own_steps(np.empty(0, np.int64), lambda _: np.empty((2, 0))).shape == (2, 0)


@pytest.mark.parametrize("axis", [GRADIENTS, FUNCTIONS])
def test_paths_of_a_search_stand_at_steps_of_their_own(axis: Axis) -> None:
    race = raced_on_banana("gradient_descent_wolfe", "gradient_descent_armijo")
    cost = shown_cost(race, 100, axis)
    own = steps_by(race, 0, cost, axis, 100)
    assert isinstance(own, np.ndarray)
    assert len(set(own.tolist())) > 1
    for start, step in enumerate(own.tolist()):
        paid = [getattr(race.costs(0, k), axis)[start] for k in range(101)]
        assert step == max(k for k in range(101) if paid[k] <= cost)
        for read in (race.positions, race.slopes):
            assert np.array_equal(read(0, own)[:, start], read(0, step)[:, start])
        for told in (race.heights, race.moments, race.status):
            assert told(0, own)[start] == told(0, step)[start]
        for name, values in race.memory(0, own).items():
            alone = race.memory(0, step)[name]
            assert np.array_equal(values[..., start], alone[..., start], equal_nan=True), name


def test_marks_are_those_of_each_paths_own_step() -> None:
    race = raced_on_banana("gradient_descent_wolfe")
    own = np.array([4, 9, 2])
    told = {mark.name: mark for mark in race.marks(0, own)}
    for start, step in enumerate(own.tolist()):
        for mark in race.marks(0, step):
            row, wanted = told[mark.name].places[..., start], mark.places[..., start]
            assert np.array_equal(row[: len(wanted)], wanted, equal_nan=True)
