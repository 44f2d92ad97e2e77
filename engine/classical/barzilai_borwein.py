"""Lengths from the last change of the slope, without asking whether each step goes down."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping

import numpy as np

from engine.arrays import Array
from engine.classical.algebra import dot
from engine.classical.armijo import backtracked
from engine.classical.descent import Descent, Here, Step
from engine.classical.line import Found, Line
from engine.classical.method import Turn
from engine.classical.oracle import Mask

MOST_HEIGHTS = 20
"""How far back heights can be remembered."""


class BarzilaiBorwein(Descent):
    """Straight down by the length that fits the last stride (Barzilai and Borwein 1988).

    A length is only shortened when the height exceeds the highest of the last ones (Raydan 1997).
    """

    def own_shapes(self, dims: int) -> Mapping[str, tuple[int, ...]]:
        """The last stride and slope, and the last heights, the newest first."""
        return {"_stride": (dims,), "_before": (dims,), "_heights": (MOST_HEIGHTS,)}

    @abstractmethod
    def fitted(self, stride: Array, change: Array) -> Array:
        """The length that makes a stride along the slope fit its last change."""

    def direction(self, turn: Turn, here: Here) -> Array:
        """Straight down."""
        del turn
        return -here.slope

    def search(self, turn: Turn, line: Line, searching: Mask) -> Found:
        """Backtracking below the highest of the last heights."""
        memory, values = turn.memory, turn.values
        heights = np.concatenate([line.height[None], memory["_heights"][:-1]])
        age = memory["_age"]
        recent = np.arange(MOST_HEIGHTS)[:, None] <= np.minimum(age, values["looks_back"] - 1)
        highest = np.where(recent, heights, -np.inf).max(axis=0)
        change = -line.direction - memory["_before"]
        length = self.fitted(memory["_stride"], change)
        usable = (age > 0) & (length > 0) & np.isfinite(length)
        first = np.where(usable, length, values["first_length"])
        memory["_heights"] = heights
        return backtracked(line, first, searching, values, highest)

    def learn(self, turn: Turn, step: Step) -> None:
        """Keep the stride and the slope where it began."""
        turn.memory["_stride"] = step.there.point - step.here.point
        turn.memory["_before"] = step.here.slope


class LongBarzilaiBorwein(BarzilaiBorwein):
    """The longer of the two lengths."""

    def fitted(self, stride: Array, change: Array) -> Array:
        """The stride's square over its share in the change."""
        return dot(stride, stride) / dot(stride, change)


class ShortBarzilaiBorwein(BarzilaiBorwein):
    """The shorter of the two lengths."""

    def fitted(self, stride: Array, change: Array) -> Array:
        """The stride's share in the change over the change's square."""
        return dot(stride, change) / dot(change, change)
