"""Playing stops where the race is seen, by whatever cost that is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.cost_axis import AXES, Axis, shown_cost, steps_by
from engine.measures import default_target
from engine.race import Race
from engine.setup import Setup, Stop
from gui.playing.pace import RunUntil, UntilPathEnds, UntilStep, UntilTarget
from gui.session import Session
from tests.gui.clock import HandClock, settle
from tests.gui.setups import cheap_dear_and_searching

GRADIENTS: Axis = "gradient_evaluations"
LAST = 120


@pytest.fixture(scope="module")
def race() -> Race:
    """One that pays one gradient a step, one that pays two, and a search; some paths end."""
    setup = replace(cheap_dear_and_searching(), stop=Stop(slope_norm=2.0))
    made = Race(setup)
    made.advance(LAST)
    return made


def own_steps(race: Race, racer: int, step: int, axis: Axis) -> NDArray[np.int64]:
    cost = shown_cost(race, step, axis)
    return np.broadcast_to(steps_by(race, racer, cost, axis, step), race.starts.shape[1])


def seen_heights(race: Race, racer: int, step: int, axis: Axis) -> NDArray[np.float64]:
    own = own_steps(race, racer, step, axis)
    return np.array([race.heights(racer, int(one))[path] for path, one in enumerate(own)])


def stops(run_until: RunUntil, race: Race, target: float, axis: Axis) -> list[int | None]:
    """In one go, and in ticks of some steps."""
    last = race.step
    whole = run_until.stop_step(race, 1, last, target, axis)
    ticks = (
        run_until.stop_step(race, first, min(first + 6, last), target, axis)
        for first in range(1, last, 7)
    )
    return [whole, next((stop for stop in ticks if stop is not None), None)]


@pytest.mark.parametrize("axis", AXES)
@pytest.mark.parametrize("median", [False, True])
@pytest.mark.parametrize("target", [3.0, 1.0, 0.05])
def test_the_target_stops_where_a_path_or_a_median_is_seen_as_low(
    race: Race, axis: Axis, median: bool, target: float
) -> None:
    summary = np.median if median else np.min
    wanted = next(
        (
            step
            for step in range(1, race.step + 1)
            if any(summary(seen_heights(race, racer, step, axis)) <= target for racer in range(3))
        ),
        None,
    )
    assert stops(UntilTarget(median), race, target, axis) == [wanted, wanted]


@pytest.mark.parametrize("axis", AXES)
def test_a_path_stops_the_race_where_it_is_seen_to_end(race: Race, axis: Axis) -> None:
    ends = [race.end_steps(racer) for racer in range(3)]
    assert any((end > 0).any() for end in ends)

    def is_seen(step: int) -> bool:
        own = [own_steps(race, racer, step, axis) for racer in range(3)]
        return any(((end > 0) & (at >= end)).any() for end, at in zip(ends, own, strict=True))

    wanted = next(step for step in range(1, race.step + 1) if is_seen(step))
    assert stops(UntilPathEnds(), race, 0.0, axis) == [wanted, wanted]


@pytest.mark.parametrize("axis", AXES)
def test_a_number_stops_the_race_where_it_has_cost_so_much(race: Race, axis: Axis) -> None:
    wanted = next(s for s in range(1, race.step) if shown_cost(race, s, axis) >= 25)
    assert stops(UntilStep(25), race, 0.0, axis) == [wanted, wanted]


def only(setup: Setup, racer: int) -> Setup:
    return replace(setup, racers=(setup.racers[racer],))


def test_of_a_racer_that_pays_two_gradients_a_step_the_clock_stops_at_half_the_number() -> None:
    clock = HandClock()
    session = Session(only(cheap_dear_and_searching(), 1), clock)
    session.set_axis(GRADIENTS)
    session.set_run_until(UntilStep(50))
    session.play()
    settle(session.player, clock)
    assert (session.shown_step, session.shown_cost) == (25, 50)
    session.set_axis("steps")
    session.play()
    settle(session.player, clock)
    assert session.shown_step == 50
    assert session.target == default_target(session.race)
    session.player.stop()
