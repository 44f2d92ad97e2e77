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


class KeptPositions:
    """Points `(dims, starts)` of every `spacing`-th step, in one contiguous array."""

    def __init__(self, first: Array, budget: int) -> None:
        """`first` is the point at step 0; `budget` is in bytes."""
        self._budget = budget
        self._array = np.empty((64, *first.shape))
        self._array[0] = first
        self.spacing = 1
        self.count = 1

    @property
    def steps(self) -> Indices:
        """The kept steps, ascending."""
        return np.arange(self.count, dtype=np.int64) * self.spacing

    @property
    def size(self) -> int:
        """Bytes in use."""
        return int(self.count * self._array[0].nbytes)

    def append(self, first_step: int, points: Array) -> None:
        """Keep what falls on the spacing of points `(steps, dims, starts)` from a step on."""
        kept = points[-first_step % self.spacing :: self.spacing]
        self._reserve(self.count + len(kept))
        self._array[self.count : self.count + len(kept)] = kept
        self.count += len(kept)
        while self.size > self._budget and self.count > MIN_KEPT:
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
        if self.count * 4 < len(self._array):
            self._array = self._array[: 2 * self.count].copy()

    def cut(self, step: int) -> None:
        """Forget everything after a step."""
        self.count = min(self.count, step // self.spacing + 1)

    def taken(self, columns: Indices) -> KeptPositions:
        """A copy with some of the starts."""
        taken = KeptPositions(self._array[0][:, columns], self._budget)
        taken._array = self._array[: self.count][:, :, columns].copy()
        taken.spacing, taken.count = self.spacing, self.count
        return taken

    def joined(self, other: KeptPositions, order: Indices) -> KeptPositions:
        """A copy with the starts of both, side by side, then put in `order`. Both reach as far."""
        while self.spacing < other.spacing:
            self.thin()
        while other.spacing < self.spacing:
            other.thin()
        both = np.concatenate([self._array[: self.count], other._array[: other.count]], axis=2)[
            :, :, order
        ]
        joined = KeptPositions(both[0], self._budget)
        joined._array, joined.spacing, joined.count = both, self.spacing, self.count
        return joined

    def _reserve(self, count: int) -> None:
        if count > len(self._array):
            grown = np.empty((max(count, 2 * len(self._array)), *self._array.shape[1:]))
            grown[: self.count] = self._array[: self.count]
            self._array = grown


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
