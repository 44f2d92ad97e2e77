"""A race seen by what it costs: which step each path had finished by a cost.

With `kept`, paths of a search whose steps have thinned out stand at the last one that is kept, as
replaying to others takes longer than a frame has.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Indices
from engine.own_steps import Step

if TYPE_CHECKING:
    from engine.race import Race

Axis = Literal["steps", "gradient_evaluations", "function_evaluations"]
"""What counts as the cost; the names of the fields of `Costs`."""
AXES: tuple[Axis, ...] = get_args(Axis)


def shown_cost(race: Race, step: int, axis: Axis, kept: bool = False) -> int:
    """The cost at which a race is seen by another axis than steps, while a step is shown.

    It is what the cheapest of the paths that still pay has paid: that one stands at the step, and
    nobody has to be computed farther. Once no path pays any more it is all that any has paid.
    """
    if axis == "steps":
        return step
    running = [racer for racer in range(len(race.setup.racers)) if race.runs(racer)]
    paid = [cost for racer in running if (cost := _least_paid(race, racer, step, axis, kept)) > 0]
    if paid:
        return min(paid)
    ends = {racer: _kept_steps(race, racer, step, kept)[0] for racer in running}
    totals = (getattr(race.costs(racer, end), axis).max(initial=0) for racer, end in ends.items())
    return int(max(totals, default=0))


def steps_by(
    race: Race, racer: int, cost: int, axis: Axis, newest: int, kept: bool = False
) -> Step:
    """The last step up to `newest` that each path of a racer had finished by a cost.

    One number where all paths pay alike: a path that ended before it is read at its end anyway.
    What costs nothing is finished at once.
    """
    if axis == "steps":
        return newest
    fits = _affordable(race, racer, cost, axis)
    common = race.common_costs(racer, np.array([newest]))
    if common is None:
        grain = race.grain(racer) if kept else 1
        last = _last(np.zeros(race.starts.shape[1], np.int64), newest, fits, grain)
        if grain == 1:
            return last
        # The next one that is known tells whether a path has gone on to the newest.
        return np.where((last + grain > newest) & fits(last + grain), newest, last)
    known, paid = int(common.steps[0]), int(getattr(common, axis)[0])
    if paid > cost:
        return int(_last(np.zeros(1, np.int64), known, fits)[0])
    # One that lags will stand where it will have paid as much, if it goes on so.
    return min(newest, cost * known // paid) if paid else newest


def step_at(race: Race, cost: float, axis: Axis, kept: bool = False) -> int:
    """The last computed step at which a race is seen at no more than a cost."""

    def fits(steps: Indices) -> NDArray[np.bool_]:
        return np.array([shown_cost(race, int(step), axis, kept) <= cost for step in steps])

    return int(_last(np.zeros(1, np.int64), race.step, fits)[0])


def _least_paid(race: Race, racer: int, step: int, axis: Axis, kept: bool) -> int:
    """What the cheapest path that still pays has paid up to a step; 0 if there is none.

    Of a racer that lags behind what it will have paid if it goes on so.
    """
    ends = race.end_steps(racer)
    going = (ends < 0) | (ends >= step)
    if not going.any():
        return 0
    common = race.common_costs(racer, np.array([step]))
    if common is not None:
        known, paid = int(common.steps[0]), getattr(common, axis)
    else:
        known, earlier = _kept_steps(race, racer, step, kept)
        paid = _of_those_that_pay(race, racer, known, earlier, axis, going)
    return int(paid.min()) * step // known if known > 0 and len(paid) else 0


def _kept_steps(race: Race, racer: int, step: int, kept: bool) -> tuple[int, int]:
    """The last step up to this one, and the one before, that can be told, or told in a hurry."""
    newest, grain = race.computed(racer), race.grain(racer)
    known = min(step, newest)
    if kept and grain <= known < newest:
        known -= known % grain
        return known, known - grain
    return known, known - 1


def _of_those_that_pay(
    race: Race, racer: int, step: int, earlier: int, axis: Axis, going: NDArray[np.bool_]
) -> Indices:
    """What those paths of a search have paid up to a step that have paid since an earlier one.

    A path that rested and was woken by an edit counts as if it had gone on, or everybody would go
    back to where it rested.
    """
    now, before = race.costs(racer, step), race.costs(racer, earlier)
    moved = (now.gradient_evaluations > before.gradient_evaluations) | (
        now.function_evaluations > before.function_evaluations
    )
    paid: Indices = getattr(now, axis)[going & moved]
    return np.maximum(paid[paid > 0], step)


def _affordable(
    race: Race, racer: int, cost: int, axis: Axis
) -> Callable[[Indices], NDArray[np.bool_]]:
    """Whether steps are finished by a cost, of all paths alike or of each."""

    def fits(steps: Indices) -> NDArray[np.bool_]:
        paid = race.common_costs(racer, steps) or race.costs(racer, steps)
        return np.asarray(getattr(paid, axis) <= cost)

    return fits


def _last(
    steps: Indices, newest: int, fits: Callable[[Indices], NDArray[np.bool_]], grain: int = 1
) -> Indices:
    """The last multiples of a grain up to the newest that fit, as does every step before them.

    Tried are multiples of falling powers of two, which are the steps that are kept the longest.
    """
    for bit in reversed(range(grain.bit_length() - 1, newest.bit_length())):
        trial = steps + (1 << bit)
        inside = trial <= newest
        if inside.any():
            steps = np.where(inside & fits(np.where(inside, trial, steps)), trial, steps)
    return steps
