"""Up to which rate rules are stable on a quadratic, as the catalog says and as they run."""

import numpy as np
import pytest

from engine.catalog import optimizers
from engine.setup import RacerSetup, WrapperSetup
from engine.stability import stable_rate
from tests.engine.races import raced, setup_of

CURVATURE = 8.0
KNOWN = [name for name, entry in optimizers().items() if entry.stable_rate]
OTHERS = {"momentum": 0.6, "dampening": 0.3, "weight_decay": 0.1}


def racer_at(identifier: str, **changed: float) -> tuple[RacerSetup, dict[str, float]]:
    """A racer all of whose numbers are other ones than by default, and these numbers."""
    declared = [one.name for one in optimizers()[identifier].hyperparameters]
    values = {name: {**OTHERS, "learning_rate": 0.1, **changed}[name] for name in declared}
    return RacerSetup(optimizer=identifier, hyperparameters=values), values


def grown(identifier: str, rate: float, steps: int = 400) -> float:
    """How far from the minimum a path on a quadratic ends that begins at 1."""
    racer, _ = racer_at(identifier, learning_rate=rate)
    formula = f"{CURVATURE / 2}*x**2 + y**2/2"
    race = raced(setup_of(racer, formula=formula, starts=((1.0, 0.5),)), steps)
    return float(np.abs(race.positions(0, race.step)[0, 0]))


def test_gradient_descent_heavy_ball_and_nesterov_are_known() -> None:
    assert {"sgd", "momentum", "momentum_pytorch", "nesterov"} <= set(KNOWN)


@pytest.mark.parametrize("identifier", KNOWN)
def test_a_rule_is_stable_just_below_its_limit_and_diverges_just_above(identifier: str) -> None:
    racer, values = racer_at(identifier)
    limit = stable_rate(racer, values, CURVATURE)
    assert limit is not None
    assert grown(identifier, 0.97 * limit) < 1.0 < 100.0 < grown(identifier, 1.03 * limit)


def test_the_limits_are_those_of_the_literature() -> None:
    for identifier, wanted in (("sgd", 2.0), ("momentum", 3.8), ("nesterov", 3.8 / 2.8)):
        racer, values = racer_at(identifier, momentum=0.9)
        assert stable_rate(racer, values, 4.0) == pytest.approx(wanted / 4.0)


def test_nothing_is_said_of_rules_that_scale_their_slopes_or_are_of_ones_own() -> None:
    for identifier in ("adam", "rmsprop", "signsgd", "bfgs"):
        racer = RacerSetup(optimizer=identifier)
        assert stable_rate(racer, {"learning_rate": 0.1}, 1.0) is None
    own = RacerSetup(rule="x = x - learning_rate*g", hyperparameters={"learning_rate": 0.1})
    assert stable_rate(own, {"learning_rate": 0.1}, 1.0) is None


def test_nothing_is_said_of_a_rule_with_wrappers_nor_where_nothing_curves_upwards() -> None:
    racer, values = racer_at("sgd")
    wrapped = RacerSetup(optimizer="sgd", wrappers=(WrapperSetup("clip_by_norm"),))
    assert stable_rate(wrapped, values, 1.0) is None
    assert stable_rate(racer, values, None) is None
