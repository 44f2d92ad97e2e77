"""Declared numbers of what stands around a rule, with the dotted names that edits know them by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from engine.catalog import wrappers
from engine.formula.around import SCHEDULE, dotted_name
from engine.hyperparameter import Hyperparameter, described
from engine.setup import ScheduleSetup, Setup
from engine.setup.around import TOTAL
from gui.racers.declared import declared_by_racer
from gui.racers.scheduled_rate import middle


def declared_by_schedule(schedule: ScheduleSetup, length: int) -> tuple[Hyperparameter, ...]:
    """In a race of this length, which is where `total` is by default."""
    values = schedule.values(length)
    found = (
        one or described(name, middle(values[name])) for name, one in schedule.declared.items()
    )
    return _dotted(SCHEDULE, (_to_length(one, length) for one in found if _is_used(one, schedule)))


def declared_by_wrapper(identifier: str) -> tuple[Hyperparameter, ...]:
    return _dotted(identifier, wrappers()[identifier].hyperparameters)


def default_values(setup: Setup, racer: int) -> dict[str, float]:
    """Every number of a racer as it is where nobody sets it, by its dotted name."""
    one = setup.racers[racer]
    around = [declared_by_wrapper(wrapper.wrapper) for wrapper in one.wrappers]
    if one.schedule is not None and one.schedule.schedule is not None:
        around.append(declared_by_schedule(one.schedule, setup.stop.steps))
    declared = (*declared_by_racer(one), *chain.from_iterable(around))
    return {entry.name: entry.default for entry in declared}


def _is_used(one: Hyperparameter, schedule: ScheduleSetup) -> bool:
    """A formula of one's own is given `total`, wanted or not."""
    return schedule.schedule is not None or one.name != TOTAL or TOTAL in schedule.text


def _to_length(one: Hyperparameter, length: int) -> Hyperparameter:
    if one.name != TOTAL:
        return one
    low, high = min(one.low, length), max(one.high, length)
    return replace(one, default=float(length), low=low, high=high)


def _dotted(owner: str, declared: Iterable[Hyperparameter]) -> tuple[Hyperparameter, ...]:
    return tuple(replace(one, name=dotted_name(owner, one.name)) for one in declared)
