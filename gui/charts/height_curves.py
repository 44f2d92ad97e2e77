"""Height over steps for each racer: the median over its starts and, of many, the middle half."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.race import Race
from engine.setup import Setup
from engine.setup.edits import edits_of, first_difference
from gui.playing.pace import runners

Array = NDArray[np.float64]
Steps = NDArray[np.int64]

FEW_STARTS = 4
MOST_KEPT = 1 << 15
_POINTS_A_CALL = 60_000
_QUARTILES = (25.0, 50.0, 75.0)


@dataclass(frozen=True)
class HeightCurve:
    """Attributes: steps or costs `(kept,)`, and the quartiles of the heights there `(3, kept)`."""

    steps: Array
    quartiles: Array

    def up_to(self, step: int) -> HeightCurve:
        count = int(np.searchsorted(self.steps, step, side="right"))
        return HeightCurve(self.steps[:count], self.quartiles[:, :count])

    def since(self, step: float) -> HeightCurve:
        first = int(np.searchsorted(self.steps, step))
        return HeightCurve(self.steps[first:], self.quartiles[:, first:])

    def every(self, stride: int) -> HeightCurve:
        chosen = self.steps % stride == 0
        return HeightCurve(self.steps[chosen], self.quartiles[:, chosen])

    def joined(self, newer: HeightCurve) -> HeightCurve:
        return HeightCurve(
            np.concatenate([self.steps, newer.steps]),
            np.concatenate([self.quartiles, newer.quartiles], axis=1),
        )

    def thinned(self, count: int) -> HeightCurve:
        """About so many points: the lowest and the highest median of every stretch of steps."""
        kept = len(self.steps)
        if kept <= count:
            return self
        width = -(-2 * kept // count)
        median = np.append(self.quartiles[1], np.full(-kept % width, self.quartiles[1, -1]))
        stretches = median.reshape(-1, width)
        firsts = np.arange(len(stretches)) * width
        extremes = [firsts + stretches.argmin(axis=1), firsts + stretches.argmax(axis=1)]
        chosen = np.unique(np.concatenate([np.array([0, kept - 1]), *extremes]).clip(max=kept - 1))
        return HeightCurve(self.steps[chosen], self.quartiles[:, chosen])


NO_CURVE = HeightCurve(np.empty(0), np.empty((len(_QUARTILES), 0)))


@dataclass(frozen=True)
class _Read:
    """What is known of a racer: multiples of a stride, up to a step that was looked at."""

    curve: HeightCurve = NO_CURVE
    newest: int = -1
    stride: int = 1

    def up_to(self, step: int) -> _Read:
        return _Read(self.curve.up_to(step), min(self.newest, step), self.stride)

    def joined(self, steps: Steps, heights: Array, newest: int) -> _Read:
        """With heights `(steps, starts)`; thinned by two when it outgrows its room."""
        chosen = steps % self.stride == 0
        curve, stride = self.curve, self.stride
        if chosen.any():
            curve = curve.joined(summary(steps[chosen].astype(float), heights[chosen]))
        while len(curve.steps) > MOST_KEPT:
            stride *= 2
            curve = curve.every(stride)
        return _Read(curve, newest, stride)


class HeightCurves:
    """Reads from a race only what is new, and keeps of long races every 2nd, 4th, ... step."""

    def __init__(self) -> None:
        self._reads: dict[int, _Read] = {}

    def curve(self, racer: int) -> HeightCurve:
        return self._reads.get(racer, _Read()).curve

    def forget(self, old: Setup, new: Setup) -> None:
        """Drop what a changed setup has made wrong."""
        self._reads = {
            racer: read.up_to(last_common_step(old, new, racer))
            for racer, read in self._reads.items()
            if racer < len(new.racers)
        }

    def read(self, race: Race) -> bool:
        """Read on, not too much at once; True if there is more."""
        unfinished = [racer for racer in runners(race) if self._read_racer(race, racer)]
        return bool(unfinished)

    def _read_racer(self, race: Race, racer: int) -> bool:
        known = self._reads.get(racer, _Read())
        newest = race.computed(racer)
        first = known.newest + 1
        most = max(1, _POINTS_A_CALL // max(1, race.starts.shape[1]))
        last = min(newest, first + most * race.grain(racer))
        if first > last:
            return False
        steps, heights = race.height_curve(racer, first, last)
        self._reads[racer] = known.joined(steps, heights, last)
        return bool(last < newest)


def last_common_step(old: Setup, new: Setup, racer: int) -> int:
    """The newest step at which a racer has the same heights in both setups; -1 if at none."""
    if _ground(old) != _ground(new) or racer >= min(len(old.racers), len(new.racers)):
        return -1
    if old.racers[racer].recipe != new.racers[racer].recipe:
        return -1
    changed = first_difference(edits_of(old.edits, racer), edits_of(new.edits, racer))
    return np.iinfo(np.int64).max if changed is None else changed


def _ground(setup: Setup) -> tuple[object, ...]:
    return setup.ground, setup.disturbances, setup.starts, setup.stop, setup.seed


def summary(steps: Array, heights: Array) -> HeightCurve:
    """The curve of heights `(kept, starts)`."""
    tame = np.where(np.isnan(heights), np.inf, heights)
    if tame.shape[1] == 0:
        return NO_CURVE
    if tame.shape[1] == 1:
        return HeightCurve(steps, np.repeat(tame.T, len(_QUARTILES), axis=0))
    with np.errstate(invalid="ignore"):  # between two infinite heights lies no number
        quartiles = np.percentile(tame, _QUARTILES, axis=1)
    return HeightCurve(steps, np.where(np.isnan(quartiles), np.inf, quartiles))
