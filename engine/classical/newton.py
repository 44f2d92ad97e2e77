"""Newton's method where the ground may bend the wrong way and the full step may be too long."""

from __future__ import annotations

import numpy as np

from engine.arrays import Array
from engine.classical.algebra import identity, solved, triangle
from engine.classical.armijo import backtracked
from engine.classical.descent import Descent, Here
from engine.classical.line import Found, Line
from engine.classical.method import Turn
from engine.classical.oracle import Mask
from engine.classical.stepper import STUCK

MOST_DAMPINGS = 60


class DampedNewton(Descent):
    """The step to the bottom of the bowl that fits, shortened until the ground has fallen enough.

    Where no bowl fits, a multiple of the unit matrix is added to the Hessian until one does
    (Levenberg 1944; Nocedal & Wright 2006, Algorithms 3.2 and 3.3).
    """

    first_age = 0

    def direction(self, turn: Turn, here: Here) -> Array:
        """To the bottom of the bowl."""
        hessian = turn.oracle.curvatures(here.point, turn.memory[STUCK] == 0)
        size = np.abs(hessian).max(axis=(0, 1))
        least = turn.values["least_damping"] * np.where(size > 0, size, 1.0)
        damping, lower = self._damped(hessian, least)
        turn.shown |= {"hessian": hessian, "damping": damping}
        return -solved(lower, here.slope)

    def search(self, turn: Turn, line: Line, searching: Mask) -> Found:
        """Backtracking from the whole step."""
        whole = np.ones_like(line.height)
        return backtracked(line, whole, searching, turn.values, line.height)

    def _damped(self, hessian: Array, least: Array) -> tuple[Array, Array]:
        """The damping, and the triangle of the Hessian with it."""
        dims = len(hessian)
        lowest = np.min([hessian[i, i] for i in range(dims)], axis=0)
        damping = np.where(lowest > 0, 0.0, least - lowest)
        lower, pivot = triangle(hessian + identity(damping, dims))
        for _ in range(MOST_DAMPINGS):
            short = (pivot <= 0) & np.isfinite(least)
            if not short.any():
                break
            damping = np.where(short, np.maximum(2 * damping, least), damping)
            better, pivots = triangle(hessian + identity(damping, dims))
            lower = np.where(short, better, lower)
            pivot = np.where(short, pivots, pivot)
        return damping, lower
