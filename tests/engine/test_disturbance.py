"""A disturbed problem: what is asked is noisy, the same for all, and what is shown is not."""

from dataclasses import replace

import numpy as np
import pytest

from engine import rule_stepper
from engine.arrays import Array
from engine.catalog import optimizers
from engine.disturbance import Disturbed, as_asked
from engine.disturbances import Disturbances
from engine.race import Race
from engine.rule_optimizer import RuleOptimizer
from engine.setup import Edit, RacerSetup, Setup
from engine.surface import Surface
from tests.engine.races import BOWL, STARTS, assert_equal_races, rule, setup_of
from tests.engine.test_rule_stepper import Valley

ALL = Disturbances(additive=0.3, multiplicative=0.5, heavy_tailed=0.05, seen=0.7)
EACH = {
    "additive": Disturbances(additive=0.3),
    "multiplicative": Disturbances(multiplicative=0.5),
    "heavy tailed": Disturbances(heavy_tailed=0.1),
    "seldom seen": Disturbances(seen=0.4),
    "all of it": ALL,
}
FEELS = "slope = g\nheight = f\nx = x - 0.01*g"
MANY = 40_000

each_kind = pytest.mark.parametrize("strengths", EACH.values(), ids=EACH)


def disturbed(*racers: RacerSetup, strengths: Disturbances = ALL, **others: object) -> Setup:
    return replace(setup_of(*racers, **others), disturbances=strengths)  # type: ignore[arg-type]


def raced(setup: Setup, steps: int = 20) -> Race:
    race = Race(setup)
    race.advance(steps)
    return race


def felt(strengths: Disturbances, formula: str = "3*x - y", seed: int = 5) -> Array:
    """Slopes `(2, MANY)` that as many starts are told in one step where the slope is (3, -1)."""
    points = np.zeros((2, MANY))
    return Disturbed(Surface(formula), strengths, seed).slopes(points, 7.0)


@each_kind
def test_a_rule_is_told_what_the_problem_answers_when_asked(strengths: Disturbances) -> None:
    race = raced(disturbed(rule(FEELS), strengths=strengths, seed=3))
    problem = Disturbed(Surface(BOWL), strengths, 3)
    for step in (1, 2, 20):
        before, told = race.positions(0, step - 1), race.memory(0, step)
        assert np.array_equal(told["slope"], problem.slopes(before, float(step)))
        assert np.array_equal(told["height"], problem.heights(before, float(step)))
        assert not np.array_equal(told["slope"], race.problem.slopes(before))


@each_kind
def test_what_is_shown_is_not_disturbed(strengths: Disturbances) -> None:
    race = raced(disturbed(rule(FEELS), strengths=strengths))
    points = race.positions(0, 20)
    assert np.array_equal(race.heights(0, 20), Surface(BOWL).heights(points))
    assert np.array_equal(race.slopes(0, 20), Surface(BOWL).slopes(points))
    assert np.array_equal(race.height_curve(0, 0, 20)[1][20], race.heights(0, 20))
    high = race.heights(0, 5).min()
    assert race.reached(0, 20, high).min() <= 5


@pytest.mark.parametrize("identifier", ["adam", "sgd", "sam", "lamb", "sophia_h"])
def test_without_strength_nothing_changes(identifier: str) -> None:
    plain = setup_of(RacerSetup(optimizer=identifier))
    assert_equal_races(raced(replace(plain, disturbances=Disturbances())), raced(plain))
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
    race = raced(disturbed(rule(text), rule("a = g\nx = x + 5"), strengths=noise))
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


@each_kind
def test_noise_does_not_depend_on_the_company(strengths: Disturbances) -> None:
    racers = rule(FEELS), RacerSetup(optimizer="sam"), RacerSetup(optimizer="adam")
    few = raced(disturbed(racers[1], strengths=strengths))
    more = raced(disturbed(*racers, strengths=strengths, starts=STARTS * 9))
    assert np.array_equal(more.positions(1, 20)[:, :3], few.positions(0, 20))


@pytest.mark.parametrize("chunk", [1, 2])
def test_noise_is_the_same_in_steps_blocks_chunks_and_replays(
    chunk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    setup = disturbed(RacerSetup(optimizer="sam"), RacerSetup(optimizer="adam"), seed=8)
    whole = raced(setup, 150)
    single = Race(setup)
    for _ in range(150):
        single.advance()
    assert_equal_races(single, whole)
    tight = Race(setup, history_budget=3_000)
    tight.advance(150)
    assert_equal_races(tight, whole, [0, 3, 97, 150])
    monkeypatch.setattr(rule_stepper, "CHUNK", chunk)
    assert_equal_races(raced(setup, 150), whole)


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


def test_additive_noise_has_this_mean_and_deviation() -> None:
    noise = felt(Disturbances(additive=0.5)) - np.array([[3.0], [-1.0]])
    assert np.abs(noise.mean(axis=1)).max() < 4 * 0.5 / np.sqrt(MANY)
    assert noise.std(axis=1) == pytest.approx([0.5, 0.5], rel=4 / np.sqrt(2 * MANY))


def test_multiplicative_noise_scales_with_the_slope() -> None:
    slopes = felt(Disturbances(multiplicative=0.2))
    factors = slopes / np.array([[3.0], [-1.0]])
    assert np.abs(factors.mean(axis=1) - 1).max() < 4 * 0.2 / np.sqrt(MANY)
    assert factors.std(axis=1) == pytest.approx([0.2, 0.2], rel=4 / np.sqrt(2 * MANY))


@pytest.mark.parametrize("share", [0.01, 0.1, 0.25, 0.5, 0.9, 0.999])
def test_heavy_tails_are_those_of_students_t_with_two_degrees(share: float) -> None:
    """Its distribution function is `1/2 + x/(2*sqrt(2 + x*x))`."""
    noise = (felt(Disturbances(heavy_tailed=2.0)) - np.array([[3.0], [-1.0]])) / 2
    quantile = (2 * share - 1) / np.sqrt(2 * share * (1 - share))
    assert 0.5 + quantile / (2 * np.sqrt(2 + quantile**2)) == pytest.approx(share)
    below = (noise <= quantile).mean(axis=1)
    assert below == pytest.approx([share] * 2, abs=4 * np.sqrt(share * (1 - share) / MANY))


@pytest.mark.parametrize("seen", [0.0, 0.1, 0.5, 0.95])
def test_a_coordinate_is_seen_with_this_probability(seen: float) -> None:
    slopes = felt(Disturbances(seen=seen))
    is_seen = slopes != 0
    spread = 4 * np.sqrt(seen * (1 - seen) / MANY)
    assert is_seen.mean(axis=1) == pytest.approx([seen] * 2, abs=spread)
    assert (is_seen[0] & is_seen[1]).mean() == pytest.approx(seen**2, abs=4 / np.sqrt(MANY))
    assert np.array_equal(np.unique(slopes[0]), [0.0, 3.0] if seen else [0.0])


def test_an_unseen_coordinate_hides_a_slope_that_has_exploded() -> None:
    slopes = felt(Disturbances(seen=0.5), formula="exp(exp(7 + x))")
    assert np.array_equal(np.unique(slopes[0]), [0.0, np.inf])
    assert not slopes[1].any()


OTHERS = {
    "coordinate": lambda: felt(Disturbances(additive=1.0))[1] + 1,
    "seed": lambda: felt(Disturbances(additive=1.0), seed=6)[0] - 3,
    "step": lambda: Disturbed(Surface("x"), Disturbances(additive=1.0), 5).slopes(
        np.zeros((2, MANY)), 8.0
    )[0],
    "factor": lambda: felt(Disturbances(multiplicative=1.0))[0] / 3 - 1,
    "tails": lambda: np.arctan(felt(Disturbances(heavy_tailed=1.0))[0] - 3),
    "what is seen": lambda: (felt(Disturbances(seen=0.5))[0] != 0) - 0.5,
}


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
def test_one_disturbance_tells_nothing_about_another(other: object) -> None:
    one = felt(Disturbances(additive=1.0))[0] - 3
    drawn = other()  # type: ignore[operator]
    assert abs(np.corrcoef(one, drawn)[0, 1]) < 4 / np.sqrt(MANY)
    assert abs(np.corrcoef(np.abs(one), np.abs(drawn - 0.1))[0, 1]) < 4 / np.sqrt(MANY)


def test_the_noise_of_the_problem_is_not_that_of_a_rule() -> None:
    text = "own = normal()\nslope = g\nx = x - 0*g"
    noise = Disturbances(additive=1.0)
    race = raced(disturbed(rule(text), strengths=noise, formula="3*x - y", starts=STARTS * 2000), 2)
    told = race.memory(0, 2)
    assert abs(np.corrcoef(told["own"][0], told["slope"][0])[0, 1]) < 4 / np.sqrt(6000)


def test_disturbing_in_another_way_runs_the_racers_again_to_the_same_step() -> None:
    race = raced(disturbed(rule(FEELS), RacerSetup(optimizer="adam"), strengths=ALL), 60)
    for strengths in (EACH["additive"], Disturbances(), ALL):
        changed = replace(race.setup, disturbances=strengths)
        race = race.revised(changed)
        assert race.step == 60
        race.work(10.0, 60)
        assert race.computed(0) == 60
        assert_equal_races(race, raced(changed, 60))


@pytest.mark.parametrize(
    "starts",
    [STARTS[1:], STARTS[:2], STARTS[::-1], (*STARTS, (2.0, 2.0)), (STARTS[0], (1.0, 1.0))],
)
def test_starts_come_and_go_without_moving_the_noise_of_others(
    starts: tuple[tuple[float, float], ...],
) -> None:
    race = raced(disturbed(rule(), RacerSetup(optimizer="adam")), 60)
    changed = replace(race.setup, starts=starts)
    revised = race.revised(changed)
    revised.work(10.0, 60)
    assert_equal_races(revised, raced(changed, 60))


def test_edits_and_branches_of_a_disturbed_race_are_replayed_exactly() -> None:
    race = raced(disturbed(rule(), seed=4), 30)
    race.edit(0, learning_rate=0.02)
    race.advance(30)
    assert_equal_races(race, raced(race.setup, 60))
    branch = race.branch(40)
    branch.advance(20)
    assert_equal_races(branch, race)
    changed = replace(race.setup, edits=(Edit(10, 0, {"learning_rate": 0.3}),))
    revised = race.revised(changed)
    revised.work(10.0, 60)
    assert_equal_races(revised, raced(changed, 60))


@pytest.mark.parametrize("identifier", optimizers())
def test_every_optimizer_of_the_catalog_races_on_disturbed_ground(identifier: str) -> None:
    setup = disturbed(RacerSetup(optimizer=identifier), strengths=ALL)
    race = raced(setup, 30)
    assert race.step == 30
    assert_equal_races(race, raced(setup, 30))
    plain = raced(replace(setup, disturbances=Disturbances()), 30)
    assert not np.array_equal(plain.positions(0, 30), race.positions(0, 30))
