"""What has to be kept to take a training up again."""

import io
from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from engine.messages import SlalomError
from engine.training import Updater
from tests.engine.training.loops import (
    RULES,
    SHAPES,
    heights_at,
    slopes_at,
    updater_of,
    weights_like,
)


@pytest.mark.parametrize("identifier", RULES)
def test_a_state_is_plain_arrays_and_takes_the_training_up_again(identifier: str) -> None:
    weights = weights_like(**SHAPES)
    updater = updater_of(identifier, weights)
    for _ in range(3):
        updater.step(slopes_at(weights), heights_at(weights))
    state = updater.state()
    file = io.BytesIO()
    flat = {f"{a}/{n}": v for a, kept in state["memory"].items() for n, v in kept.items()}
    np.savez(file, **flat)
    file.seek(0)
    with np.load(file) as loaded:
        read = {a: {n: loaded[f"{a}/{n}"] for n in kept} for a, kept in state["memory"].items()}
    other = {name: array.copy() for name, array in weights.items()}
    resumed = updater_of(identifier, other)
    resumed.restore({**state, "memory": read})
    for _ in range(3):
        updater.step(slopes_at(weights), heights_at(weights))
        resumed.step(slopes_at(other), heights_at(other))
    assert resumed.steps == 6
    for name, array in weights.items():
        assert_array_equal(other[name], array)


def test_a_state_says_what_a_rule_keeps_in_the_shape_of_the_arrays() -> None:
    weights = weights_like(W=(3, 4), scale=())
    updater = updater_of("nadam", weights, learning_rate=0.25)
    updater.step(slopes_at(weights))
    state = updater.state()
    assert state["steps"] == 1
    assert state["hyperparameters"]["learning_rate"] == 0.25
    assert {n: v.shape for n, v in state["memory"]["W"].items()} == {
        "m": (3, 4),
        "v": (3, 4),
        "mu_product": (),
    }
    assert state["memory"]["scale"]["m"].shape == ()
    state["memory"]["W"]["m"][:] = np.nan
    updater.step(slopes_at(weights))
    assert np.isfinite(weights["W"]).all()


@pytest.mark.parametrize(
    "change",
    [
        {"memory": {"W": {}}},
        {"memory": {"W": {"m": np.zeros((4, 3)), "v": np.zeros((3, 4))}}},
        {"memory": {"W": {"m": np.zeros((3, 4)), "u": np.zeros((3, 4))}}},
        {"memory": {"b": {"m": np.zeros((3, 4)), "v": np.zeros((3, 4))}}},
        {"memory": 3},
        {"steps": "three"},
        {"steps": -1},
        {"steps": float("inf")},
        {"hyperparameters": {"rho": 0.5}},
        {"hyperparameters": None},
    ],
)
def test_another_state_is_refused_and_changes_nothing(change: dict[str, Any]) -> None:
    weights = weights_like(W=(3, 4))
    updater = Updater("adam", weights)
    before = updater.state()
    with pytest.raises(SlalomError, match="not the state of an updater of the same rule"):
        updater.restore({**before, **change})
    assert updater.state()["memory"].keys() == before["memory"].keys()
    assert updater.hyperparameters == before["hyperparameters"]
