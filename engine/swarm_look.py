"""A look at a past step of a swarm: parts that are run there again, one after the other."""

from __future__ import annotations

import time
from collections.abc import Callable

from engine.arrays import Array
from engine.swarm_part import SwarmPart, room_of

PartAt = Callable[[int, int], SwarmPart]
"""The part of an index as it was at the latest known step up to a step."""


class SwarmLook:
    """Goes to a step part by part, and on from there when a later one is asked for.

    Attributes:
        step: the step that is looked at; None for no look.
    """

    def __init__(self, count: int) -> None:
        self.step: int | None = None
        self._parts: list[SwarmPart | None] = [None] * count

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left to be run again."""
        return self.step is None or all(self._has_arrived(part) for part in self._parts)

    def arrived(self) -> dict[int, SwarmPart]:
        """The parts that stand at the step, by index."""
        return {
            index: part
            for index, part in enumerate(self._parts)
            if part is not None and self._has_arrived(part)
        }

    def forget(self) -> None:
        """Nothing is looked at any more."""
        self.step = None
        self._parts = [None] * len(self._parts)

    def work(self, known: int, part_at: PartAt, room: Array, deadline: float | None) -> bool:
        """Run parts to the step, from where they are or from the step known before it.

        `room` `(steps, dims, starts)` is for the points passed. False when the deadline (of
        `time.perf_counter`) came first.
        """
        assert self.step is not None
        for index, part in enumerate(self._parts):
            if part is None or not known <= part.step <= self.step:
                part = self._parts[index] = part_at(index, self.step)
            while part.step < self.step:
                run_on(part, self.step, room)
                if deadline is not None and time.perf_counter() >= deadline:
                    return self.is_whole
        return True

    def _has_arrived(self, part: SwarmPart | None) -> bool:
        return part is not None and part.step == self.step


def run_on(part: SwarmPart, step: int, room: Array) -> None:
    """Some steps toward a step, none beyond an edit."""
    count = min(step, part.course.edit_after(part.step)) - part.step
    part.advance(room_of(part, room, min(count, len(room))))
