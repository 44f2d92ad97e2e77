"""Each row of a batch is the row run alone, bit for bit."""

import numpy as np
import pytest

from engine.disturbance import as_asked
from engine.disturbances import Disturbances
from engine.surface import Surface
from tests.engine.catalog.compiled import CLASSICAL
from tests.engine.classical.methods import (
    WALLS,
    Bowl,
    many_points,
    run,
    same_states,
    stepper,
    surface,
)

COUNT = 100
STEPS = 8

each_method = pytest.mark.parametrize("identifier", CLASSICAL)


@each_method
def test_each_row_of_a_batch_of_a_hundred_is_the_row_alone(identifier: str) -> None:
    problem, points = Surface(WALLS), many_points(COUNT)
    together = stepper(identifier, problem, points)
    trail, costs = run(together, STEPS)
    state = together.state()
    for column in range(COUNT):
        here = np.array([column])
        alone = stepper(identifier, problem, points[:, here], starts=here)
        own_trail, own_costs = run(alone, STEPS)
        assert np.array_equal(trail[:, :, here], own_trail, equal_nan=True), column
        assert np.array_equal(costs[:, :, here], own_costs), column
        assert same_states(alone.state(), state.columns(here)), column


@each_method
@pytest.mark.parametrize("dims", [1, 3, 5])
def test_rows_are_the_same_alone_in_any_number_of_coordinates(identifier: str, dims: int) -> None:
    points = np.random.default_rng(dims).normal(size=(dims, 7))
    together, _ = run(stepper(identifier, Bowl(dims), points), 12)
    for column in (0, 3, 6):
        here = np.array([column])
        alone, _ = run(stepper(identifier, Bowl(dims), points[:, here], starts=here), 12)
        assert np.array_equal(together[:, :, here], alone)


@each_method
def test_rows_are_the_same_alone_where_answers_are_disturbed(identifier: str) -> None:
    disturbed = as_asked(surface("rosenbrock"), Disturbances(additive=0.3, multiplicative=0.1), 3)
    points = many_points(9)
    together, costs = run(stepper(identifier, disturbed, points), 15)
    for column in range(9):
        here = np.array([column])
        alone, own = run(stepper(identifier, disturbed, points[:, here], starts=here), 15)
        assert np.array_equal(together[:, :, here], alone)
        assert np.array_equal(costs[:, :, here], own)


@each_method
def test_a_list_of_hyperparameters_is_as_many_races(identifier: str) -> None:
    points = np.repeat(np.array([[-1.2], [1.0]]), 3, axis=1)
    for declared in CLASSICAL[identifier].hyperparameters:
        ends = np.array([declared.low, declared.default, declared.high])
        together, _ = run(
            stepper(identifier, surface("rosenbrock"), points, values={declared.name: ends}), 12
        )
        for column, value in enumerate(ends):
            here = np.array([column])
            one = stepper(
                identifier,
                surface("rosenbrock"),
                points[:, here],
                starts=here,
                values={declared.name: float(value)},
            )
            assert np.array_equal(together[:, :, here], run(one, 12)[0], equal_nan=True)


@each_method
def test_every_hyperparameter_makes_a_difference(identifier: str) -> None:
    grounds = (surface("rosenbrock"), surface("himmelblau"), surface("rastrigin"))
    points = np.array([[-1.2, 0.1], [1.0, -0.2]])
    usual = [run(stepper(identifier, ground, points), 10)[0] for ground in grounds]
    for declared in CLASSICAL[identifier].hyperparameters:
        changed = [
            run(stepper(identifier, ground, points, values={declared.name: value}), 10)[0]
            for value in (declared.low, declared.high)
            for ground in grounds
        ]
        same = [np.array_equal(one, other) for one, other in zip(changed, usual * 2, strict=True)]
        assert not all(same), declared.name
