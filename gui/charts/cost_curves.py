"""Height over what it cost: of racers whose paths all pay alike, and of searches that do not."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.cost_axis import Axis
from engine.race import Race
from engine.setup import Setup
from gui.charts.height_curves import NO_CURVE, HeightCurve, last_common_step, summary

Array = NDArray[np.float64]

# A search is looked at at so many steps and paths at most, a few of them at once.
_MOST_ROWS, _MOST_NUMBERS, _FEWEST_ROWS = 1_024, 200_000, 16
_ROWS_A_CALL = 64
_MOST_PLACES = 512


@dataclass(frozen=True)
class _Rows:
    """Costs and heights `(rows, starts)` at multiples of a stride of steps from 0 on."""

    stride: int
    costs: Array
    heights: Array

    @property
    def next_step(self) -> int:
        return len(self.costs) * self.stride

    def every(self, stride: int) -> _Rows:
        ratio = stride // self.stride
        return _Rows(stride, self.costs[::ratio], self.heights[::ratio])

    def up_to(self, step: int) -> _Rows:
        count = step // self.stride + 1
        return _Rows(self.stride, self.costs[:count], self.heights[:count])


class CostCurves:
    """Reads of searches only what is new; the others' curves are known by step."""

    def __init__(self) -> None:
        self._axis: Axis = "steps"
        self._rows: dict[int, _Rows] = {}

    def forget(self, old: Setup, new: Setup) -> None:
        """Drop what a changed setup has made wrong."""
        self._rows = {
            racer: rows.up_to(last_common_step(old, new, racer))
            for racer, rows in self._rows.items()
            if racer < len(new.racers)
        }

    def read(self, race: Race, axis: Axis) -> bool:
        """Read on, not too much at once; True if there is more."""
        if axis != self._axis:
            self._axis, self._rows = axis, {}
        if axis == "steps":
            return False
        racers = [racer for racer in range(len(race.setup.racers)) if _is_search(race, racer)]
        unfinished = [racer for racer in racers if self._read_racer(race, racer)]
        return bool(unfinished)

    def curve(self, race: Race, racer: int, by_step: HeightCurve, cost: int) -> HeightCurve:
        """A racer's heights over costs up to one; empty for a racer that pays nothing."""
        if _is_search(race, racer):
            found = self._of_search(racer, cost)
        else:
            paid = race.common_costs(racer, by_step.steps.astype(np.int64))
            costs = np.asarray(getattr(paid, self._axis), float)
            found = HeightCurve(costs, by_step.quartiles)
        if not found.steps.any():
            return NO_CURVE
        found = found.up_to(cost)
        if found.steps[-1] < cost and race.computed(racer) >= race.step:
            # Whoever rests or has ended for less stays where it is.
            rest = HeightCurve(np.array([float(cost)]), found.quartiles[:, -1:])
            found = found.joined(rest)
        return found

    def _read_racer(self, race: Race, racer: int) -> bool:
        starts = race.starts.shape[1]
        most = max(_FEWEST_ROWS, min(_MOST_ROWS, _MOST_NUMBERS // max(1, starts)))
        newest, nothing = race.computed(racer), np.empty((0, starts))
        rows = self._rows.get(racer, _Rows(1, nothing, nothing))
        stride = 1 << max(0, (newest // most).bit_length())
        rows = rows.every(max(stride, rows.stride, race.grain(racer)))
        steps = range(rows.next_step, newest + 1, rows.stride)
        paid = [getattr(race.costs(racer, step), self._axis) for step in steps[:_ROWS_A_CALL]]
        heights = [race.heights(racer, step) for step in steps[:_ROWS_A_CALL]]
        if paid:
            rows = _Rows(
                rows.stride,
                np.concatenate([rows.costs, np.array(paid, float)]),
                np.concatenate([rows.heights, np.array(heights)]),
            )
        self._rows[racer] = rows
        return len(steps) > _ROWS_A_CALL

    def _of_search(self, racer: int, cost: int) -> HeightCurve:
        """At each cost every path stands at the last step that it had finished by then."""
        rows = self._rows.get(racer)
        if rows is None or not rows.costs.size:
            return NO_CURVE
        places = np.unique(rows.costs[rows.costs <= cost])
        places = places[:: -(-len(places) // _MOST_PLACES)]
        at = np.array([np.searchsorted(path, places, side="right") for path in rows.costs.T]).T - 1
        return summary(places, np.take_along_axis(rows.heights, at, axis=0))


def _is_search(race: Race, racer: int) -> bool:
    """Whether each path of a racer that runs pays for itself."""
    return race.runs(racer) and race.common_costs(racer, np.zeros(1, np.int64)) is None
