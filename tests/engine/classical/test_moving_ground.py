"""Ground that answers otherwise in each step: noise, drift, and numbers that are none."""

import numpy as np
import pytest

from engine.disturbance import as_asked
from engine.disturbances import Disturbances
from engine.race import Race
from engine.setup import ProblemSetup, RacerSetup, Setup
from engine.surface import Surface
from tests.engine.catalog.compiled import CLASSICAL
from tests.engine.classical.methods import many_points, run, stepper, surface

MOST_HEIGHTS_A_STEP = 62
SEARCHING = sorted(set(CLASSICAL) - {"nelder_mead", "cma_es"})

each_method = pytest.mark.parametrize("identifier", CLASSICAL)


@pytest.mark.parametrize("identifier", SEARCHING)
def test_a_step_trusts_no_answer_of_an_earlier_one(identifier: str) -> None:
    ground = as_asked(surface("himmelblau"), Disturbances(additive=2.0), 1)
    trail, costs = run(stepper(identifier, ground, many_points(6)), 12)
    assert (costs[:, 0] >= 1).all()
    assert (costs[:, 1] >= 2).all()
    assert (trail[1:] != trail[:-1]).any(axis=1).mean() > 0.9


@each_method
def test_a_bottom_that_moves_is_followed(identifier: str) -> None:
    ground = Surface("(x - 0.02*t)**2 + 2*(y + 0.01*t)**2")
    trail, _ = run(stepper(identifier, ground, np.array([[0.3, -0.5], [0.2, 0.4]])), 200)
    bottom = np.array([[0.02 * 200], [-0.01 * 200]])
    behind = np.linalg.norm(trail[-1] - bottom, axis=0)
    assert (behind < (2.0 if identifier in ("nelder_mead", "cma_es") else 0.5)).all()


@each_method
@pytest.mark.parametrize(
    "formula",
    [
        "sqrt(x) + y*y",
        "log(x*y)",
        "1/(x - 1)",
        "exp(exp(9*x)) + y*y",
        "x*0 + 3",
        "x + y",
        "-(x*x) - y*y",
        "abs(x) + floor(y)",
    ],
)
def test_ground_that_is_none_ends_in_no_exception_and_no_endless_search(
    identifier: str, formula: str
) -> None:
    trail, costs = run(stepper(identifier, Surface(formula), many_points(40)), 30)
    assert costs[:, 1].max() <= MOST_HEIGHTS_A_STEP
    assert np.isfinite(trail[0]).all()


@each_method
def test_a_path_never_leaves_ground_for_where_there_is_none(identifier: str) -> None:
    points = np.abs(many_points(20)) + 0.01
    trail, _ = run(stepper(identifier, Surface("sqrt(x) + (y - 1)**2"), points), 60)
    if identifier != "cma_es":  # the middle of good samples may lie where none of them is
        assert (trail[:, 0] >= 0).all()


@each_method
def test_a_changed_number_wakes_a_path_that_rests(identifier: str) -> None:
    one = stepper(identifier, Surface("(x - 1)**2 + 2*(y + 1)**2"), many_points(3))
    run(one, 400)
    assert run(one, 3)[1].sum() == 0
    first = CLASSICAL[identifier].hyperparameters[0]
    one.change({first.name: first.high})
    assert one.state().memory["_stuck"].tolist() == [0.0] * 3


def test_a_noisy_race_is_the_same_in_blocks_and_pays_for_each_answer() -> None:
    racers = tuple(RacerSetup(optimizer=one) for one in CLASSICAL)
    noise = Disturbances(additive=0.5, multiplicative=0.2, seen=0.8)
    setup = Setup(
        ProblemSetup(function="rosenbrock"), ((-1.2, 1.0), (2.0, 2.0)), racers, disturbances=noise
    )
    one, other = Race(setup), Race(setup)
    one.advance(12)
    for count in (1, 7, 4):
        other.advance(count)
    for racer in range(len(racers)):
        assert np.array_equal(one.positions(racer, 12), other.positions(racer, 12))
        paid, wanted = one.costs(racer, 9), other.costs(racer, 9)
        assert np.array_equal(paid.function_evaluations, wanted.function_evaluations)
        assert (paid.function_evaluations >= 9).all()
