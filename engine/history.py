"""What is remembered of a racer: positions by step, and full states to go on from.

Both thin out by two when they outgrow their part of the budget; whatever was thinned away is
rebuilt exactly by replay from the state before it.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from engine.arrays import Array, Indices
from engine.optimizer import State

FIRST_CHECKPOINT_SPACING = 256
MIN_KEPT = 2
MAX_KEPT = 1 << 22


class KeptPositions:
    """Points `(dims, starts)` of every `spacing`-th step, in one contiguous array.

    The array has room for the whole budget from the beginning: the system only hands out memory
    that was written to, and nothing ever has to be copied to grow.
    """

    def __init__(self, first: Array, budget: int) -> None:
        """`first` is the point at step 0; `budget` is in bytes."""
        self._budget = budget
        room = max(MIN_KEPT + 1, min(budget // max(1, first.nbytes), MAX_KEPT))
        self._array = np.empty((room, *first.shape))
        self._array[0] = first
        self.spacing = 1
        self.count = 1

    def append(self, first_step: int, points: Array) -> None:
        """Keep what falls on the spacing of points `(steps, dims, starts)` from a step on."""
        kept = points[-first_step % self.spacing :: self.spacing]
        while len(kept):
            taken = kept[: len(self._array) - self.count]
            self._array[self.count : self.count + len(taken)] = taken
            self.count += len(taken)
            kept = kept[len(taken) :]
            if self.count == len(self._array):
                kept = kept[self.count % 2 :: 2]
                self.thin()

    def at(self, step: int) -> Array | None:
        """The point at a step if it is kept; a view."""
        index, rest = divmod(step, self.spacing)
        return None if rest or index >= self.count else self._array[index]

    def between(self, first: int, last: int) -> tuple[Indices, Array]:
        """Kept steps from `first` to `last`, both included, and their points; a view."""
        low = -(-first // self.spacing)
        high = min(last // self.spacing + 1, self.count)
        return np.arange(low, max(low, high)) * self.spacing, self._array[low : max(low, high)]

    def thin(self) -> None:
        """Keep every other of the kept points."""
        kept = self._array[: self.count : 2]
        self._array[: len(kept)] = kept.copy()
        self.count = len(kept)
        self.spacing *= 2

    def cut(self, step: int) -> None:
        """Forget everything after a step."""
        self.count = min(self.count, step // self.spacing + 1)

    def taken(self, columns: Indices) -> KeptPositions:
        """A copy with some of the starts."""
        return self._filled(self._array[: self.count][:, :, columns])

    def joined(self, other: KeptPositions, order: Indices) -> KeptPositions:
        """A copy with the starts of both, side by side, then put in `order`. Both reach as far."""
        while self.spacing < other.spacing:
            self.thin()
        while other.spacing < self.spacing:
            other.thin()
        pair = [self._array[: self.count], other._array[: other.count]]
        return self._filled(np.concatenate(pair, axis=2)[:, :, order])

    def _filled(self, points: Array) -> KeptPositions:
        """Like this one, but with these points."""
        copy = KeptPositions(points[0], self._budget)
        copy.spacing = self.spacing
        while len(points) >= len(copy._array):
            points = points[::2]
            copy.spacing *= 2
        copy._array[: len(points)] = points
        copy.count = len(points)
        return copy


class Checkpoints:
    """Full states at multiples of a spacing, the start always among them."""

    def __init__(self, start: State, budget: int) -> None:
        self._budget = budget
        self._states = {start.step: start}
        self.spacing = FIRST_CHECKPOINT_SPACING

    def offer(self, state: State) -> None:
        """Keep a state that stands on the spacing."""
        if state.step % self.spacing == 0:
            self._states[state.step] = state
        while len(self._states) > MIN_KEPT and self._size() > self._budget:
            self.spacing *= 2
            self._states = {k: s for k, s in self._states.items() if k % self.spacing == 0}

    def before(self, step: int) -> State:
        """The latest state at or before a step."""
        return self._states[max(kept for kept in self._states if kept <= step)]

    def cut(self, step: int) -> None:
        """Forget everything after a step."""
        self._states = {kept: state for kept, state in self._states.items() if kept <= step}

    def mapped(self, change: Callable[[State], State]) -> Checkpoints:
        """A copy with every state changed."""
        copy = object.__new__(Checkpoints)
        copy._budget, copy.spacing = self._budget, self.spacing
        copy._states = {step: change(state) for step, state in self._states.items()}
        return copy

    def joined(self, other: Checkpoints, order: Indices) -> Checkpoints:
        """A copy with the starts of both, at the steps that both have."""
        copy = object.__new__(Checkpoints)
        copy._budget, copy.spacing = self._budget, max(self.spacing, other.spacing)
        copy._states = {
            step: state.joined(other._states[step], order)
            for step, state in self._states.items()
            if step in other._states
        }
        return copy

    def _size(self) -> int:
        return sum(state.size for state in self._states.values())
