"""The trails of the race that is shown, of all racers or of one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from engine.own_steps import Step
from gui.edits import futures_of, trunk_of
from gui.landscape.shown import Shown
from gui.playing.pace import runners

Array = NDArray[np.float64]


class RaceTrails:
    """A trail source; only the two drawn coordinates leave it.

    An old future has none before it parts, where that of the racer it was is drawn as well.
    """

    def __init__(self, shown: Shown) -> None:
        self._shown = shown

    def racers(self) -> Sequence[int]:
        """From below: old futures first, which may be one with the racers that they were."""
        race = self._shown.race
        return sorted(runners(race), key=lambda racer: racer not in race.setup.old_futures)

    def paths(self) -> int:
        return int(self._shown.race.starts.shape[1])

    def newest(self, racer: int) -> int:
        return self._shown.race.computed(racer)

    def reach(self, racer: int, step: int) -> Step:
        """As far as the heads."""
        del step
        return self._shown.steps_shown(racer)

    def trail(
        self, racer: int, first: int, last: int, stride: int = 1
    ) -> tuple[NDArray[np.int64], Array]:
        race, parted = self._shown.race, self._parted(racer)
        steps, points = race.trail(racer, max(first, parted), last, stride)
        points = points[:, :2]
        if first <= parted <= min(last, race.computed(racer)) and parted not in steps[:1]:
            # It begins where it parts, be that step kept or not.
            steps = np.concatenate([[parted], steps])
            points = np.concatenate([self.positions(racer, parted)[None], points])
        return steps, points

    def positions(self, racer: int, step: Step) -> Array:
        points = self._shown.race.positions(racer, step)[:2]
        if parted := self._parted(racer):
            return np.where(np.asarray(step) < parted, np.nan, points)
        return points

    def _parted(self, racer: int) -> int:
        """The step at which a racer's own trail begins."""
        setup = self._shown.race.setup
        trunk = trunk_of(setup, racer)
        return 0 if trunk is None or trunk not in self.racers() else setup.old_futures[racer]


class HighlightedTrails(RaceTrails):
    """Only the highlighted racer, if it runs, and its old futures."""

    def racers(self) -> Sequence[int]:
        race, highlighted = self._shown.race, self._shown.highlighted_racer
        if highlighted is None or not race.runs(highlighted):
            return []
        futures = futures_of(race.setup, highlighted)
        return [racer for racer in super().racers() if racer in futures]
