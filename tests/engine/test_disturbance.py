"""A disturbed problem: what is asked is noisy, the same for all, and what is shown is not."""

from dataclasses import replace

import numpy as np
import pytest

from engine import rule_stepper
from engine.disturbance import Disturbed, as_asked
from engine.disturbances import Disturbances
from engine.rule_optimizer import RuleOptimizer
from engine.setup import RacerSetup
from engine.surface import Surface
from tests.engine.disturbed import ALL, FEELS, disturbed, each_kind
from tests.engine.races import BOWL, STARTS, assert_equal_races, raced, rule, setup_of
from tests.engine.test_rule_stepper import Valley


@each_kind
def test_a_rule_is_told_what_the_problem_answers_when_asked(strengths: Disturbances) -> None:
    race = raced(disturbed(rule(FEELS), strengths=strengths, seed=3), 20)
    problem = Disturbed(Surface(BOWL), strengths, 3)
    for step in (1, 2, 20):
        before, told = race.positions(0, step - 1), race.memory(0, step)
        assert np.array_equal(told["slope"], problem.slopes(before, float(step)))
        assert np.array_equal(told["height"], problem.heights(before, float(step)))
        assert not np.array_equal(told["slope"], race.problem.slopes(before))


@each_kind
def test_what_is_shown_is_not_disturbed(strengths: Disturbances) -> None:
    race = raced(disturbed(rule(FEELS), strengths=strengths), 20)
    points = race.positions(0, 20)
    assert np.array_equal(race.heights(0, 20), Surface(BOWL).heights(points))
    assert np.array_equal(race.slopes(0, 20), Surface(BOWL).slopes(points))
    assert np.array_equal(race.height_curve(0, 0, 20)[1][20], race.heights(0, 20))
    high = race.heights(0, 5).min()
    assert race.reached(0, 20, high).min() <= 5


@pytest.mark.parametrize("identifier", ["adam", "sgd", "sam", "lamb", "sophia_h"])
def test_without_strength_nothing_changes(identifier: str) -> None:
    plain = setup_of(RacerSetup(optimizer=identifier))
    assert_equal_races(raced(replace(plain, disturbances=Disturbances()), 20), raced(plain, 20))
    surface = Surface(BOWL)
    assert as_asked(surface, Disturbances(), 0) is surface
    points = np.array(STARTS).T
    still = Disturbed(surface, Disturbances(), 0)
    assert np.array_equal(still.slopes(points), surface.slopes(points))
    assert np.array_equal(still.heights(points), surface.heights(points))


def test_curvatures_are_not_disturbed() -> None:
    points, surface = np.array(STARTS).T, Surface("x**4 + x*y**3")
    problem = Disturbed(surface, ALL, 1)
    assert np.array_equal(problem.curvatures(points, 3.0), surface.curvatures(points))
    assert np.array_equal(problem.hess_diag(points, 3.0), surface.hess_diag(points))
    race = raced(disturbed(rule("h = hess_diag(x)\nx = x - 0.001*g"), formula="x**4 + x*y**3"), 3)
    expected = surface.hess_diag(race.positions(0, 2))
    assert np.array_equal(race.memory(0, 3)["h"], expected)


def test_every_racer_meets_the_same_noise_and_all_questions_of_a_step_do() -> None:
    text = "a = g\nb = grad(x + 1)\nc = value(x + 1)\nx = x - 0.01*g"
    noise = Disturbances(additive=1.0)
    race = raced(disturbed(rule(text), rule("a = g\nx = x + 5"), strengths=noise), 20)
    shown = race.problem
    for step in (1, 7):
        at, first, second = race.positions(0, step - 1), race.memory(0, step), race.memory(1, step)
        noise_of_first = first["a"] - shown.slopes(at)
        assert first["b"] - shown.slopes(at + 1) == pytest.approx(noise_of_first)
        elsewhere = race.positions(1, step - 1)
        assert second["a"] - shown.slopes(elsewhere) == pytest.approx(noise_of_first)
        tilt = (noise_of_first * (at + 1)).sum(axis=0)
        assert first["c"] - shown.heights(at + 1) == pytest.approx(tilt)


def test_the_noise_of_the_height_leans_the_way_that_of_the_slope_points() -> None:
    """The tilt about the window's middle is the added slope; both scale by one factor."""
    window = ((0.0, 4.0), (2.0, 10.0))
    noise = Disturbances(additive=0.7, heavy_tailed=0.2)
    points = np.random.default_rng(0).uniform(0, 4, (2, 30))
    surface = Surface(BOWL, window=window)
    problem = Disturbed(surface, noise, 9)
    tilt = problem.slopes(points, 4.0) - surface.slopes(points)
    across = points - np.array([[2.0], [6.0]])
    expected = surface.heights(points) + (tilt * across).sum(axis=0)
    assert problem.heights(points, 4.0) == pytest.approx(expected)
    factors = Disturbed(surface, Disturbances(multiplicative=0.4), 9)
    ratio = factors.slopes(points, 4.0) / surface.slopes(points)
    assert factors.heights(points, 4.0) / surface.heights(points) == pytest.approx(ratio[0])


def test_a_start_meets_its_own_noise_wherever_it_stands_in_a_batch() -> None:
    points = np.random.default_rng(1).normal(size=(2, 6))
    problem = Disturbed(Surface(BOWL), ALL, 2)
    whole, heights = problem.slopes(points, 3.0), problem.heights(points, 3.0)
    for chosen in ([4], [1, 2, 5], [5, 0], [3, 3, 1]):
        part = problem.at(np.array(chosen))
        assert np.array_equal(part.slopes(points[:, chosen], 3.0), whole[:, chosen])
        assert np.array_equal(part.heights(points[:, chosen], 3.0), heights[chosen])


def test_each_point_may_be_asked_in_a_step_of_its_own() -> None:
    points = np.random.default_rng(1).normal(size=(2, 4))
    problem = Disturbed(Surface(BOWL), ALL, 2)
    mixed = problem.slopes(points, np.array([1.0, 2.0, 1.0, 9.0]))
    for column, step in enumerate((1.0, 2.0, 1.0, 9.0)):
        assert np.array_equal(mixed[:, column], problem.slopes(points, step)[:, column])


@each_kind
@pytest.mark.parametrize("dims", [2, 3, 9])
def test_a_problem_of_any_size_that_is_no_formula_is_disturbed_alike(
    strengths: Disturbances, dims: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    points = np.random.default_rng(dims).normal(size=(dims, 5))
    problem = Disturbed(Valley(dims), strengths, 3)
    optimizer = RuleOptimizer("slope = g\nheight = f\nx = x - 0.01*g", {})
    stepper = optimizer.stepper(problem, points, np.arange(5), {}, 3)
    told = stepper.explain()
    assert np.array_equal(told["slope"], problem.slopes(points, 1.0))
    assert np.array_equal(told["height"], problem.heights(points, 1.0))
    trail, pieces = np.empty((2, 20, dims, 5))
    stepper.advance(trail)
    monkeypatch.setattr(rule_stepper, "CHUNK", 2)
    optimizer.stepper(problem, points, np.arange(5), {}, 3).advance(pieces)
    assert np.array_equal(pieces, trail)


def test_an_undisturbed_problem_is_the_same_for_all_starts() -> None:
    surface = Surface(BOWL)
    assert surface.at(np.array([3, 1])) is surface
    assert not surface.uses_chance
