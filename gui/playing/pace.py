"""How far the shown step moves in a tick, and where it has to stop."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from engine.race import Race

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

    def stop_step(self, race: Race, first: int, last: int, target: float) -> int | None:
        """The earliest step in first..last at which to stop."""


@dataclass(frozen=True)
class UntilPaused:
    """Play until a person pauses or every path has ended."""

    def stop_step(self, race: Race, first: int, last: int, target: float) -> int | None:
        del race, first, last, target
        return None


@dataclass(frozen=True)
class UntilStep:
    """Play up to one step."""

    step: int

    def stop_step(self, race: Race, first: int, last: int, target: float) -> int | None:
        del race, target
        return self.step if first <= self.step <= last else None


@dataclass(frozen=True)
class UntilTarget:
    """Play until a racer's median path, or its first path, is as low as the target."""

    median: bool = False

    def stop_step(self, race: Race, first: int, last: int, target: float) -> int | None:
        sample = race.sample
        reached = (self._first_reached(sample, i, first, last, target) for i in runners(race))
        return min((step for step in reached if step is not None), default=None)

    def _first_reached(
        self, race: Race, racer: int, first: int, last: int, target: float
    ) -> int | None:
        steps, heights = race.height_curve(racer, first, last)
        heights = np.where(np.isnan(heights), np.inf, heights)
        curve = np.median(heights, axis=1) if self.median else heights.min(axis=1)
        below = np.flatnonzero(curve <= target)
        return int(steps[below[0]]) if below.size else None


@dataclass(frozen=True)
class UntilPathEnds:
    """Play until the next path ends."""

    def stop_step(self, race: Race, first: int, last: int, target: float) -> int | None:
        del target
        ends = [race.end_steps(racer) for racer in runners(race)]
        inside = [end[(first <= end) & (end <= last)] for end in ends]
        return min((int(end.min()) for end in inside if len(end)), default=None)


def runners(race: Race) -> list[int]:
    return [racer for racer in range(len(race.setup.racers)) if race.runs(racer)]


def is_caught_up(race: Race) -> bool:
    """Whether all that was asked for is computed, a past step of a swarm too."""
    return not race.is_looking and all(race.computed(racer) >= race.step for racer in runners(race))
