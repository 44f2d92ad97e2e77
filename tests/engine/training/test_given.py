"""What an updater knows of a problem, and what it does not pretend to know."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from engine.training.given import GivenSlopes, Slot
from engine.training.questions import Answerers, Asked, Questions, Unanswered
from engine.training.weights import Weights


def test_given_slopes_are_the_only_thing_that_is_known() -> None:
    slot = Slot()
    slot.slopes = np.array([1.0, 2.0, 3.0])
    problem, points = GivenSlopes(slot), np.zeros((1, 3))
    assert_array_equal(problem.slopes(points), [[1.0, 2.0, 3.0]])
    assert_array_equal(problem.at(np.array([1, 2])).slopes(points[:, 1:]), [[2.0, 3.0]])
    assert_array_equal(problem.heights(points), [np.nan] * 3)
    assert_array_equal(problem.curvatures(points), [[[np.nan] * 3]])


def test_of_the_curvatures_that_are_asked_the_diagonal_is_known() -> None:
    def curvatures(points: Mapping[str, Any]) -> dict[str, Any]:
        return {name: 2.0 * array for name, array in points.items()}

    weights = Weights({"a": np.array([1.0, 4.0])})
    questions = Questions(weights, {}, None, Answerers(curvatures_at=curvatures)).turn_of("a")
    problem, points = Asked(2), np.array([[1.0], [4.0]])
    problem.questions = questions
    with pytest.raises(Unanswered):
        problem.curvatures(points)
    questions.settle()
    questions.turn_of("a")
    assert_array_equal(problem.curvatures(points)[:, :, 0], [[2.0, np.nan], [np.nan, 8.0]])
