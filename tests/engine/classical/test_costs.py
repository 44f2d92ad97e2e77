"""Each path pays for what it asks, and nothing else is asked."""

import numpy as np
import pytest

from engine.arrays import Indices
from engine.race import Race
from engine.setup import Edit, ProblemSetup, RacerSetup, Setup, Stop
from engine.surface import Surface
from tests.engine.catalog.compiled import CLASSICAL
from tests.engine.classical.methods import WALLS, Watched, many_points, run, stepper

each_method = pytest.mark.parametrize("identifier", CLASSICAL)
STARTS = ((-1.2, 1.0), (0.5, 2.0))
SMALL = 2_000
"""Bytes that hold a few steps of two paths."""


def setup_of(identifier: str, stop: Stop | None = None, edits: tuple[Edit, ...] = ()) -> Setup:
    racer = RacerSetup(optimizer=identifier)
    return Setup(ProblemSetup(function="rosenbrock"), STARTS, (racer,), stop or Stop(), edits=edits)


@each_method
def test_what_a_path_pays_is_what_the_problem_was_asked(identifier: str) -> None:
    watched = Watched(Surface(WALLS), 9)
    _, costs = run(stepper(identifier, watched, many_points(9)), 30)
    gradients, functions = costs.sum(axis=0)
    assert (functions == watched.heights_asked).all()
    hessians = watched.dims * watched.curvatures_asked
    assert (gradients == watched.slopes_asked + hessians).all()
    assert len(set(functions.tolist())) > 1 or identifier == "cma_es"


@each_method
def test_a_path_that_has_come_to_rest_asks_no_more(identifier: str) -> None:
    one = stepper(identifier, Surface("(x - 1)**2 + 2*(y + 1)**2"), many_points(5))
    run(one, 400)
    points, costs = run(one, 10)
    assert costs.sum() == 0
    assert (points == points[0]).all()
    assert np.allclose(points[0], [[1.0], [-1.0]], atol=1e-6)


@each_method
def test_costs_add_up_the_same_in_a_race_that_forgets(identifier: str) -> None:
    whole, thin = Race(setup_of(identifier)), Race(setup_of(identifier), history_budget=SMALL)
    for race in (whole, thin):
        race.advance(300)
    assert len(thin.trail(0, 0, 300)[0]) < 100
    asked: list[int | Indices] = [7, 290, np.array([13, 131]), np.array([131, 300]), 300]
    for steps in asked:
        for _ in range(2):
            paid, wanted = thin.costs(0, steps), whole.costs(0, steps)
            assert np.array_equal(paid.gradient_evaluations, wanted.gradient_evaluations)
            assert np.array_equal(paid.function_evaluations, wanted.function_evaluations)


@each_method
def test_an_ended_path_pays_no_more(identifier: str) -> None:
    race = Race(setup_of(identifier, Stop(distance=0.5)), history_budget=SMALL)
    race.advance(3_000)
    ends = race.end_steps(0)
    assert (ends > 0).any()
    free = Race(setup_of(identifier))
    free.advance(race.step)
    paid = race.costs(0, race.step)
    wanted = free.costs(0, np.where(ends > 0, ends, race.step))
    assert np.array_equal(paid.gradient_evaluations, wanted.gradient_evaluations)
    assert np.array_equal(paid.function_evaluations, wanted.function_evaluations)


def test_costs_of_a_branch_and_of_added_starts_are_those_of_the_race_anew() -> None:
    race = Race(setup_of("bfgs"), history_budget=SMALL)
    race.advance(40)
    branch = race.branch(17)
    branch.advance(9)
    assert np.array_equal(
        branch.costs(0, 26).function_evaluations, race.costs(0, 26).function_evaluations
    )
    wider = Setup(race.setup.problem, (*STARTS, (2.0, -1.0)), race.setup.racers)
    late, anew = race.revised(wider), Race(wider)
    late.work(1e-9, until=40)
    assert late.costs(0, 40).function_evaluations[2] == 0
    late.advance(0)
    anew.advance(40)
    for step in (3, 25, 40):
        for name in ("gradient_evaluations", "function_evaluations"):
            assert np.array_equal(
                getattr(late.costs(0, step), name), getattr(anew.costs(0, step), name)
            )
