"""One drawing of all trails, in order of time, as far as there is time."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from gui.plotting.own_trails import OwnTrails
from gui.plotting.sheet import TrailSheet

Array = NDArray[np.float64]
Steps = NDArray[np.int64]
Reach = Mapping[int, int | Steps]
"""By racer the step that its trails go to, or one for each path."""

# How many points are drawn between two looks at the clock follows from how long they take.
_FEWEST_POINTS, _MOST_POINTS = 256, 16_384
_LONG, _SHORT = 0.003, 0.001
_NOTHING = np.empty((0, 2, 0))


class TrailSource(Protocol):
    """Where the points come from."""

    def racers(self) -> Sequence[int]:
        """The racers whose trails are to be seen."""

    def paths(self) -> int:
        """How many starts each racer has."""

    def newest(self, racer: int) -> int:
        """The step up to which all paths of a racer are known."""

    def reach(self, racer: int, step: int) -> int | Steps:
        """Where the trails of a racer end while a step is shown, for all paths or for each."""

    def trail(self, racer: int, first: int, last: int, stride: int = 1) -> tuple[Steps, Array]:
        """Kept steps that are multiples of `stride` and points `(steps, 2, starts)`.

        NaN where a path is not known yet.
        """

    def positions(self, racer: int, step: int | Steps) -> Array:
        """Points `(2, starts)` at any known step, or at one for each path."""


class Pass:
    """One drawing of all trails onto a sheet, in order of time, every `stride`-th step.

    Attributes:
        holes: racers some of whose paths were not known yet.
    """

    def __init__(
        self, sheet: TrailSheet, source: TrailSource, racers: Iterable[int], stride: int
    ) -> None:
        self.sheet = sheet
        self.stride = stride
        self.holes: set[int] = set()
        self._source = source
        self._drawn = dict.fromkeys(racers, -1)
        self._own: dict[int, OwnTrails] = {}
        self._points_at_once = 1_024
        self._points, self._seconds = 0, 0.0

    @property
    def seconds_a_point(self) -> float | None:
        """What drawing has cost so far; None while that cannot be told."""
        return self._seconds / self._points if self._points > _FEWEST_POINTS else None

    @property
    def racers(self) -> Set[int]:
        return self._drawn.keys()

    def behind(self, reach: Reach) -> int:
        """How many steps are missing of the racer that lacks the fewest."""
        return min((self._gaps(racer, reach[racer])[1] for racer in self._drawn), default=1)

    def is_beyond(self, reach: Reach) -> bool:
        """Whether some trail goes on behind its end."""
        return any(self._gaps(racer, reach[racer])[0] < 0 for racer in self._drawn)

    def draw(self, reach: Reach, deadline: float | None = None) -> bool:
        """Draws trails to their ends; False when the deadline came first."""
        waiting = {racer for racer in self._drawn if self._gaps(racer, reach[racer])[1] > 0}
        while waiting:
            began, last = time.perf_counter(), min(self._drawn[racer] for racer in waiting)
            group = [
                racer for racer in self._drawn if racer in waiting and self._drawn[racer] == last
            ]
            waiting -= self._draw_more(group, reach)
            self._learn(time.perf_counter() - began)
            if deadline is not None and waiting and time.perf_counter() >= deadline:
                return False
        return True

    def _learn(self, seconds: float) -> None:
        self._seconds += seconds
        if seconds > _LONG:
            self._points_at_once = max(_FEWEST_POINTS, self._points_at_once // 2)
        elif seconds < _SHORT:
            self._points_at_once = min(_MOST_POINTS, self._points_at_once * 2)

    def _gaps(self, racer: int, end: int | Steps) -> tuple[int, int]:
        """How many steps are missing of a racer's trails: the fewest, the most."""
        if isinstance(end, int):
            gap = end - self._drawn[racer]
            return gap, gap
        drawn = self._own[racer].drawn if racer in self._own else -1
        missing = end - drawn
        return int(missing.min(initial=0)), int(missing.max(initial=0))

    def _draw_more(self, group: Sequence[int], reach: Reach) -> set[int]:
        """Draws on for racers whose trails are equally far; those with nothing more to draw."""
        rows = max(1, self._points_at_once // max(1, self._source.paths() * len(group)))
        parts, done = {}, set()
        for racer in group:
            end, before = reach[racer], self._drawn[racer]
            if isinstance(end, int):
                points = self._next(racer, end, rows)
                is_done = self._drawn[racer] in (before, end)
            else:
                points, is_done = self._next_apart(racer, end, rows)
            if len(points):
                parts[racer] = points
            if is_done:
                done.add(racer)
        self._points += sum(len(points) * points.shape[2] for points in parts.values())
        if parts:
            self.sheet.draw(parts)
        return done

    def _next_apart(self, racer: int, ends: Steps, most: int) -> tuple[Array, bool]:
        """Points of a racer whose paths end at steps of their own, and whether these are all."""
        own = self._own.setdefault(racer, OwnTrails(len(ends)))
        if (span := own.span(ends)) is None:
            return _NOTHING, True
        steps, points = self._source.trail(racer, *span, self.stride)
        if span[1] > self._source.newest(racer):
            ends = np.minimum(ends, steps[-1] if len(steps) else -1)
            if np.isnan(points).any():
                self.holes.add(racer)
        rows, lacking = own.rows(ends, steps, points, most)
        if (lacking >= 0).any():
            last = self._source.positions(racer, np.maximum(lacking, 0))
            rows = np.concatenate([rows, np.where(lacking >= 0, last, np.nan)[None]])
        self._drawn[racer] = int(own.drawn.min())
        return rows, own.span(ends) is None

    def _next(self, racer: int, step: int, rows: int) -> Array:
        """Points of a racer whose paths all end at a step."""
        first = self._drawn[racer] + 1
        last = min(step, first + rows * self.stride - 1)
        steps, points = self._source.trail(racer, first, last, self.stride)
        known = last <= self._source.newest(racer)
        if len(points) and np.isnan(points[-1]).any():
            self.holes.add(racer)
        reached = last if known else int(steps[-1]) if len(steps) else first - 1
        if known and last == step and not (len(steps) and steps[-1] == step):
            points = np.concatenate([points, self._source.positions(racer, step)[None]])
        self._drawn[racer] = reached
        return points
