"""Where a swarm stands: its parts, the block of steps they are in, and states to go back to."""

from __future__ import annotations

import time
from collections.abc import Sequence

import numpy as np

from engine.arrays import Array
from engine.course import Change
from engine.optimizer import State
from engine.paid import PaidAlike
from engine.swarm_part import SwarmPart, room_of
from engine.swarm_states import SwarmStates

MOST_ROWS = 8
POINTS_A_BLOCK = 400_000


class SwarmPresent:
    """Parts go forward in blocks of a few steps, one part after the other.

    Within a block the step before it stays known as far as the budget in bytes allows: parts that
    have gone on leave their former state behind.

    Attributes:
        step: the newest step that all parts have made.
        states: of the past.
        costs: by step; every path pays the same.
        room: for the points of a block `(steps, dims, starts)`.
    """

    def __init__(self, parts: list[SwarmPart], budget: int, costs: PaidAlike) -> None:
        self.parts = parts
        self.step = parts[0].step
        self.costs = costs
        one, starts = parts[0].state(), sum(part.starts for part in parts)
        size = one.size // one.position.shape[1] * starts
        self._may_go_back = 2 * size <= budget
        self.states = SwarmStates(budget - size * self._may_go_back)
        rows = max(1, min(MOST_ROWS, POINTS_A_BLOCK // starts))
        widest = max(part.starts for part in parts)
        self.room = np.empty((rows, len(one.position), widest))
        # A block underway: how many steps, the parts that have made them, what is to be kept.
        self._count = self._done = 0
        self._former: tuple[int, list[State]] | None = None
        self._coming: list[State] = []

    @property
    def is_underway(self) -> bool:
        """Whether some parts have gone on and others have not."""
        return self._count > 0

    @property
    def over(self) -> bool:
        """Whether every path has ended."""
        return not self.is_underway and all(part.over for part in self.parts)

    @property
    def farthest(self) -> int:
        """The step that some part has made."""
        return self.step + self._count

    @property
    def longest_block(self) -> int:
        """How many steps can be made before the newest one is forgotten."""
        end = min(self.parts[0].course.edit_after(self.step), self.states.after(self.step))
        return min(end - self.step, len(self.room))

    def work(self, step: int, deadline: float | None) -> None:
        """Bring at least one part forward, others until the deadline or the end of the block."""
        if not self.is_underway:
            self._count, self._done = min(step - self.step, self.longest_block), 0
            may_stop = deadline is not None and self._may_go_back
            self._former, self._coming = (self.step, []) if may_stop else None, []
        while self.is_underway:
            self._bring_part_forward()
            if deadline is not None and time.perf_counter() >= deadline:
                return

    def knows(self, step: int) -> bool:
        """Whether all points of a step are at hand."""
        if step == self.step:
            return not self.is_underway or self._former is not None
        return not self.is_underway and self._former is not None and self._former[0] == step

    def points_at(self, step: int) -> Array:
        """Points `(dims, starts)` at a step that is known."""
        former = self._former_at(step)
        left = [part.position() for part in self.parts[len(former) :]]
        return np.concatenate([*(s.position.astype(np.float64) for s in former), *left], axis=1)

    def parts_at(self, step: int) -> list[SwarmPart]:
        """The parts at a step that is known; those that stand there themselves, not copies."""
        former = self._former_at(step)
        back = [self.part_from(index, state) for index, state in enumerate(former)]
        return back + self.parts[len(former) :]

    def nearest(self, step: int) -> int:
        """The latest step up to this one from which every part can go on."""
        kept = self.states.before(step)[0]
        if self._former is not None and not self.is_underway and self._former[0] <= step:
            return max(kept, self._former[0])
        return kept

    def part_from(self, index: int, state: State) -> SwarmPart:
        """Another part of the same paths, at a state of theirs."""
        part = self.parts[index]
        return SwarmPart(part.course, state, part.codes_by(state.step))

    def go_back(self, parts: list[SwarmPart]) -> None:
        """Stand where these parts do, and forget what came after."""
        self.parts, self.step = parts, parts[0].step
        self._count, self._former = 0, None
        self.states.cut(self.step)
        self.costs = self.costs.cut(self.step, np.empty(0))

    def set_changes(self, changes: Sequence[Change]) -> None:
        """Replace the edits."""
        for part in self.parts:
            part.course.changes = list(changes)

    def _bring_part_forward(self) -> None:
        part, end = self.parts[self._done], self.farthest
        if self._former is not None:
            self._former[1].append(part.state())
        costs = part.advance(room_of(part, self.room, self._count))
        if end == self.states.after(self.step):
            self._coming.append(part.state())
        self._done += 1
        if self._done == len(self.parts):
            self.costs.append(self.step + 1, costs, np.empty(0, np.int64))
            self.step, self._count = end, 0
            if self._coming:
                self.states.offer(end, self._coming)
                self._coming = []

    def _former_at(self, step: int) -> list[State]:
        """The former states of the parts that have left a step."""
        return self._former[1] if self._former is not None and self._former[0] == step else []
