"""What is remembered by step: positions, and full states to go on from.

Positions and states thin out by two when they outgrow their part of the budget; whatever was
thinned away is rebuilt exactly by replay from the state before it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from mmap import mmap
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Array, Indices
from engine.optimizer import State

FIRST_CHECKPOINT_SPACING = 64
MIN_KEPT = 2
MAX_KEPT = 1 << 22
LARGE = 1_000_000


class KeptPositions:
    """Points `(dims, starts)` of every `spacing`-th step from 0 on, in one contiguous array.

    The array has room for the whole budget from the beginning: the system only hands out memory
    that was written to, and nothing ever has to be copied to grow. It has the precision of the
    points that it begins with, and shows them as float64.
    """

    def __init__(self, points: Array, budget: int, spacing: int = 1) -> None:
        """`points` `(steps, dims, starts)` are what is kept so far; `budget` is in bytes."""
        self._budget = budget
        room = max(MIN_KEPT + 1, min(budget // max(1, points[0].nbytes), MAX_KEPT))
        while len(points) >= room:
            points = points[::2]
            spacing *= 2
        self._array = unwritten((room, *points.shape[1:]), points.dtype)
        self._array[: len(points)] = points
        self.spacing = spacing
        self.count = len(points)

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
                self._thin()

    def at(self, step: int) -> Array | None:
        """The point at a step if it is kept; a view."""
        index, rest = divmod(step, self.spacing)
        return None if rest or index >= self.count else _shown(self._array[index])

    def between(self, first: int, last: int, stride: int = 1) -> tuple[Indices, Array]:
        """Kept steps from `first` to `last`, both included, and their points.

        Of those only multiples of `stride`, a power of two as the spacing is. A view, or a copy
        where points are kept in single precision.
        """
        every = max(1, stride // self.spacing)
        low = -(-first // (self.spacing * every)) * every
        high = max(low, min(last // self.spacing + 1, self.count))
        chosen = slice(low, high, every)
        return np.arange(low, high, every) * self.spacing, _shown(self._array[chosen])

    def each_at(self, steps: Indices) -> tuple[NDArray[np.bool_], Array]:
        """Which starts are kept at a step of their own `(starts,)`, and their points there."""
        index, rest = np.divmod(steps, self.spacing)
        known = (rest == 0) & (index < self.count)
        columns = np.arange(len(steps))
        return known, _shown(self._array[np.where(known, index, 0), :, columns].T)

    def cut(self, step: int) -> KeptPositions:
        """These without what came after a step; the array is handed on, not copied."""
        self.count = min(self.count, step // self.spacing + 1)
        return self

    def taken(self, columns: Indices, budget: int) -> KeptPositions:
        """A copy with some of the starts."""
        return KeptPositions(self._array[: self.count][:, :, columns], budget, self.spacing)

    def joined(self, other: KeptPositions, order: Indices) -> KeptPositions:
        """A copy with the starts of both, side by side, then put in `order`. Both reach as far."""
        spacing = max(self.spacing, other.spacing)
        pair = [one._array[: one.count : spacing // one.spacing] for one in (self, other)]
        return KeptPositions(np.concatenate(pair, axis=2)[:, :, order], self._budget, spacing)

    def _thin(self) -> None:
        """Keep every other of the kept points."""
        kept = self._array[: self.count : 2].copy()
        self._array[: len(kept)] = kept
        self.count = len(kept)
        self.spacing *= 2


class Checkpoints:
    """Full states at multiples of a spacing, the start always among them. States never change."""

    def __init__(
        self, states: Mapping[int, State], budget: int, spacing: int = FIRST_CHECKPOINT_SPACING
    ) -> None:
        """`states` by step; `budget` is in bytes."""
        self._states = dict(states)
        self._size = sum(state.size for state in self._states.values())
        self._budget = budget
        self.spacing = spacing

    def offer(self, state: State) -> None:
        """Keep a state that stands on the spacing."""
        self._states[state.step] = state
        self._size += state.size
        while len(self._states) > MIN_KEPT and self._size > self._budget:
            self.spacing *= 2
            self._states = {k: s for k, s in self._states.items() if k % self.spacing == 0}
            self._size = sum(state.size for state in self._states.values())

    def before(self, step: int) -> State:
        """The latest state at or before a step."""
        return self._states[max(kept for kept in self._states if kept <= step)]

    def cut(self, step: int) -> Checkpoints:
        """Those up to a step."""
        states = {kept: state for kept, state in self._states.items() if kept <= step}
        return Checkpoints(states, self._budget, self.spacing)

    def taken(self, columns: Indices, budget: int) -> Checkpoints:
        """A copy with some of the starts."""
        states = {step: state.columns(columns) for step, state in self._states.items()}
        return Checkpoints(states, budget, self.spacing)

    def joined(self, other: Checkpoints, order: Indices) -> Checkpoints:
        """A copy with the starts of both, at the steps that both have."""
        common = self._states.keys() & other._states.keys()
        states = {k: self._states[k].joined(other._states[k], order) for k in sorted(common)}
        return Checkpoints(states, self._budget, max(self.spacing, other.spacing))


def unwritten(shape: tuple[int, ...], dtype: np.dtype[Any]) -> NDArray[Any]:
    """An array; a large one straight from the system, to which it goes back as a whole.

    What is allocated the usual way may have been written to before, and leaves holes in between.
    """
    count = math.prod(shape)
    if count * dtype.itemsize < LARGE:
        return np.empty(shape, dtype)
    return np.frombuffer(mmap(-1, count * dtype.itemsize), dtype, count).reshape(shape)


def _shown(points: NDArray[Any]) -> Array:
    return np.asarray(points, np.float64)
