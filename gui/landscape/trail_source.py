"""The trails of the race that is shown, of all racers or of one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from engine.own_steps import Step
from gui.landscape.shown import Shown

Array = NDArray[np.float64]


class RaceTrails:
    """A trail source; only the two drawn coordinates leave it."""

    def __init__(self, shown: Shown) -> None:
        self._shown = shown

    def racers(self) -> Sequence[int]:
        race = self._shown.race
        return [racer for racer in range(len(race.setup.racers)) if race.runs(racer)]

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
        steps, points = self._shown.race.trail(racer, first, last, stride)
        return steps, points[:, :2]

    def positions(self, racer: int, step: Step) -> Array:
        return self._shown.race.positions(racer, step)[:2]


class HighlightedTrails(RaceTrails):
    """Only the highlighted racer, if it runs."""

    def racers(self) -> Sequence[int]:
        highlighted = self._shown.highlighted_racer
        return [racer for racer in super().racers() if racer == highlighted]
