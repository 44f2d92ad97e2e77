"""Races in which some racers compute in single precision."""

from dataclasses import replace

import numpy as np
import pytest

from engine.disturbances import Disturbances
from engine.race import Race
from engine.setup import RacerSetup, Setup, WrapperSetup
from engine.setup.problem import ProblemSetup
from engine.surface import Surface
from engine.transform import Transform
from tests.engine.races import BOWL, STARTS, assert_equal_races, raced, rule, setup_of
from tests.engine.test_precision import SINGLE, single


def test_everything_of_a_race_shows_the_exact_points_as_float64() -> None:
    start = (0.1, -0.3)
    setup = setup_of(single(RacerSetup(optimizer="adam")), starts=(start,))
    race = raced(setup, 40)
    assert race.positions(0, 0)[:, 0].tolist() == [float(np.float32(0.1)), float(np.float32(-0.3))]
    for values in (
        *(race.positions(0, step) for step in (0, 1, 39, 40)),
        race.trail(0, 0, 40)[1],
        race.heights(0, 40),
        race.slopes(0, 40),
        *race.memory(0, 0).values(),
        *race.memory(0, 40).values(),
    ):
        assert values.dtype == np.float64
    points = race.trail(0, 0, 40)[1]
    assert np.array_equal(points, points.astype(SINGLE))
    exact = Surface(BOWL).heights(race.positions(0, 40))
    assert np.array_equal(race.heights(0, 40), exact)
    assert np.array_equal(race.height_curve(0, 0, 40)[1][40], exact)


def mixed(**changes: object) -> Setup:
    racers = (
        single(RacerSetup(optimizer="adam")),
        RacerSetup(optimizer="adam"),
        single(rule("s = s + learning_rate\nx = x - s*0.01*(g + normal())")),
        single(rule("x = x*1e9")),
    )
    return replace(setup_of(*racers, seed=2), **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "setup",
    [
        mixed(),
        mixed(disturbances=Disturbances(additive=0.1, heavy_tailed=0.1, seen=0.5)),
        mixed(transform=Transform(rotation=20.0, condition=30.0, spin=0.1)),
    ],
    ids=["plain", "disturbed", "moved"],
)
def test_a_race_is_rebuilt_exactly_whatever_way_it_was_run(setup: Setup) -> None:
    whole = raced(setup, 600)
    single_steps = Race(setup)
    for _ in range(600):
        single_steps.advance()
    assert_equal_races(single_steps, whole)
    tight = Race(setup, history_budget=6_000)
    tight.advance(600)
    assert_equal_races(tight, whole, [0, 1, 255, 300, 599, 600])
    branch = whole.branch(300)
    branch.advance(300)
    assert_equal_races(branch, whole)


def test_a_changed_precision_runs_that_racer_again() -> None:
    race = raced(mixed(), 80)
    racers = (replace(race.setup.racers[0], precision="float64"), *race.setup.racers[1:])
    changed = replace(race.setup, racers=racers)
    revised = race.revised(changed)
    revised.work(10.0, 80)
    assert_equal_races(revised, raced(changed, 80))
    assert np.array_equal(revised.positions(0, 80), revised.positions(1, 80))


@pytest.mark.parametrize("starts", [STARTS[1:], (*STARTS, (2.0, 2.0)), (STARTS[2], (0.1, 0.1))])
def test_starts_come_and_go(starts: tuple[tuple[float, float], ...]) -> None:
    race = raced(mixed(), 80)
    changed = replace(race.setup, starts=starts)
    revised = race.revised(changed)
    revised.work(10.0, 80)
    assert_equal_races(revised, raced(changed, 80))


def test_edits_are_cast_as_well() -> None:
    race = raced(mixed(), 30)
    race.edit(0, learning_rate=0.3)
    race.edit(2, learning_rate=(0.1, 0.2, 0.3))
    race.advance(30)
    assert_equal_races(race, raced(race.setup, 60))


def test_descent_in_single_precision_stops_short_where_a_step_is_below_a_digit() -> None:
    """A step of 0.002*(x - 1000) is lost in x once it is below 3e-5: half a digit at 1000."""
    formula = "(x - 1000)**2 + (y - 1000)**2"
    descent = rule(learning_rate=0.001)
    setup = setup_of(single(descent), descent, formula=formula, starts=((1001.0, 998.0),))
    race = raced(setup, 8_000)
    stalled = race.positions(0, 8_000)
    assert np.array_equal(race.positions(0, 6_000), stalled)
    away = np.abs(stalled[:, 0] - 1000)
    assert (away > 0.01).all() and (away < 0.05).all()
    assert race.heights(0, 8_000)[0] > 1e-4
    assert race.heights(1, 8_000)[0] < 1e-12


def test_numbers_too_large_for_the_precision_end_a_path_quietly() -> None:
    race = raced(setup_of(single(rule("x = x - learning_rate*g", learning_rate=1e300))), 3)
    assert race.over
    assert np.isfinite(race.positions(0, 3)).all()


@pytest.mark.parametrize("precision", ["float32", "float64"])
def test_a_slope_of_zero_clipped_to_nothing_is_still_zero(precision: str) -> None:
    clip = WrapperSetup("clip_by_norm", {"limit": 0.0})
    still = replace(rule(), precision=precision, wrappers=(clip,))
    race = raced(setup_of(still, formula="0*x"), 3)
    assert not race.over
    assert race.positions(0, 3) == pytest.approx(race.starts)


def test_a_start_beyond_the_precision_lies_at_its_end() -> None:
    racer = single(RacerSetup(optimizer="adam"))
    setup = setup_of(racer, formula="x + y", starts=((1e50, 0.0), (-1e39, 1e100), (1.0, 2.0)))
    race = raced(setup, 5)
    end = float(np.finfo(SINGLE).max)
    assert race.positions(0, 0).tolist() == [[end, -end, 1.0], [0.0, end, 2.0]]
    assert np.isfinite(race.positions(0, 5)).all()
    assert np.isfinite(race.trail(0, 0, 5)[1]).all()


def test_a_path_that_is_gone_rests_quietly_where_the_window_is_beyond_the_precision() -> None:
    leaving = single(rule("x = x*learning_rate", learning_rate=(1e30, 1.0)))
    problem = ProblemSetup(formula="x + y", window=((1e49, 1e50), (-1.0, 1.0)))
    setup = replace(setup_of(leaving, starts=((1e20, 0.0), (3.0, 0.5))), problem=problem)
    race = raced(setup, 300)
    assert race.end_steps(0).tolist() == [1, -1]
    assert race.positions(0, 300)[:, 1].tolist() == [3.0, 0.5]


def test_the_session_file_names_the_precision() -> None:
    data = mixed().to_dict()
    assert [one.get("precision") for one in data["racers"]][:2] == ["float32", None]  # type: ignore[attr-defined]
    assert_equal_races(raced(Setup.from_dict(data), 20), raced(mixed(), 20))
