"""Costs of steps added up, exact at every step, in little room: what repeats is kept once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

import numpy as np

from engine.arrays import Indices

LONGEST_LOOK = 4_096
"""So many steps back is looked for what repeats."""
REPEATS = 3
"""What came so many times counts as something that repeats."""
FEW_STRETCHES = 16


@dataclass(frozen=True)
class Stretch:
    """Steps whose costs repeat.

    Attributes:
        first: its first step.
        before: the totals `(2,)` of all steps before it.
        costs: of the steps of one period `(period, 2)`.
        sums: the totals within a period, before each of its steps, and of it all `(period + 1, 2)`.
    """

    first: int
    before: Indices
    costs: Indices
    sums: Indices

    @classmethod
    def of(cls, first: int, before: Indices, costs: Indices) -> Stretch:
        """From a step on."""
        sums = np.concatenate([np.zeros((1, 2), np.int64), costs.cumsum(axis=0)])
        return cls(first, before, costs, sums)

    def totals(self, steps: Indices) -> Indices:
        """After steps from the one before the first on `(steps, 2)`."""
        rounds, rest = np.divmod(steps - (self.first - 1), len(self.costs))
        totals: Indices = self.before + rounds[:, None] * self.sums[-1] + self.sums[rest]
        return totals

    def going_on(self, step: int, count: int) -> Indices:
        """The costs `(count, 2)` of steps from a step on, if it goes on as before."""
        return self.costs[(np.arange(step, step + count) - self.first) % len(self.costs)]


class Tally:
    """Totals by step. One that a period describes does not grow, however long it goes on.

    A rule that pays for a dear step now and then has a period as well. Only costs that change for
    ever without repeating take room, for each change.
    """

    def __init__(self, stretches: tuple[Stretch, ...] = (), step: int = 0) -> None:
        """`step` is the newest one that is known."""
        self._stretches = list(stretches)
        self._firsts = [stretch.first for stretch in stretches]
        self._step = step
        self._next_look = len(stretches) + FEW_STRETCHES

    @property
    def stretches(self) -> int:
        """How many there are."""
        return len(self._stretches)

    def append(self, costs: Indices) -> None:
        """Add the costs `(steps, 2)` of the steps after the newest."""
        while len(costs):
            known = self._matching(costs)
            self._step += known
            costs = costs[known:]
            if len(costs) and (self.stretches < self._next_look or not self._fold()):
                self._begin(self._step + 1, costs[:1].copy())

    def at(self, steps: Indices) -> Indices:
        """The totals `(2, steps)`, up to the newest step."""
        totals = np.zeros((len(steps), 2), np.int64)
        places = np.searchsorted(self._firsts, steps, side="right") - 1
        for place in np.unique(places[places >= 0]):
            inside = places == place
            totals[inside] = self._stretches[place].totals(steps[inside])
        return totals.T

    def cut(self, step: int) -> Tally:
        """A copy that ends at a step."""
        return Tally(tuple(self._stretches[: bisect_right(self._firsts, step)]), step)

    def copied(self) -> Tally:
        """One that goes on by itself."""
        return self.cut(self._step)

    def _matching(self, costs: Indices) -> int:
        """How many of the costs are as the newest stretch says."""
        if not self._stretches:
            return 0
        expected = self._stretches[-1].going_on(self._step + 1, len(costs))
        differ = (costs != expected).any(axis=1)
        return int(differ.argmax()) if differ.any() else len(costs)

    def _begin(self, first: int, costs: Indices) -> None:
        before = self.at(np.array([first - 1]))[:, 0]
        self._stretches.append(Stretch.of(first, before, costs))
        self._firsts.append(first)

    def _fold(self) -> bool:
        """Make as many of the newest stretches as possible one that repeats; False if none do."""
        begin = max(self._firsts[0], self._step + 1 - LONGEST_LOOK)
        totals = self.at(np.arange(begin - 1, self._step + 1)).T
        costs = np.diff(totals, axis=0)
        newest = self._firsts[-1]
        periods = [newest - first for first in reversed(self._firsts[:-1])]
        periods = [period for period in periods if period * REPEATS <= len(costs)]
        since, period = min(((_repeats_since(costs, p), p) for p in periods), default=(0, 0))
        whole = len(costs) - since >= period * REPEATS > 0
        if (
            not whole
            or bisect_left(self._firsts, begin + since) > self.stretches - FEW_STRETCHES // 2
        ):
            self._next_look = 2 * self.stretches
            return False
        self._replace(begin + since, costs[since : since + period])
        return True

    def _replace(self, first: int, costs: Indices) -> None:
        before = bisect_left(self._firsts, first)
        del self._stretches[before:], self._firsts[before:]
        self._begin(first, costs)
        self._next_look = self.stretches + FEW_STRETCHES


def _repeats_since(costs: Indices, period: int) -> int:
    """From which row on each is as the one a period later."""
    differ = (costs[period:] != costs[:-period]).any(axis=1)
    return len(differ) - int(differ[::-1].argmax()) if differ.any() else 0
