"""What paths have paid, added up by step.

Every path of a rule pays the same for a step; a search pays for as many trials as it needs, so its
totals stand beside each other like points, and thin out like them.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from typing import Self

import numpy as np

from engine.arrays import Array, Indices
from engine.history import KeptPositions
from engine.tally import Tally

Kept = Callable[[int], Array | None]
"""The totals `(2, starts)` at a step, if they are kept."""
Replay = Callable[[Sequence[int], Kept], Mapping[int, Array]]
"""The totals by step, at some ascending steps that are not kept."""


class Paid(ABC):
    """Gradient and function evaluations up to any step.

    Attributes:
        share: the part of the budget of a track that they may take.
        spacing: multiples of so many steps are kept, whatever has thinned out.
    """

    share: float = 0.0
    spacing: int = 1

    @classmethod
    @abstractmethod
    def beginning(cls, starts: int, budget: int) -> Self:
        """Before the first step."""

    @abstractmethod
    def append(self, first_step: int, costs: Indices, end_steps: Indices) -> None:
        """Add the costs of the steps from `first_step` on; ended paths pay no more."""

    @abstractmethod
    def at(self, steps: Indices, end_steps: Indices, replay: Replay) -> Indices:
        """The totals `(2, starts)` of each start at a step of its own, or at its end before it."""

    @abstractmethod
    def common(self, steps: Indices) -> Indices | None:
        """The totals `(2, steps)` of a path that goes on; None where each pays for itself."""

    @abstractmethod
    def cut(self, step: int, totals: Array) -> Self:
        """What was paid at a step, where each path had paid `totals`."""

    @abstractmethod
    def taken(self, columns: Indices, budget: int) -> Self:
        """A copy for some of the starts."""

    @abstractmethod
    def joined(self, other: Self, order: Indices) -> Self:
        """A copy for the starts of both, side by side, then put in `order`."""


class PaidAlike(Paid):
    """Every path pays the same for a step."""

    def __init__(self, tally: Tally | None = None) -> None:
        self._tally = tally or Tally()

    @classmethod
    def beginning(cls, starts: int, budget: int) -> Self:
        """Before the first step."""
        del starts, budget
        return cls()

    def append(self, first_step: int, costs: Indices, end_steps: Indices) -> None:
        """Add costs `(steps, 2)`."""
        del first_step, end_steps  # an ended path is read at its end
        self._tally.append(costs)

    def at(self, steps: Indices, end_steps: Indices, replay: Replay) -> Indices:
        """Every step is known."""
        del replay
        return self._tally.at(np.minimum(steps, end_steps))

    def common(self, steps: Indices) -> Indices:
        """Those of all paths."""
        return self._tally.at(steps)

    def cut(self, step: int, totals: Array) -> Self:
        """A copy up to a step."""
        del totals
        return type(self)(self._tally.cut(step))

    def taken(self, columns: Indices, budget: int) -> Self:
        """A copy."""
        del columns, budget
        return type(self)(self._tally.copied())

    def joined(self, other: Self, order: Indices) -> Self:
        """A copy."""
        del other, order
        return type(self)(self._tally.copied())


class PaidApart(Paid):
    """Each path pays for itself: totals `(2, starts)` of steps that thin out like positions."""

    share = 0.25

    def __init__(self, kept: KeptPositions, step: int, newest: Array) -> None:
        """`newest` are the totals at `step`, the newest step."""
        self._kept = kept
        self.spacing = kept.spacing
        self._step = step
        self._newest = newest
        self._recent: tuple[int, Array] = (step, newest[None])
        # What was asked for last, and not kept, is asked for again at the next look.
        self._asked: Indices = np.full(newest.shape[1], -1)
        self._answers = np.zeros_like(newest)

    @classmethod
    def beginning(cls, starts: int, budget: int) -> Self:
        """Before the first step."""
        nothing = np.zeros((2, starts))
        return cls(KeptPositions(nothing[None], budget), 0, nothing)

    def append(self, first_step: int, costs: Indices, end_steps: Indices) -> None:
        """Add costs `(steps, 2, starts)`."""
        clock = np.arange(first_step, first_step + len(costs))
        owed = np.where(clock[:, None, None] <= end_steps, costs, 0)
        totals = self._newest + np.cumsum(owed, axis=0)
        self._kept.append(first_step, totals)
        self.spacing = self._kept.spacing
        self._step = first_step + len(costs) - 1
        # With the step before, so that what the newest one cost is always known.
        self._recent = (first_step - 1, np.concatenate([self._newest[None], totals]))
        self._newest = totals[-1].copy()

    def at(self, steps: Indices, end_steps: Indices, replay: Replay) -> Indices:
        """What is not kept is replayed, once while the same steps are asked for."""
        steps = np.where(steps >= end_steps, self._step, steps)
        known, totals = self._kept.each_at(steps)
        missing = ~known
        for first, rows in ((self._step, self._newest[None]), self._recent):
            inside = missing & (steps >= first) & (steps < first + len(rows))
            columns = np.flatnonzero(inside)
            totals[:, columns] = rows[steps[columns] - first, :, columns].T
            missing &= ~inside
        if missing.any():
            totals[:, missing] = self._replayed(np.where(missing, steps, -1), replay)[:, missing]
        return totals.astype(np.int64)

    def common(self, steps: Indices) -> None:
        """There are none."""
        del steps

    def cut(self, step: int, totals: Array) -> Self:
        """The kept totals are handed on, not copied."""
        return type(self)(self._kept.cut(step), step, totals)

    def taken(self, columns: Indices, budget: int) -> Self:
        """A copy for some of the starts."""
        return type(self)(self._kept.taken(columns, budget), self._step, self._newest[:, columns])

    def joined(self, other: Self, order: Indices) -> Self:
        """A copy for the starts of both, which stand at the same step."""
        newest = np.concatenate([self._newest, other._newest], axis=1)[:, order]
        return type(self)(self._kept.joined(other._kept, order), self._step, newest)

    def _replayed(self, steps: Indices, replay: Replay) -> Array:
        """The totals of starts at steps that are nowhere kept; -1 asks nothing."""
        new = (steps >= 0) & (steps != self._asked)
        if new.any():
            found = replay(np.unique(steps[new]).tolist(), self._kept.at)
            for step, totals in found.items():
                columns = new & (steps == step)
                self._answers[:, columns] = totals[:, columns]
            self._asked = np.where(new, steps, self._asked)
        return self._answers
