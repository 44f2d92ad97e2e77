"""Any optimizer over a dict of arrays, in place, step by step."""

import itertools
from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from engine import rule_stepper
from engine.catalog import optimizers
from engine.training import Updater
from tests.command import python
from tests.engine.training.loops import (
    RULES,
    SHAPES,
    Arrays,
    heights_at,
    slopes_at,
    steepness,
    trained,
    updater_of,
    weights_like,
)

DRIFT = "x = x - learning_rate*normal()"


@pytest.mark.parametrize("identifier", RULES)
def test_each_array_goes_its_way_as_if_it_were_alone(identifier: str) -> None:
    weights = weights_like(**SHAPES)
    together = trained(identifier, weights, 12)
    for name, array in weights.items():
        alone = trained(identifier, {name: array}, 12)[name]
        assert np.isfinite(alone).all()
        assert not np.array_equal(alone, array)
        assert_array_equal(together[name], alone)


@pytest.mark.parametrize("identifier", RULES)
def test_the_layout_of_an_array_does_not_matter(identifier: str) -> None:
    weights = weights_like(W=(3, 4))
    plain = trained(identifier, weights, 5)["W"]
    wide = np.zeros((6, 9))
    wide[::2, 1::2] = weights["W"]
    view = wide[::2, 1::2]
    updater = updater_of(identifier, {"W": view})
    for _ in range(5):
        updater.step(slopes_at({"W": view}), heights_at({"W": view}))
    assert_array_equal(view, plain)
    wide[::2, 1::2] = 0
    assert not wide.any()
    turned = np.asfortranarray(weights["W"])
    updater = updater_of(identifier, {"W": turned})
    for _ in range(5):
        updater.step(slopes_at({"W": turned}), heights_at({"W": turned}))
    assert_array_equal(turned, plain)


def test_arrays_are_updated_in_place_and_gradients_left_alone() -> None:
    array, gradient = np.ones((2, 2)), np.ones((2, 2))
    updater = Updater("sgd", {"W": array}, learning_rate=0.25)
    for k in range(1, 4):
        updater.step({"W": gradient})
        assert_array_equal(array, np.full((2, 2), 1 - 0.25 * k))
    assert_array_equal(gradient, np.ones((2, 2)))
    assert updater.steps == 3


def test_norms_are_those_of_one_array() -> None:
    weights = {"long": np.full(100, 1.0), "short": np.full(1, 1.0)}
    updater = Updater("lamb", weights, learning_rate=0.1)
    updater.step({"long": np.full(100, 3.0), "short": np.full(1, -5.0)})
    assert weights["long"] == pytest.approx(np.full(100, 0.9), rel=1e-5)
    assert weights["short"] == pytest.approx(np.full(1, 1.1), rel=1e-5)


def test_empty_arrays_and_no_arrays_are_nothing_to_do() -> None:
    weights = {"W": np.zeros((0, 3)), "b": np.ones(2)}
    updater = updater_of("sam", weights, learning_rate=0.1)
    updater.step({"W": np.zeros((0, 3)), "b": np.ones(2)})
    assert weights["W"].shape == (0, 3)
    assert (weights["b"] != 1).all()
    Updater("adam", {}).step({})


def test_many_numbers_are_stepped_in_chunks_of_any_size(monkeypatch: pytest.MonkeyPatch) -> None:
    weights = weights_like(W=(7, 5))
    whole = trained("adam", weights, 70)["W"]
    monkeypatch.setattr(rule_stepper, "CHUNK", 4)
    assert_array_equal(trained("adam", weights, 70)["W"], whole)


def test_a_step_begins_where_the_arrays_are() -> None:
    weights = {"w": np.array([4.0])}
    updater = Updater("momentum", weights, learning_rate=0.5, momentum=0.5)
    updater.step({"w": [2.0]})
    assert weights["w"].tolist() == [3.0]
    weights["w"][:] = 100.0
    updater.step({"w": [2.0]})
    assert weights["w"].tolist() == [98.5]


def test_numbers_that_are_not_finite_pass_quietly() -> None:
    weights = {"w": np.array([1.0, 2.0])}
    updater = Updater("adam", weights)
    for _ in range(3):
        updater.step({"w": [np.nan, 1.0]})
    assert np.isnan(weights["w"][0])
    assert weights["w"][1] == pytest.approx(1.997)


def test_float32_arrays_are_computed_in_float32() -> None:
    single: Arrays = {"w": np.linspace(1, 2, 7, dtype=np.float32), "b": np.linspace(1, 2, 7)}
    updater = Updater("momentum", single, learning_rate=0.1, momentum=0.9)
    w: Any = single["w"].copy()
    v: Any = np.zeros_like(w)
    rate, keep = np.float32(0.1), np.float32(0.9)
    for _ in range(10):
        updater.step({name: 2 * array for name, array in single.items()})
        v = keep * v - rate * (2 * w)
        w = w + v
    assert single["w"].dtype == np.float32
    assert_array_equal(single["w"], w)
    assert single["b"].dtype == np.float64
    assert single["w"] == pytest.approx(single["b"], abs=1e-6)
    assert not np.array_equal(single["w"], single["b"].astype(np.float32))
    assert updater.state()["memory"]["w"]["v"].dtype == np.float32


def test_questions_about_float32_arrays_are_float32() -> None:
    weights = {"w": np.ones(3, np.float32)}
    found: list[Any] = []

    def noted(points: dict[str, Any]) -> dict[str, Any]:
        found.append(points["w"].dtype)
        return slopes_at(points)

    Updater("sam", weights, slopes_at=noted).step({"w": np.ones(3, np.float32)})
    assert found == [np.float32]


@pytest.mark.parametrize("identifier", RULES)
def test_every_rule_takes_float32(identifier: str) -> None:
    double = weights_like(**SHAPES)
    single = {name: array.astype(np.float32) for name, array in double.items()}
    for name, array in trained(identifier, single, 5).items():
        assert array.dtype == np.float32
        assert array == pytest.approx(trained(identifier, double, 5)[name], rel=1e-3, abs=1e-4)


def test_a_rule_of_ones_own_and_an_entry_are_optimizers_too() -> None:
    rule = "x = x - learning_rate*sign(g)"
    one, other = {"w": np.ones(2)}, {"w": np.ones(2)}
    Updater(rule, one, learning_rate=0.25).step({"w": [3.0, -2.0]})
    Updater(optimizers()["signsgd"], other, learning_rate=0.25).step({"w": [3.0, -2.0]})
    assert one["w"].tolist() == other["w"].tolist() == [0.75, 1.25]


def test_a_schedule_and_wrappers_stand_around_any_rule() -> None:
    weights = {"w": np.array([0.0])}
    updater = Updater(
        "sgd",
        weights,
        learning_rate=1.0,
        schedule={"formula": "1/t"},
        wrappers=[{"wrapper": "clip_by_norm", "hyperparameters": {"limit": 3.0}}],
    )
    updater.step({"w": [-2.0]})
    assert weights["w"][0] == pytest.approx(2.0)
    updater.step({"w": [-8.0]})
    assert weights["w"][0] == pytest.approx(3.5)
    updater.change(**{"clip_by_norm.limit": 9.0})
    updater.step({"w": [-9.0]})
    assert weights["w"][0] == pytest.approx(6.5)


def test_a_schedule_ends_after_the_steps_that_are_told() -> None:
    weights = {"w": np.array([0.0])}
    updater = Updater("sgd", weights, learning_rate=1.0, schedule="cosine", steps=10)
    lengths = []
    for _ in range(12):
        before = weights["w"][0]
        updater.step({"w": [-1.0]})
        lengths.append(weights["w"][0] - before)
    assert lengths[9] > 0
    assert lengths[10:] == pytest.approx([0.0, 0.0], abs=1e-15)
    assert updater.hyperparameters["schedule.total"] == 10


def test_hyperparameters_change_from_the_next_step_on() -> None:
    weights = {"w": np.array([1.0])}
    updater = Updater("sgd", weights, learning_rate=0.5)
    updater.change(learning_rate=0.25)
    updater.step({"w": [1.0]})
    assert weights["w"].tolist() == [0.75]
    assert updater.hyperparameters == {"learning_rate": 0.25}


def test_chance_is_the_seeds_and_no_two_arrays_share_it() -> None:
    def drawn(seed: int) -> dict[str, Any]:
        weights: Arrays = {"a": np.zeros(50), "b": np.zeros((5, 10))}
        updater = Updater(DRIFT, weights, seed=seed, learning_rate=1.0)
        for _ in range(3):
            updater.step({name: np.zeros(w.shape) for name, w in weights.items()})
        return {name: array.ravel() for name, array in weights.items()}

    first, again, other = drawn(1), drawn(1), drawn(2)
    assert_array_equal(first["a"], again["a"])
    streams = [first["a"], first["b"], other["a"], other["b"]]
    for one, another in itertools.combinations(streams, 2):
        assert len(np.intersect1d(one, another)) == 0


def test_importing_the_engine_itself_loads_no_training() -> None:
    script = "import engine, sys; print('engine.training' in sys.modules, 'numpy' in sys.modules)"
    assert python("-c", script).stdout == "False False\n"


def test_a_steeper_number_is_updated_by_its_own_slope() -> None:
    weights = {"W": np.ones((2, 3))}
    Updater("sgd", weights, learning_rate=0.5).step(slopes_at(weights))
    assert weights["W"] == pytest.approx(1 - steepness(weights["W"]))
