"""Some neighbouring paths of a swarm: where they stand and which have ended, and no past."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Array, Indices
from engine.course import Course
from engine.endings import NEVER
from engine.optimizer import State

Codes = NDArray[np.uint32]

_STATUS_BITS = 2
_STATUS = (1 << _STATUS_BITS) - 1


class SwarmPart:
    """Paths that are stepped together. Those that have ended are put back where they ended.

    Attributes:
        course: recipe, starts and edits.
        step: the newest computed step.
    """

    def __init__(self, course: Course, state: State, codes: Codes | None = None) -> None:
        """Stand at a state; `codes` as another part of these paths had them by then."""
        self.course = course
        self.step = state.step
        self._stepper = course.resumed(state)
        # A step and a status in one small number, 0 while a path goes on; nothing until one ends.
        self._codes = codes if codes is not None and codes.any() else None

    @property
    def starts(self) -> int:
        """How many paths there are."""
        return len(self.course.starts)

    @property
    def over(self) -> bool:
        """Whether every path has ended."""
        return self._codes is not None and bool(self._codes.all())

    @property
    def end_steps(self) -> Indices:
        """The step in which each path ended, NEVER while it goes on."""
        codes = self._all_codes()
        return np.where(codes == 0, NEVER, (codes >> _STATUS_BITS).astype(np.int64))

    @property
    def end_status(self) -> Indices:
        """Why each path ended; 0 while it goes on."""
        return (self._all_codes() & _STATUS).astype(np.int64)

    def codes_by(self, step: int) -> Codes | None:
        """Which paths had ended by a step, and how; None if none had."""
        if self._codes is None:
            return None
        return np.where(self._codes >> _STATUS_BITS <= step, self._codes, 0).astype(np.uint32)

    def position(self) -> Array:
        """A copy of the points `(dims, starts)`."""
        return self._stepper.position()

    def state(self) -> State:
        """A copy of the present."""
        return self._stepper.state()

    def copied(self) -> SwarmPart:
        """A part of its own that stands where this one does."""
        course = Course(self.course.recipe, self.course.starts, list(self.course.changes))
        codes = None if self._codes is None else self._codes.copy()
        return SwarmPart(course, self.state(), codes)

    def advance(self, block: Array) -> Indices:
        """Make as many steps as `block` `(steps, dims, starts)` has rows; their costs.

        No edit lies between them. What is left in the block is of no use.
        """
        first, held, before = self.step + 1, self._held(), self._stepper.position()
        costs = self.course.advance(self._stepper, self.step, block)
        self.step += len(block)
        endings = self.course.recipe.endings
        if len(held):
            block[:, :, held] = endings.centre[:, None]  # nobody looks at how they went on
            self._stepper.place(held, before[:, held])
        if not endings.none_ends(first, block):
            self._end(before, first, block)
        return costs

    def _end(self, before: Array, first: int, block: Array) -> None:
        """Find the paths that end in fresh points, and put them where they ended."""
        ends, last_good, status = self.course.recipe.endings.find(before, first, block)
        codes = self._all_codes()
        ending = np.flatnonzero((ends != NEVER) & (codes == 0))
        if len(ending):
            rows = last_good[ending]
            inside = block[np.maximum(rows, 0), :, ending].T
            self._stepper.place(ending, np.where(rows >= 0, inside, before[:, ending]))
            codes[ending] = (first + ends[ending] << _STATUS_BITS) | status[ending]
            self._codes = codes

    def _held(self) -> Indices:
        return np.flatnonzero(self._all_codes()) if self._codes is not None else np.empty(0, int)

    def _all_codes(self) -> Codes:
        if self._codes is None:
            return np.zeros(len(self.course.starts), np.uint32)
        return self._codes


def room_of(part: SwarmPart, room: Array, count: int) -> Array:
    """So many rows of a room, as wide as a part."""
    if part.starts == room.shape[2]:
        return room[:count]
    return np.empty((count, room.shape[1], part.starts))
