"""CMA-ES: chance, shape and what it finds among many wells."""

import numpy as np
import pytest

from engine.classical.cma_weights import Weights, usual_samples
from engine.race import Race
from engine.setup import ProblemSetup, RacerSetup, RandomStarts, Setup
from engine.surface import Surface
from tests.engine.classical.methods import Bowl, run, stepper


def race_of(function: str, seed: int, steps: int, **values: float) -> Race:
    racer = RacerSetup(optimizer="cma_es", hyperparameters=values)
    race = Race(Setup(ProblemSetup(function=function), RandomStarts(10, None), (racer,), seed=seed))
    race.advance(steps)
    return race


@pytest.mark.parametrize("seed", [0, 1, 2, 3])
def test_most_paths_find_the_lowest_of_rastrigins_wells_with_forty_samples(seed: int) -> None:
    race = race_of("rastrigin", seed, 150, extra_samples=34)
    assert (np.linalg.norm(race.positions(0, 150), axis=0) < 1e-6).mean() >= 0.6


def test_another_seed_throws_another_cloud() -> None:
    positions = [race_of("rastrigin", seed, 3).positions(0, 3) for seed in (0, 1, 0)]
    assert np.array_equal(positions[0], positions[2])
    bowl = Surface("x*x + y*y")
    point = np.array([[1.0], [2.0]])
    trails = [
        run(stepper("cma_es", bowl, point, starts=np.array([start])), 3)[0] for start in (0, 1)
    ]
    assert not np.array_equal(trails[0], trails[1])
    assert not np.allclose(positions[0], positions[1])


def test_only_the_order_of_heights_counts() -> None:
    point = np.array([[-1.2], [1.0]])
    formula = "100*(y - x*x)**2 + (1 - x)**2"
    trails = [
        run(stepper("cma_es", Surface(text), point), 40)[0]
        for text in (formula, f"({formula})*4096", f"sqrt({formula})")
    ]
    assert np.array_equal(trails[0], trails[1])
    assert np.allclose(trails[0], trails[2])


def test_the_cloud_takes_the_shape_of_the_ground() -> None:
    one = stepper("cma_es", Surface("x*x + 400*y*y"), np.array([[3.0], [2.0]]))
    run(one, 60)
    covariance = one.state().memory["covariance"][..., 0]
    assert 4 < np.sqrt(covariance[0, 0] / covariance[1, 1]) < 100


@pytest.mark.parametrize("dims", [1, 3, 5])
def test_bowls_of_any_number_of_coordinates_are_descended(dims: int) -> None:
    one = stepper("cma_es", Bowl(dims), np.full((dims, 3), -2.0))
    trail, costs = run(one, 300)
    assert np.allclose(trail[-1], 1.0, atol=1e-6)
    assert costs[0].tolist() == [[0] * 3, [usual_samples(dims)] * 3]


def test_weights_are_those_of_hansens_table() -> None:
    weights = Weights(10, np.array([10.0, 6.0]))
    assert usual_samples(10) == 10
    usual = np.log(5.5) - np.log(np.arange(1, 6))
    assert [weight[0] for weight in weights.weights] == pytest.approx(usual / usual.sum())
    assert [weight[1] > 0 for weight in weights.weights] == [True, True, True, False, False]
    assert weights.effective[0] == pytest.approx(usual.sum() ** 2 / (usual**2).sum())
    assert weights.expected_length == pytest.approx(3.084726565)
    assert weights.rank_one[0] == pytest.approx(2 / (11.3**2 + weights.effective[0]))
