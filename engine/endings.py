"""When a path ends: by a stop rule, or because it left for good."""

from __future__ import annotations

from dataclasses import replace
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Array, Indices, coordinate_sum, side_by_side
from engine.landmarks import Landmarks, slope_norms
from engine.problem import Problem
from engine.setup import Stop

FAR = 1e6
"""A path farther from the window's centre than this many window widths has diverged."""
NEVER = np.iinfo(np.int64).max
NO_MINIMUM = -1


class Status(IntEnum):
    """Where a path stands. STOPPED, DIVERGED and ESCAPED end it; the others only describe it."""

    RUNNING = 0
    STOPPED = 1
    DIVERGED = 2
    ESCAPED = 3
    MINIMUM = 4
    SADDLE = 5
    PLATEAU = 6


class Endings:
    """Finds, in freshly computed points, the paths that end and why.

    Attributes:
        problem: what is minimised, as it is shown: without disturbance.
        centre: the middle of the window `(dims,)`.
    """

    def __init__(self, landmarks: Landmarks, stop: Stop) -> None:
        problem = landmarks.problem
        self._landmarks = landmarks
        self.problem = problem
        self._stop = stop
        sides = np.array(problem.window)
        self.centre = np.zeros(problem.dims)
        self.centre[:2] = sides.mean(axis=1)
        self._limit = FAR * float((sides[:, 1] - sides[:, 0]).max())
        inner = self._limit - float(np.abs(self.centre).max())
        self._screen = inner * inner if inner > 0 else 0.0

    @property
    def _looks_at_points(self) -> bool:
        """Whether a stop rule depends on more than the step."""
        return replace(self._stop, max_steps=None) != Stop()

    def none_ends(self, first_step: int, points: Array) -> bool:
        """A quick look that proves that no path ends in these points; False proves nothing."""
        last = self._stop.max_steps
        if self._looks_at_points or (last is not None and last < first_step + len(points)):
            return False
        flat = points.reshape(-1)
        with np.errstate(all="ignore"):
            return bool(np.dot(flat, flat) < self._screen)

    def find(
        self, before: Array, first_step: int, points: Array
    ) -> tuple[Indices, Indices, Indices]:
        """For each path: the row in which it ends (NEVER if not), the last good row, its status.

        `before` `(dims, starts)` are the points one step earlier; row -1 means those.
        """
        rows = len(points)
        count = points.shape[2]
        status = np.full(count, int(Status.STOPPED))
        ends = self._stopped(before, first_step, points)
        last_good = np.minimum(ends, rows - 1)
        gone, finite = self._gone(points)
        if (gone != NEVER).any():
            sooner = gone <= ends
            sooner &= gone != NEVER
            ends[sooner] = gone[sooner]
            columns = np.flatnonzero(sooner)
            row = gone[columns]
            last_good[columns] = np.where(finite[row, columns], row, row - 1)
            final = self._final(before, points, last_good, columns)
            lower = (
                self.problem.heights(final, t=first_step + row.astype(float))
                < self._landmarks.lowest
            )
            status[columns] = np.where(lower, int(Status.ESCAPED), int(Status.DIVERGED))
        return ends, last_good, status

    def _gone(self, points: Array) -> tuple[Indices, NDArray[np.bool_]]:
        """The first row that is far or not finite, and where points are finite at all."""
        far = self.are_far(points)
        return _first(far), np.logical_and.reduce(np.isfinite(points), axis=1)

    def are_far(self, points: Array) -> NDArray[np.bool_]:
        """Which points `(..., dims, starts)` are not finite, or farther than a path may be."""
        with np.errstate(all="ignore"):
            far = ~(np.abs(points - self.centre[:, None]) <= self._limit)
        are_far: NDArray[np.bool_] = np.any(far, axis=-2)
        return are_far

    def _final(self, before: Array, points: Array, last_good: Indices, columns: Indices) -> Array:
        rows = last_good[columns]
        inside = points[np.maximum(rows, 0), :, columns].T
        return np.where(rows >= 0, inside, before[:, columns])

    def _stopped(self, before: Array, first_step: int, points: Array) -> Indices:
        """The first row at which a stop rule holds."""
        ends = np.full(points.shape[2], NEVER)
        for limit, figures in self.figures(before, first_step, points).values():
            ends = np.minimum(ends, _first(figures <= limit))
        last = self._stop.max_steps
        if last is not None and first_step <= last < first_step + len(points):
            ends = np.minimum(ends, last - first_step)
        return ends

    def figures(
        self, before: Array, first_step: int, points: Array
    ) -> dict[str, tuple[float, Array]]:
        """By name of each stop rule that looks at points: its limit, and what it compares.

        Figures are `(rows, starts)`, one for each of `points` `(steps, dims, starts)`; `before` are
        the points one step earlier.
        """
        if not self._looks_at_points:
            return {}
        rows, _, count = points.shape
        stop, flat = self._stop, side_by_side(points)
        clock = np.repeat(np.arange(first_step, first_step + rows, dtype=float), count)
        found: dict[str, tuple[float, Array]] = {}
        with np.errstate(all="ignore"):
            if stop.height_change is not None:
                heights = self.problem.heights(flat, clock).reshape(rows, count)
                earlier = self.problem.heights(before, float(first_step - 1))[None]
                change = np.abs(np.diff(np.concatenate([earlier, heights]), axis=0))
                found["height_change"] = stop.height_change, change
            if stop.slope_norm is not None:
                norms = slope_norms(self.problem.slopes(flat, clock))
                found["slope_norm"] = stop.slope_norm, norms.reshape(rows, count)
            if stop.distance is not None and self.problem.minima:
                apart = nearest_distance(self.problem, flat, clock).reshape(rows, count)
                found["distance"] = stop.distance, apart
        return found


def nearest_distance(problem: Problem, points: Array, t: float | Array = 0.0) -> Array:
    """The distance of each point to the nearest known minimum as of `t`; inf when none is known."""
    return nearest_minimum(problem, points, t)[1]


def nearest_minimum(
    problem: Problem, points: Array, t: float | Array = 0.0
) -> tuple[Indices, Array]:
    """Which known minimum is nearest to each point as of `t`, or NO_MINIMUM, and how far it is."""
    apart, which = np.full(points.shape[1], np.inf), np.full(points.shape[1], NO_MINIMUM)
    clock = np.broadcast_to(t if problem.drifts else 0.0, apart.shape)
    for moment in np.unique(clock) if problem.minima else ():
        now = np.flatnonzero(clock == moment)
        for index, minimum in enumerate(problem.minima_at(float(moment))):
            across = points[:, now] - np.array(minimum.point)[:, None]
            distance = np.sqrt(coordinate_sum(across * across))
            nearer = distance < apart[now]
            which[now[nearer]] = index
            apart[now[nearer]] = distance[nearer]
    return which, apart


def _first(holds: NDArray[np.bool_]) -> Indices:
    """The first row in which each column holds, NEVER when in none."""
    return np.where(holds.any(axis=0), holds.argmax(axis=0), NEVER)
