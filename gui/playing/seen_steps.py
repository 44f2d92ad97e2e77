"""Steps of the clock, and the steps of their own at which paths are seen meanwhile."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping

import numpy as np

from engine.arrays import Indices
from engine.cost_axis import Axis, shown_cost, steps_by
from engine.endings import NEVER
from engine.race import Race


class SeenSteps:
    """A stretch of the clock, from the step after `first - 1` to `last`, seen by a cost."""

    def __init__(self, race: Race, first: int, last: int, axis: Axis) -> None:
        self.race, self.first, self.last, self.axis = race, first, last, axis

    def cost(self, step: int) -> int:
        """At which the race is seen while a step of the clock is shown."""
        return shown_cost(self.race, step, self.axis, kept=True)

    def own(self, racer: int, step: int) -> Indices:
        """The step of its own `(starts,)` at which each path is seen."""
        cost, count = self.cost(step), self.race.starts.shape[1]
        steps = steps_by(self.race, racer, cost, self.axis, step, kept=True)
        return np.broadcast_to(np.asarray(steps, np.int64), count)

    def stretch(self, racer: int) -> tuple[Indices, Indices]:
        """The own step of each path before the stretch, and at its end."""
        return self.own(racer, self.first - 1), self.own(racer, self.last)

    def is_even(self, racer: int) -> bool:
        """Whether all paths of a racer are seen at the same step of their own."""
        ends = self.stretch(racer)
        return all(not len(end) or bool((end == end[0]).all()) for end in ends)

    def first_that(self, holds: Callable[[int], bool]) -> int | None:
        """The first step of the clock from which on something holds."""
        if not holds(self.last):
            return None
        return self.first + bisect_left(range(self.first, self.last), True, key=holds)

    def first_seen(self, wanted: Mapping[int, Indices]) -> int | None:
        """The first step at which a path of a racer is seen at the step that is wanted of it.

        `wanted` has one for each path, NEVER where none is.
        """
        found = {racer: steps for racer, steps in wanted.items() if (steps != NEVER).any()}
        if not found:
            return None
        return self.first_that(
            lambda step: any((self.own(r, step) >= steps).any() for r, steps in found.items())
        )
