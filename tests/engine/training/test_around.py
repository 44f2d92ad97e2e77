"""Every schedule and every wrapper around a rule, in a training loop as in a race."""

from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from engine.catalog import schedules, wrappers
from engine.race import Race
from engine.setup import Setup
from tests.engine.training.loops import SHAPES, trained, updater_of, weights_like

BOWL = "0.1*x**2 + 3*y**2"  # what the loops have for an array of two numbers
EVERY = [{"schedule": name} for name in schedules()] + [{"wrappers": [name]} for name in wrappers()]
STEPS = 120
CHANGES_NOTHING = [{"schedule": "constant"}]


def name_of(around: dict[str, Any]) -> str:
    return "-".join(str(value) for value in around.values())


@pytest.mark.parametrize("around", EVERY, ids=name_of)
def test_each_array_goes_its_way_as_if_it_were_alone(around: dict[str, Any]) -> None:
    weights = weights_like(**SHAPES)
    together = trained("momentum", weights, 30, **around)
    for name, array in weights.items():
        alone = trained("momentum", {name: array}, 30, **around)[name]
        assert np.isfinite(alone).all()
        assert_array_equal(together[name], alone)


@pytest.mark.parametrize("around", EVERY, ids=name_of)
def test_a_training_is_the_race_of_the_same_racer(around: dict[str, Any]) -> None:
    start = weights_like(w=(2,))
    racer: dict[str, Any] = {"optimizer": "adam", "hyperparameters": {"learning_rate": 0.1}}
    if "schedule" in around:
        racer["schedule"] = {"schedule": around["schedule"]}
    else:
        racer["wrappers"] = [{"wrapper": name} for name in around["wrappers"]]
    session = {
        "format": "slalom",
        "schema": 1,
        "problem": {"formula": BOWL, "window": [[-5, 5], [-5, 5]]},
        "starts": [start["w"].tolist()],
        "racers": [racer],
        "stop": {"max_steps": STEPS},
    }
    race = Race.from_setup(Setup.from_dict(session))
    race.advance(STEPS)
    found = trained("adam", start, STEPS, learning_rate=0.1, steps=STEPS, **around)["w"]
    assert found == pytest.approx(race.positions(0, STEPS)[:, 0], rel=1e-11, abs=1e-13)
    plain = trained("adam", start, STEPS, learning_rate=0.1)["w"]
    assert np.array_equal(found, plain) == (around in CHANGES_NOTHING)


def test_an_updater_names_what_stands_around() -> None:
    updater = updater_of("sgd", weights_like(w=(2,)), schedule="cosine", wrappers=["lookahead"])
    dotted = {name for name in updater.hyperparameters if "." in name}
    assert {name.split(".")[0] for name in dotted} == {"schedule", "lookahead"}
