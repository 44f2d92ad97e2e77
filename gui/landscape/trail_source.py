"""The trails of the session's race, of all racers or of one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from gui.session import Session

Array = NDArray[np.float64]


class SessionTrails:
    """A trail source; only the two drawn coordinates leave it."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def racers(self) -> Sequence[int]:
        race = self._session.race
        return [racer for racer in range(len(race.setup.racers)) if race.runs(racer)]

    def paths(self) -> int:
        return int(self._session.race.starts.shape[1])

    def newest(self, racer: int) -> int:
        return self._session.race.computed(racer)

    def trail(self, racer: int, first: int, last: int) -> tuple[NDArray[np.int64], Array]:
        steps, points = self._session.race.trail(racer, first, last)
        return steps, points[:, :2]

    def positions(self, racer: int, step: int) -> Array:
        return self._session.race.positions(racer, step)[:2]


class HighlightedTrails(SessionTrails):
    """Only the highlighted racer, if it runs."""

    def racers(self) -> Sequence[int]:
        highlighted = self._session.highlighted_racer
        return [racer for racer in super().racers() if racer == highlighted]
