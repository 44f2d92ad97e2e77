"""Asks a problem on behalf of the starts that want to know, and counts what each of them pays."""

from __future__ import annotations

from copy import copy

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Array, Indices
from engine.problem import Problem

Mask = NDArray[np.bool_]


class Oracle:
    """A problem at the time of one step.

    Answers are as wide as the batch and NaN where nobody asked: only the columns that ask reach the
    problem and pay.

    Attributes:
        dims: number of coordinates.
        paid: gradient and function evaluations so far `(2, starts)`; a Hessian counts as one
            gradient evaluation a coordinate, like `hess_diag` in a rule.
        steady: whether an answer still holds in the next step.
        width: the mean side of the window: what lengths are measured by before anything is known.
    """

    def __init__(self, problem: Problem, starts: Indices) -> None:
        """`starts` are indices, for a problem that meets each start in its own way."""
        self._problem = problem
        self._starts = starts
        self._moment = 0.0
        self.dims = problem.dims
        self.paid: Indices = np.zeros((2, len(starts)), np.int64)
        self.steady = not problem.drifts
        self.width = sum(high - low for low, high in problem.window) / len(problem.window)

    def at_step(self, step: int) -> Oracle:
        """The same at another step, where nobody has paid yet."""
        oracle = copy(self)
        oracle._moment = float(step)
        oracle.paid = np.zeros_like(self.paid)
        return oracle

    def heights(self, points: Array, asking: Mask) -> Array:
        """The value at each point that is asked for."""
        heights = np.full(points.shape[1], np.nan)
        columns = np.flatnonzero(asking)
        if len(columns):
            asked = self._problem.at(self._starts[columns])
            heights[columns] = asked.heights(points[:, columns], self._moment)
            self.paid[1, columns] += 1
        return heights

    def slopes(self, points: Array, asking: Mask) -> Array:
        """The gradient at each point that is asked for."""
        slopes = np.full(points.shape, np.nan)
        columns = np.flatnonzero(asking)
        if len(columns):
            asked = self._problem.at(self._starts[columns])
            slopes[:, columns] = asked.slopes(points[:, columns], self._moment)
            self.paid[0, columns] += 1
        return slopes

    def curvatures(self, points: Array, asking: Mask) -> Array:
        """The Hessian at each point that is asked for."""
        curvatures = np.full((self.dims, *points.shape), np.nan)
        columns = np.flatnonzero(asking)
        if len(columns):
            asked = self._problem.at(self._starts[columns])
            curvatures[:, :, columns] = asked.curvatures(points[:, columns], self._moment)
            self.paid[0, columns] += self.dims
        return curvatures
