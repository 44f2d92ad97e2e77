"""Where a path stands, what it has paid, and who is ahead."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from engine.landmarks import Landmarks
from engine.measures import Status, default_target, standing_status, standings
from engine.race import Race
from engine.setup import RacerSetup, Setup, Stop
from engine.setup.problem import ProblemSetup
from engine.surface import Surface
from engine.transform import Transform
from tests.engine.races import rule, setup_of


@pytest.mark.parametrize(
    ("formula", "x", "y", "status"),
    [
        ("x**2 + y**2", 0, 0, Status.MINIMUM),
        ("x**2 + y**2", 1, 0, Status.RUNNING),
        ("x**2 - y**2", 0, 0, Status.SADDLE),
        ("-x**2 - y**2", 0, 0, Status.SADDLE),
        ("x**4 + y**4", 0, 0, Status.PLATEAU),
        ("x**2 + y**4", 0, 0, Status.PLATEAU),
        ("x**2 - y**4", 0, 0, Status.PLATEAU),
        ("x**2 + 1e-3*y**2", 0, 0, Status.MINIMUM),
        ("x**2 + y", 0, 0, Status.RUNNING),
        ("x*y", 0, 0, Status.SADDLE),
        ("7", 1, 1, Status.PLATEAU),
    ],
)
def test_a_flat_point_is_told_by_its_curvatures(
    formula: str, x: float, y: float, status: Status
) -> None:
    found = standing_status(
        Landmarks(Surface(formula)), np.array([[x], [y]], dtype=float), np.zeros(1)
    )
    assert found.tolist() == [status]


def test_standing_at_a_minimum_ends_no_path() -> None:
    race = Race(setup_of(starts=((0.0, 0.0), (1.0, 1.0))))
    assert race.advance(5) == 5
    assert race.status(0, 5).tolist() == [Status.MINIMUM, Status.RUNNING]
    assert race.end_steps(0).tolist() == [-1, -1]


def ranked(*rates: float, target: float = 0.01, **given: Any) -> list[tuple[int, int | None]]:
    race = Race(setup_of(*(rule(learning_rate=rate) for rate in rates), **given))
    race.advance(400)
    rows = standings(race, 400, target)
    assert [row.rank for row in rows] == list(range(1, len(rows) + 1))
    return [(row.racer, None if row.steps is None else int(row.steps)) for row in rows]


def test_the_fastest_to_the_target_leads_and_the_lowest_of_the_rest_follows() -> None:
    places = ranked(0.001, 0.1, 0.0005, 0.3)
    assert [racer for racer, _ in places] == [3, 1, 0, 2]
    assert places[0][1] is not None and places[1][1] is not None
    assert places[0][1] < places[1][1]
    assert places[2][1] is places[3][1] is None


def test_who_reaches_the_target_from_more_starts_leads() -> None:
    text = "x = x - where(x > 3.5, 0, learning_rate)*g"
    race = Race(setup_of(rule(text, learning_rate=0.3), rule(learning_rate=0.05)))
    race.advance(600)
    first, second = standings(race, 600, 0.01)
    assert (first.racer, first.reached) == (1, 1.0)
    assert second.reached == pytest.approx(2 / 3)


def test_the_cost_to_the_target_is_what_was_paid_when_it_was_reached() -> None:
    race = Race(setup_of(rule("x = x - learning_rate*grad(x - 0.001*g)")))
    race.advance(300)
    (row,) = standings(race, 300, 0.05)
    for path in row.paths:
        assert path.steps is not None
        before, at = (race.heights(0, path.steps + k)[path.start] for k in (-1, 0))
        assert at <= 0.05 < before
        assert path.gradient_evaluations == 2 * path.steps


def test_a_standing_is_that_of_its_step() -> None:
    race = Race(setup_of())
    race.advance(300)
    (late,), (early,) = standings(race, 300, 0.05), standings(race, 10, 0.05)
    assert early.reached == 0.0 and late.reached == 1.0
    assert early.height == pytest.approx(float(np.median(race.heights(0, 10))))
    assert early.slope_norm > late.slope_norm


def test_asking_often_gives_the_same_as_asking_once() -> None:
    often, once = Race(setup_of()), Race(setup_of())
    for _ in range(60):
        often.advance(5)
        standings(often, often.step, 0.05)
    once.advance(300)
    assert standings(often, 300, 0.05) == standings(once, 300, 0.05)


def test_a_racer_that_does_not_run_has_no_standing() -> None:
    race = Race(setup_of(rule(), RacerSetup(optimizer="adam", enabled=False)))
    race.advance(10)
    assert [row.racer for row in standings(race, 10, 0.0)] == [0]
    assert [race.runs(racer) for racer in (0, 1)] == [True, False]


def test_a_diverged_racer_comes_last_and_breaks_nothing() -> None:
    places = ranked(0.1, 30.0, stop=Stop())
    assert [racer for racer, _ in places] == [0, 1]


def test_without_starts_there_is_a_row_and_no_number() -> None:
    race = Race(setup_of(starts=()))
    (row,) = standings(race, 0, 0.0)
    assert row.paths == () and row.reached == 0.0 and np.isnan(row.height)


def test_the_default_target_lies_a_little_above_the_best_known_minimum() -> None:
    race = Race(Setup(ProblemSetup(function="beale"), ((1.0, 1.0),), ()))
    axes = [np.linspace(low, high, 101) for low, high in race.problem.window]
    heights = race.problem.heights(np.stack(np.meshgrid(*axes)).reshape(2, -1))
    assert default_target(race) == pytest.approx(1e-6 * (heights.max() - heights.min()))


def test_without_known_minima_the_target_goes_by_the_lowest_height_seen() -> None:
    race = Race(setup_of(formula="x**2 + y**2 + 5"))
    assert default_target(race) == pytest.approx(5 + 1e-6 * 50)


def test_what_a_racer_paid_is_the_median_of_what_each_of_its_paths_paid() -> None:
    starts = ((0.0, 0.0), (4.0, 1.0), (-3.0, 2.0))
    setup = Setup(ProblemSetup(function="booth"), starts, (RacerSetup("bfgs"),))
    race = Race(setup)
    race.advance(50)
    (row,) = standings(race, 50, default_target(race))
    paid = [path.gradient_evaluations or 0 for path in row.paths]
    for path, start in zip(row.paths, starts, strict=True):
        alone = Race(replace(setup, starts=(start,)))
        alone.advance(50)
        assert path.steps is not None
        assert alone.costs(0, path.steps).gradient_evaluations.tolist() == [
            path.gradient_evaluations
        ]
    assert len(set(paid)) > 1
    assert row.gradient_evaluations == sorted(paid)[1]


def test_the_default_target_does_not_change_when_the_ground_is_turned_or_moved() -> None:
    setup = setup_of(rule("x = x - learning_rate*g"))
    target = default_target(Race(setup))
    for transform in (Transform(rotation=30.0), Transform(shift=(1.0, -1.0), condition=50.0)):
        assert default_target(Race(replace(setup, transform=transform))) == target
    higher = default_target(Race(replace(setup, transform=Transform(height_scale=10.0))))
    assert higher == pytest.approx(10.0 * target)
