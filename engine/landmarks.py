"""What a problem looks like over its window, measured on a grid at first use."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from engine.arrays import Array, coordinate_sum
from engine.problem import Problem

GRID = 101
"""Points a side."""


class Landmarks:
    """Figures that thresholds and targets are measured by."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem

    @cached_property
    def median_slope(self) -> float:
        """The median length of the slope; the largest where most slopes underflow to 0."""
        lengths = _finite(slope_norms(self.problem.slopes(self._grid)))
        return float(np.median(lengths) or lengths.max()) if len(lengths) else 0.0

    @property
    def lowest(self) -> float:
        """The lowest height."""
        return self._heights[0]

    @property
    def highest(self) -> float:
        """The highest finite height."""
        return self._heights[1]

    @cached_property
    def _heights(self) -> tuple[float, float]:
        heights = _finite(self.problem.heights(self._grid))
        return (float(heights.min()), float(heights.max())) if len(heights) else (0.0, 0.0)

    @cached_property
    def _grid(self) -> Array:
        axes = [np.linspace(low, high, GRID) for low, high in self.problem.window]
        points = np.zeros((self.problem.dims, GRID * GRID))
        points[:2] = np.stack(np.meshgrid(*axes)).reshape(2, -1)
        return points


def slope_norms(slopes: Array) -> Array:
    """The length of each slope `(starts,)`."""
    with np.errstate(all="ignore"):
        norms: Array = np.sqrt(coordinate_sum(slopes * slopes))
    return norms


def _finite(values: Array) -> Array:
    return values[np.isfinite(values)]
