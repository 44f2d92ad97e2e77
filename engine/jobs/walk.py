"""Some starts on their way to a step: only the present is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from engine.arrays import Array, Indices
from engine.course import Course
from engine.endings import NEVER
from engine.past import Past

PIECE_SECONDS = 0.0015
"""A piece takes about so long, and at least a step: a frame, or a cancel, waits no longer."""
PIECE = 65_536
"""Points in a piece at most: what stays near the processor."""
LONGEST_PIECE = 64
"""Steps in a piece at most."""


class Walk:
    """Moves paths as a race does, to the last bit, but remembers nothing.

    Attributes:
        step: the newest step.
    """

    def __init__(self, course: Course, points: Array, clock: Callable[[], float]) -> None:
        """Stand at `points` `(dims, starts)`, before the first step."""
        self.step = 0
        self._course = course
        self._clock = clock
        self._stepper = course.stepper(points, 0)
        self._past = Past.beginning(self._stepper.state(), budget=0)
        most = np.clip(PIECE // max(1, points.shape[1]), 1, LONGEST_PIECE)
        self._block = np.empty((int(most), *points.shape))
        self._steps_a_piece = 1

    @property
    def points(self) -> Array:
        """Where the paths stand `(dims, starts)`; of a path that ended where it did."""
        return self._past.final

    @property
    def end_steps(self) -> Indices:
        """The step in which each path ended, NEVER while it goes on."""
        return self._past.end_steps

    @property
    def end_status(self) -> Indices:
        """Why each path ended; 0 while it goes on."""
        return self._past.end_status

    @property
    def over(self) -> bool:
        """Whether every path has ended."""
        return bool((self.end_steps != NEVER).all())

    def pieces(self, step: int) -> Iterator[None]:
        """Go to a step, or until all have ended, and stop after each piece of the way."""
        while self.step < step and not self.over:
            stop = min(step, self._course.edit_after(self.step), self.step + self._steps_a_piece)
            steps, began = stop - self.step, self._clock()
            self._advance(self._block[:steps])
            in_time = PIECE_SECONDS * steps / max(1e-9, self._clock() - began)
            self._steps_a_piece = int(np.clip(in_time, 1, min(2 * steps, len(self._block))))
            yield

    def _advance(self, points: Array) -> None:
        self._course.advance(self._stepper, self.step, points)
        gone = self._past.settle(self._course.recipe.endings, self.step + 1, points)
        if len(gone) and not self.over:
            self._course.park(self._stepper, gone)
        self._past.final = points[-1].copy()
        self.step += len(points)
