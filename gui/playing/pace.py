"""How far the shown step moves in a tick, and where it has to stop."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from engine.arrays import Array, Indices
from engine.cost_axis import Axis
from engine.endings import NEVER
from engine.race import Race
from gui.playing.seen_steps import SeenSteps

AS_FAST_AS_POSSIBLE = math.inf
FARTHEST_STEP = 2**62
LONGEST_TICK = 0.1


class Pace:
    """Whole steps out of a speed and the time that passed; what is left over is kept."""

    def __init__(self, speed: float) -> None:
        self.speed = speed
        self._owed = 0.0

    def target(self, step: int, elapsed: float) -> int:
        """The step that should be shown `elapsed` seconds after `step` was."""
        if math.isinf(self.speed):
            return FARTHEST_STEP
        # After a hiccup (a dialog, a suspended laptop) the race goes on, it does not jump.
        self._owed += self.speed * min(elapsed, LONGEST_TICK)
        whole = int(self._owed)
        self._owed -= whole
        return step + whole

    def forget(self) -> None:
        """Begins anew, and drops the debt of an engine that could not keep up."""
        self._owed = 0.0


class RunUntil(Protocol):
    """Where playing stops by itself."""

    def stop_step(
        self, race: Race, first: int, last: int, target: float, axis: Axis = "steps"
    ) -> int | None:
        """The earliest step of the clock in first..last at which to stop.

        What counts is where paths are seen by the cost that is the axis.
        """


@dataclass(frozen=True)
class UntilPaused:
    """Play until a person pauses or every path has ended."""

    def stop_step(
        self, race: Race, first: int, last: int, target: float, axis: Axis = "steps"
    ) -> int | None:
        del race, first, last, target, axis
        return None


@dataclass(frozen=True)
class UntilStep:
    """Play up to one step, or to as much of another cost.

    Attributes:
        step: counted along the axis by which the race is seen.
    """

    step: int

    def stop_step(
        self, race: Race, first: int, last: int, target: float, axis: Axis = "steps"
    ) -> int | None:
        del target
        seen = SeenSteps(race, first, last, axis)
        if seen.cost(first - 1) >= self.step:
            return None
        return seen.first_that(lambda step: seen.cost(step) >= self.step)


@dataclass(frozen=True)
class UntilTarget:
    """Play until a racer's median path, or its first path, is seen as low as the target."""

    median: bool = False

    def stop_step(
        self, race: Race, first: int, last: int, target: float, axis: Axis = "steps"
    ) -> int | None:
        seen, wanted, stops = SeenSteps(race.sample, first, last, axis), {}, []
        for racer in runners(race):
            if self.median and not seen.is_even(racer):
                stops.append(_first_low_median(seen, racer, target))
            else:
                wanted[racer] = self._reached(seen, racer, target)
        stops.append(seen.first_seen(wanted))
        return min((stop for stop in stops if stop is not None), default=None)

    def _reached(self, seen: SeenSteps, racer: int, target: float) -> Indices:
        """The own step at which each path is first as low, or the median of all is."""
        before, after = seen.stretch(racer)
        never = np.full(before.shape, NEVER)
        if (before == after).all():
            return never
        steps, heights = _heights(seen, racer, int(before.min()) + 1, int(after.max()))
        if not len(steps):  # all its paths have ended
            return never
        if self.median:
            heights = np.broadcast_to(np.median(heights, axis=1, keepdims=True), heights.shape)
        hit = (heights <= target) & (steps[:, None] > before) & (steps[:, None] <= after)
        return np.where(hit.any(axis=0), steps[hit.argmax(axis=0)], never)


@dataclass(frozen=True)
class UntilPathEnds:
    """Play until the next path is seen to end."""

    def stop_step(
        self, race: Race, first: int, last: int, target: float, axis: Axis = "steps"
    ) -> int | None:
        del target
        seen, wanted = SeenSteps(race, first, last, axis), {}
        for racer in runners(race):
            (before, after), end = seen.stretch(racer), race.end_steps(racer)
            ends_here = (before < end) & (end <= after)
            if ends_here.any():
                wanted[racer] = np.where(ends_here, end, NEVER)
        return seen.first_seen(wanted)


def _heights(seen: SeenSteps, racer: int, first: int, last: int) -> tuple[Indices, Array]:
    """Kept own steps, and heights there `(steps, starts)`; what is no number is never low."""
    steps, heights = seen.race.height_curve(racer, first, last)
    return steps, np.where(np.isnan(heights), np.inf, heights)


def _first_low_median(seen: SeenSteps, racer: int, target: float) -> int | None:
    """Of paths that are seen at steps of their own: each step of the clock has another median."""
    before, after = seen.stretch(racer)
    steps, heights = _heights(seen, racer, int(before.min()), int(after.max()))
    if 2 * (heights.min(axis=0, initial=np.inf) <= target).sum() < len(before):
        return None
    columns = np.arange(len(before))
    for step in range(seen.first, seen.last + 1):
        rows = np.searchsorted(steps, seen.own(racer, step), side="right") - 1
        if np.median(heights[np.maximum(rows, 0), columns]) <= target:
            return step
    return None


def runners(race: Race) -> list[int]:
    """The racers that take part."""
    return [racer for racer in range(len(race.setup.racers)) if race.runs(racer)]


def is_caught_up(race: Race) -> bool:
    """Whether all that was asked for is computed, a past step of a swarm too."""
    return not race.is_looking and all(race.computed(racer) >= race.step for racer in runners(race))
