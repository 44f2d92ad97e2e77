"""Gradient descent that searches for the length of each step."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from engine.arrays import Array
from engine.classical.armijo import backtracked
from engine.classical.descent import Descent, Here
from engine.classical.line import Found, Line
from engine.classical.method import Turn
from engine.classical.oracle import Mask
from engine.classical.wolfe_descent import WolfeDescent


class ArmijoGradientDescent(Descent):
    """Straight down; the first length that lowers the ground enough (Armijo 1966)."""

    def own_shapes(self, dims: int) -> Mapping[str, tuple[int, ...]]:
        """`_length` is the last accepted one."""
        del dims
        return {"_length": ()}

    def direction(self, turn: Turn, here: Here) -> Array:
        """Straight down."""
        del turn
        return -here.slope

    def search(self, turn: Turn, line: Line, searching: Mask) -> Found:
        """Backtracking from a multiple of the last length."""
        values, last = turn.values, turn.memory["_length"]
        first = np.where(last > 0, values["growth"] * last, values["first_length"])
        found = backtracked(line, first, searching, values, line.height)
        turn.memory["_length"] = np.where(found.moved, found.length, last)
        return found


class WolfeGradientDescent(WolfeDescent):
    """Straight down, to where the ground is level enough."""

    def direction(self, turn: Turn, here: Here) -> Array:
        """Straight down."""
        del turn
        return -here.slope
