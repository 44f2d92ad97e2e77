"""Slopes that are given before the step, for rules that ask nothing else."""

from __future__ import annotations

import numpy as np

from engine.arrays import Array, Indices
from engine.problem import Problem


class Slot:
    """Where the slopes of the array lie whose turn it is."""

    slopes: Array = np.empty(0)


class GivenSlopes(Problem):
    """A problem of one coordinate in which every number of an array is a start."""

    dims = 1
    window = ((-1.0, 1.0), (-1.0, 1.0))

    def __init__(self, slot: Slot, columns: slice = slice(None)) -> None:
        self._slot = slot
        self._columns = columns

    def at(self, starts: Indices) -> GivenSlopes:
        """The same for some neighbouring numbers."""
        return GivenSlopes(self._slot, slice(int(starts[0]), int(starts[-1]) + 1))

    def slopes(self, points: Array, t: float | Array = 0.0) -> Array:
        """What was given, wherever the points are."""
        del points, t
        return self._slot.slopes[np.newaxis, self._columns]

    def heights(self, points: Array, t: float | Array = 0.0) -> Array:
        """Not known: NaN."""
        del t
        return np.full(points.shape[1], np.nan)

    def curvatures(self, points: Array, t: float | Array = 0.0) -> Array:
        """Not known: NaN."""
        del t
        return np.full((self.dims, *points.shape), np.nan)
