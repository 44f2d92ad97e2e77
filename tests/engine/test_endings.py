"""Paths end by a stop rule, or because they left for good; nothing else ends them."""

from typing import Any

import numpy as np
import pytest

from engine.endings import (
    FAR,
    NEVER,
    NO_MINIMUM,
    Endings,
    Status,
    nearest_distance,
    nearest_minimum,
)
from engine.landmarks import Landmarks
from engine.minimum import Minimum
from engine.race import Race
from engine.setup import RacerSetup, Setup, Stop
from engine.setup.problem import ProblemSetup
from engine.surface import Surface
from engine.transform import Transform
from tests.engine.races import rule, setup_of

ONE = ((3.0, -2.0),)


def run(stop: Stop, text: str = "x = x - learning_rate*g", steps: int = 300, **given: Any) -> Race:
    race = Race(setup_of(rule(text), stop=stop, starts=ONE, **given))
    race.advance(steps)
    return race


def first(holds: np.ndarray) -> int:
    return int(np.flatnonzero(holds)[0]) + 1


def free_points(steps: int = 300) -> tuple[Race, np.ndarray]:
    race = run(Stop(), steps=steps)
    return race, np.array([race.positions(0, k)[:, 0] for k in range(steps + 1)])


def test_the_last_step_ends_every_path() -> None:
    race = run(Stop(max_steps=37))
    assert race.step == 37
    assert race.end_steps(0).tolist() == [37]
    assert race.status(0, 37).tolist() == [Status.STOPPED]
    assert race.status(0, 36).tolist() == [Status.RUNNING]


@pytest.mark.parametrize("limit", [1.0, 0.1, 0.05])
def test_a_small_slope_stops(limit: float) -> None:
    free, _ = free_points()
    norms = np.array([np.linalg.norm(free.slopes(0, k)) for k in range(1, 301)])
    race = run(Stop(slope_norm=limit))
    assert race.end_steps(0)[0] == first(norms <= limit)


@pytest.mark.parametrize("limit", [0.1, 1e-3, 1e-4])
def test_a_small_change_of_height_stops(limit: float) -> None:
    free, _ = free_points()
    heights = np.array([free.heights(0, k)[0] for k in range(301)])
    race = run(Stop(height_change=limit))
    assert race.end_steps(0)[0] == first(np.abs(np.diff(heights)) <= limit)


def test_the_distance_to_the_nearest_known_minimum_stops() -> None:
    setup = Setup(
        ProblemSetup(function="himmelblau"),
        ((3.5, 2.5),),
        (rule(learning_rate=0.01),),
        Stop(distance=0.1),
    )
    race = Race(setup)
    race.advance(300)
    end = int(race.end_steps(0)[0])
    assert end > 0
    apart = [float(nearest_distance(race.problem, race.positions(0, k))[0]) for k in (end - 1, end)]
    assert apart[1] <= 0.1 < apart[0]


def test_the_first_rule_that_holds_stops() -> None:
    alone = [
        int(run(stop).end_steps(0)[0]) for stop in (Stop(slope_norm=0.05), Stop(height_change=1e-3))
    ]
    both = run(Stop(slope_norm=0.05, height_change=1e-3, max_steps=290))
    assert both.end_steps(0).tolist() == [min(alone)]
    assert run(Stop(slope_norm=0.05, max_steps=2)).end_steps(0).tolist() == [2]


def test_a_rule_counts_from_the_first_step() -> None:
    race = run(Stop(slope_norm=1e9))
    assert race.end_steps(0).tolist() == [1]
    assert race.status(0, 0).tolist() == [Status.RUNNING]


def test_an_exploding_path_keeps_its_last_finite_point() -> None:
    race = run(Stop(), "x = x*1000")
    end = int(race.end_steps(0)[0])
    before, last = race.positions(0, end - 1), race.positions(0, end)
    assert race.status(0, end).tolist() == [Status.DIVERGED]
    assert np.array_equal(last, before * 1000)
    assert np.abs(last).max() > FAR * 10 > np.abs(before).max()
    assert np.array_equal(race.positions(0, 300), last)


def test_a_path_to_nowhere_stays_where_it_was_last_a_number() -> None:
    race = run(Stop(), "x = where(t == 5, 1/(x - x), x + 1)")
    assert race.end_steps(0).tolist() == [5]
    assert race.status(0, 5).tolist() == [Status.DIVERGED]
    assert np.array_equal(race.positions(0, 9), race.positions(0, 4))


def test_a_path_that_falls_below_everything_has_escaped() -> None:
    racers = (RacerSetup(optimizer="sgd", hyperparameters={"learning_rate": 0.1}),)
    race = Race(Setup(ProblemSetup(function="cubic"), ((-1.0, 2.4), (1.0, 0.5)), racers))
    race.advance(100)
    assert race.status(0, 100).tolist()[0] == Status.ESCAPED
    assert race.end_steps(0)[1] == -1


def test_one_path_that_ends_leaves_the_others_alone() -> None:
    text = "x = where(t == 7, x/where(x < 0, 0, 1), x - learning_rate*g)"
    both = Race(setup_of(rule(text), starts=((1.0, 1.0), (-1.0, 1.0))))
    alone = Race(setup_of(rule(text), starts=((1.0, 1.0),)))
    both.advance(100)
    alone.advance(100)
    assert both.end_steps(0).tolist() == [-1, 7]
    assert np.array_equal(both.positions(0, 100)[:, [0]], alone.positions(0, 100))


def test_the_quick_look_never_overlooks_an_end() -> None:
    endings = Endings(Landmarks(Surface("x**2 + y**2")), Stop())
    assert endings.none_ends(1, np.zeros((3, 2, 4)))
    for bad in (np.nan, np.inf, -np.inf, 1.1e7, 1e200):
        points = np.zeros((3, 2, 4))
        points[1, 0, 2] = bad
        assert not endings.none_ends(1, points)
        ends, last_good, status = endings.find(np.zeros((2, 4)), 1, points)
        assert ends.tolist() == [NEVER, NEVER, 1, NEVER]
        assert last_good[2] == (1 if np.isfinite(bad) else 0)
        assert status[2] == Status.DIVERGED
    assert not Endings(Landmarks(Surface("x")), Stop(max_steps=2)).none_ends(1, np.zeros((3, 2, 4)))


def test_the_nearest_of_several_minima_counts() -> None:
    minima = [Minimum((0.0, 0.0), 0.0, "smooth"), Minimum((3.0, 4.0), 0.0, "smooth")]
    surface = Surface("x + y", minima=minima)
    points = np.array([[0.0, 3.0, 3.0], [1.0, 4.5, 0.0]])
    assert nearest_distance(surface, points).tolist() == [1.0, 0.5, 3.0]
    assert nearest_distance(Surface("x + y"), points).tolist() == [np.inf] * 3
    assert nearest_minimum(surface, points)[0].tolist() == [0, 1, 0]
    assert nearest_minimum(Surface("x + y"), points)[0].tolist() == [NO_MINIMUM] * 3


def test_the_distance_follows_a_minimum_that_drifts() -> None:
    drifting = Surface(
        "x**2 + y**2",
        minima=[Minimum((0.0, 0.0), 0.0, "smooth", "global")],
        transform=Transform(drift=(1.0, 0.0)),
    )
    points = np.array([[3.0, 3.0, 3.0], [0.0, 0.0, 4.0]])
    assert nearest_distance(drifting, points, np.array([0.0, 2.0, 3.0])).tolist() == [3.0, 1.0, 4.0]
