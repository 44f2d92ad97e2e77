"""The learning rate that acts in a step: the number that is set, times the schedule's factor."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from engine.arrays import Array
from engine.formula.around import RATE, SCHEDULE, dotted_name
from engine.setup import ScheduleSetup, Setup
from gui.edits import Values, hyperparameters_at
from gui.plotting.numbers import short_number


def rate_after(setup: Setup, racer: int, step: int) -> Values | None:
    """The rate of the step after `step`, schedule included; None for a racer without one."""
    values = values_after(setup, racer, step)
    rate = values.get(RATE)
    if rate is None:
        return None
    factor = 1.0
    schedule = setup.racers[racer].schedule
    if schedule is not None:
        factor = float(_factors(schedule, values, np.array([step + 1.0]))[0])
    return tuple(one * factor for one in rate) if isinstance(rate, tuple) else rate * factor


def rate_curve(setup: Setup, racer: int, schedule: ScheduleSetup, steps: Array) -> Array:
    """The rate of each of these steps, with all edits; of several starts the middle one."""
    rates = np.empty(len(steps))
    cuts = np.unique([edit.step for edit in setup.edits if edit.racer == racer])
    spans = np.searchsorted(cuts, steps, side="left")
    for span in np.unique(spans):
        here = spans == span
        values = values_after(setup, racer, int(cuts[span - 1]) if span else 0)
        rates[here] = middle(values[RATE]) * _factors(schedule, values, steps[here])
    return rates


def middle(values: Values) -> float:
    """One number for all: of a list with one a start the middle one."""
    return sorted(values)[len(values) // 2] if isinstance(values, tuple) else values


def brief_rate(rate: Values) -> str:
    """For reading: of several starts the lowest and the highest."""
    values = rate if isinstance(rate, tuple) else (rate,)
    low, high = short_number(min(values)), short_number(max(values))
    return low if low == high else f"{low} … {high}"


def values_after(setup: Setup, racer: int, step: int) -> dict[str, Values]:
    """Every number that acts on the step after `step`, at its default where nothing is said."""
    usual = setup.racers[racer].values(setup.stop.steps)
    return {**usual, **hyperparameters_at(setup, racer, step)}


def _factors(schedule: ScheduleSetup, values: Mapping[str, Values], steps: Array) -> Array:
    names = schedule.declared
    parameters = {name: middle(values[dotted_name(SCHEDULE, name)]) for name in names}
    return schedule.composed.factors(steps, parameters)
