"""A half-line from each start along a direction, and what a search along it finds."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from engine.arrays import Array
from engine.classical.algebra import dot
from engine.classical.oracle import Mask, Oracle


@dataclass
class Line:
    """`point + length * direction` for lengths above 0, with the problem's answers at its origin.

    Attributes:
        height: `(starts,)` at the origin.
        steepness: the slope along the direction there; below 0 where it leads down.
        tried: every length asked for so far, NaN where a start did not ask.
    """

    oracle: Oracle
    point: Array
    direction: Array
    height: Array
    steepness: Array
    tried: list[Array] = field(default_factory=list)

    def at(self, length: Array) -> Array:
        """The points at some lengths."""
        return self.point + length * self.direction

    def heights(self, length: Array, asking: Mask) -> Array:
        """The heights there; these count as trials."""
        self.tried.append(np.where(asking, length, np.nan))
        return self.oracle.heights(self.at(length), asking)

    def slopes(self, length: Array, asking: Mask) -> Array:
        """The gradients there."""
        return self.oracle.slopes(self.at(length), asking)

    def along(self, slope: Array) -> Array:
        """How steep a gradient is along the direction."""
        return dot(slope, self.direction)

    @property
    def trials(self) -> Array:
        """How many lengths each start has tried."""
        return (
            np.sum(~np.isnan(self.tried), axis=0).astype(float) if self.tried else 0 * self.height
        )


@dataclass
class Found:
    """What a search came to, `(starts,)` each.

    Attributes:
        length: 0 where the search found nothing.
        height: there; that of the origin where nothing was found.
        slope: the gradient `(dims, starts)` there, NaN where it was not asked for.
    """

    length: Array
    height: Array
    slope: Array

    @property
    def moved(self) -> Mask:
        """Where the search found something."""
        return self.length > 0
