"""Rules that ask on their own: every question is asked for all arrays at once."""

from collections.abc import Mapping
from gc import collect
from typing import Any
from weakref import ref

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from engine.messages import SlalomError
from engine.training import Updater
from tests.engine.training.loops import Arrays, weights_like


def coupled(points: Mapping[str, Any]) -> Arrays:
    """The slopes of (sum of all numbers)**2/2 + sum of fourth powers: arrays feel each other."""
    total = sum(array.sum() for array in points.values())
    return {name: total + 4 * array**3 for name, array in points.items()}


def height(points: Mapping[str, Any]) -> float:
    total = sum(array.sum() for array in points.values())
    return float(total**2 / 2 + sum((array**4).sum() for array in points.values()))


def test_sam_climbs_with_all_arrays_before_it_asks() -> None:
    weights = weights_like(a=(2, 2), b=(3,))
    expected = {name: array.copy() for name, array in weights.items()}
    updater = Updater("sam", weights, slopes_at=coupled, learning_rate=0.01, radius=0.1)
    for _ in range(5):
        updater.step(coupled(weights))
        g = coupled(expected)
        up = {n: x + 0.1 * g[n] / (np.linalg.norm(g[n]) + 1e-12) for n, x in expected.items()}
        found = coupled(up)
        expected = {n: x - 0.01 * found[n] for n, x in expected.items()}
    for name, array in weights.items():
        assert_allclose(array, expected[name], rtol=1e-13)


def test_nesterov_looks_ahead_with_all_arrays_also_where_one_stands_still() -> None:
    """The slope of `still` is zero at first, so it asks where it stands; the other does not."""

    def slopes(points: Mapping[str, Any]) -> Arrays:
        moved = float(points["moving"][0] < 0.9)
        return {"moving": points["moving"], "still": np.full(2, moved)}

    weights: Arrays = {"moving": np.ones(1), "still": np.zeros(2)}
    updater = Updater("nesterov", weights, slopes_at=slopes, learning_rate=0.08, momentum=0.5)
    updater.step(slopes(weights))
    assert weights["moving"].tolist() == [0.92]
    assert weights["still"].tolist() == [0.0, 0.0]
    updater.step(slopes(weights))
    assert weights["still"].tolist() == [-0.08, -0.08]


def test_what_is_known_at_the_weights_themselves_is_not_asked_again() -> None:
    asked: list[str] = []

    def noted(points: Mapping[str, Any]) -> Arrays:
        asked.append("slopes")
        return coupled(points)

    weights = weights_like(a=(2,), b=(3,))
    Updater("nesterov", weights, slopes_at=noted).step(coupled(weights))
    Updater("lamb", weights, slopes_at=noted).step(coupled(weights))
    assert asked == []
    Updater("sam", weights, slopes_at=noted).step(coupled(weights))
    assert asked == ["slopes"]


def test_questions_that_build_on_each_other_are_asked_one_after_the_other() -> None:
    rule = "a = grad(x - 0.1*g)\nb = grad(x - 0.1*a)\nx = x - learning_rate*b*value(x - b)"
    weights = weights_like(a=(2,), b=(3,))
    x = {name: array.copy() for name, array in weights.items()}
    updater = Updater(rule, weights, slopes_at=coupled, heights_at=height, learning_rate=0.01)
    updater.step(coupled(weights))
    g = coupled(x)
    a = coupled({n: x[n] - 0.1 * g[n] for n in x})
    b = coupled({n: x[n] - 0.1 * a[n] for n in x})
    high = height({n: x[n] - b[n] for n in x})
    for name, array in weights.items():
        assert_allclose(array, x[name] - 0.01 * b[name] * high, rtol=1e-13)


def test_the_height_is_given_with_the_gradients_or_asked() -> None:
    rule = "x = x - learning_rate*f*g"
    given, asked = weights_like(a=(2,), b=(3,)), weights_like(a=(2,), b=(3,))
    Updater(rule, given, learning_rate=0.01).step(coupled(given), height(given))
    Updater(rule, asked, heights_at=height, learning_rate=0.01).step(coupled(asked))
    for name in given:
        assert_array_equal(given[name], asked[name])
    with pytest.raises(SlalomError, match="reads the height: give it to step"):
        Updater(rule, given, learning_rate=0.01).step(coupled(given))


def test_the_diagonal_is_asked_in_the_steps_that_need_it() -> None:
    steps: list[int] = []
    weights = weights_like(a=(2,), b=(3,))

    def diagonal(points: Mapping[str, Any]) -> Arrays:
        steps.append(updater.steps)
        return {name: 1 + 12 * array**2 for name, array in points.items()}

    updater = Updater("sophia_h", weights, curvatures_at=diagonal, every=4)
    for _ in range(9):
        updater.step(coupled(weights))
    assert steps == [0, 4, 8]


def test_a_rule_that_runs_elsewhere_than_the_weights_asks_there() -> None:
    with pytest.raises(SlalomError, match="asks for slopes at points of its own: give slopes_at"):
        Updater("sgd", weights_like(a=(2,)), wrappers=["iterate_averaging"])


def test_an_answer_that_fails_leaves_everything_as_it_was() -> None:
    weights = weights_like(a=(2,), b=(3,))
    before = {name: array.copy() for name, array in weights.items()}
    answers: list[Any] = [ZeroDivisionError(), {"a": np.ones(2)}, None]

    def unsteady(points: Mapping[str, Any]) -> Any:
        answer = answers.pop(0) if answers else coupled(points)
        if isinstance(answer, Exception):
            raise answer
        return answer

    updater = Updater("momentum", weights, wrappers=["sam"], slopes_at=unsteady)
    with pytest.raises(ZeroDivisionError):
        updater.step(coupled(weights))
    with pytest.raises(SlalomError, match="The slopes lack 'b'"):
        updater.step(coupled(weights))
    with pytest.raises(SlalomError, match="The slopes must be a dict"):
        updater.step(coupled(weights))
    assert updater.steps == 0
    for name, array in weights.items():
        assert_array_equal(array, before[name])
    updater.step(coupled(weights))
    fresh = {name: array.copy() for name, array in before.items()}
    Updater("momentum", fresh, wrappers=["sam"], slopes_at=coupled).step(coupled(fresh))
    for name, array in weights.items():
        assert_array_equal(array, fresh[name])


@pytest.mark.parametrize("bad", ["high", [1.0, 2.0], None, 1j])
def test_a_height_must_be_a_number(bad: Any) -> None:
    updater = Updater("x = x - f*g", weights_like(a=(2,)), heights_at=lambda _: bad)
    with pytest.raises(SlalomError, match="A height must be one real number"):
        updater.step({"a": np.ones(2)})


def test_nobodys_arrays_are_kept_when_the_training_is_over() -> None:
    for optimizer in ("adam", "lamb", "sam"):
        weights = weights_like(a=(2,), b=(3,))
        updater = Updater(optimizer, weights, slopes_at=coupled)
        gradients = coupled(weights)
        updater.step(gradients)
        watched = [ref(array) for array in (*weights.values(), *gradients.values())]
        del updater, weights, gradients
        collect()
        assert [one() for one in watched] == [None] * 4
