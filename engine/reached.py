"""When each path first came as low as a target; noted before anything is thinned away."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.arrays import Array, Indices, side_by_side
from engine.endings import NEVER
from engine.problem import Problem


@dataclass(frozen=True)
class Reached:
    """The first step at which each path was as low as `target`, NEVER if none so far."""

    target: float
    first: Indices

    def noted(self, problem: Problem, steps: Indices, points: Array, end_steps: Indices) -> Reached:
        """This after a look at further points `(steps, dims, starts)`."""
        clock = np.minimum(steps[:, None], end_steps).astype(float)
        heights = problem.heights(side_by_side(points), clock.reshape(-1)).reshape(clock.shape)
        low = heights <= self.target
        found = np.where(low.any(axis=0), steps[low.argmax(axis=0)], NEVER)
        return Reached(self.target, np.minimum(self.first, found))

    def cut(self, step: int) -> Reached:
        """What was known at a step."""
        return Reached(self.target, np.where(self.first <= step, self.first, NEVER))

    def taken(self, columns: Indices) -> Reached:
        """Some of the paths."""
        return Reached(self.target, self.first[columns])

    def joined(self, other: Reached, order: Indices) -> Reached:
        """The paths of both, side by side, then put in `order`."""
        return Reached(self.target, np.concatenate([self.first, other.first])[order])
