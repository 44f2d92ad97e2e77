"""The rate that is shown is the one that the race multiplies with."""

from dataclasses import replace

import numpy as np
import pytest

from engine.arrays import Array
from engine.race import Race
from engine.setup import Edit, ScheduleSetup, Setup, Stop
from gui import edits
from gui.racers.scheduled_rate import brief_rate, rate_after, rate_curve
from tests.gui.setups import two_racers

STEPS = 40
COSINE = ScheduleSetup("cosine", parameters={"lowest": 0.1})
OWN = ScheduleSetup(formula="k/(k + t)*(2 - t/total)", parameters={"k": 3.0})


def scheduled(schedule: ScheduleSetup) -> Setup:
    return edits.with_schedule(two_racers(Stop(max_steps=STEPS)), 0, schedule)


def rates_of_the_race(setup: Setup) -> Array:
    """Plain descent goes as far as the slope is long, times the rate."""
    race = Race.from_setup(setup)
    race.advance(STEPS)
    rates = []
    for step in range(STEPS):
        before, after = race.positions(0, step)[:, 0], race.positions(0, step + 1)[:, 0]
        rates.append(float((before - after)[0] / race.slopes(0, step)[0, 0]))
    return np.array(rates)


@pytest.mark.parametrize("schedule", [COSINE, OWN])
def test_the_rate_after_a_step_is_the_one_of_the_race(schedule: ScheduleSetup) -> None:
    setup = scheduled(schedule)
    shown = np.array([rate_after(setup, 0, step) for step in range(STEPS)], float)
    np.testing.assert_allclose(shown, rates_of_the_race(setup), rtol=1e-6)


def test_the_curve_has_all_edits() -> None:
    made = (
        Edit(10, 0, {"learning_rate": 0.02}),
        Edit(25, 0, {"schedule.lowest": 0.9}),
        Edit(30, 1, {"learning_rate": 9.0}),
    )
    setup = replace(scheduled(COSINE), edits=made)
    steps = np.arange(1.0, STEPS + 1)
    curve = rate_curve(setup, 0, COSINE, steps)
    np.testing.assert_allclose(curve, rates_of_the_race(setup), rtol=1e-6)
    assert curve[9] > 4 * curve[10] and curve[24] < curve[25]


def test_without_a_schedule_the_rate_is_the_number_or_the_default() -> None:
    setup = two_racers()
    assert rate_after(setup, 1, 0) == 0.05
    setup = edits.with_racer(setup, replace(setup.racers[0], hyperparameters={}))
    assert rate_after(setup, 2, 0) == 0.01


def test_a_rule_without_a_rate_has_none() -> None:
    racer = replace(two_racers().racers[0], optimizer=None, rule="x = x - 0.1*g")
    setup = edits.with_racer(two_racers(), replace(racer, hyperparameters={}))
    assert rate_after(setup, 2, 0) is None


def test_rates_of_several_starts_are_the_lowest_and_the_highest() -> None:
    setup = scheduled(ScheduleSetup(formula="1/t"))
    setup = edits.with_hyperparameters(setup, 0, 0, {"learning_rate": (0.4, 0.2)})
    assert rate_after(setup, 0, 9) == pytest.approx((0.04, 0.02))
    assert brief_rate((0.4, 0.2)) == "0.2 … 0.4"
