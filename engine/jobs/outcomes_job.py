"""Where one racer ends up from very many starts."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import numpy as np

from engine.arrays import Array, Indices
from engine.course import Course, Recipe, changes_of, recipe_of
from engine.endings import NEVER, NO_MINIMUM, Endings, Status, nearest_minimum
from engine.jobs.job import Job
from engine.jobs.lattice import levels
from engine.jobs.outcomes import Outcomes
from engine.jobs.walk import Walk
from engine.landmarks import Landmarks
from engine.measures import standing_status
from engine.rule_stepper import CHUNK
from engine.setup import GridStarts, Setup

SEARCHES = 512
"""Starts of a search that are stepped together: a step of more would hold up a frame."""
BY_CHANCE = 4096
"""Starts that are stepped together where numbers are drawn, for the same reason."""
LOOK = 2048
"""Paths whose standing is looked at together, for the same reason."""


class OutcomesJob(Job):
    """What a race of a setup would say at one step about one racer, without its past.

    The same numbers to the last bit. A grid is worked at from coarse to fine.

    Attributes:
        result: filled in while the job runs.
    """

    def __init__(
        self,
        setup: Setup,
        racer: int,
        steps: int,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        """`racer` is its index in the setup. What is wrong with it is raised by the first work."""
        super().__init__(clock)
        self._setup = setup
        self._racer = racer
        self._steps = steps
        self._starts = setup.points()
        self.result = Outcomes.unknown(*self._starts.shape)

    def _work_in_pieces(self) -> Iterator[float]:
        landmarks = Landmarks(self._setup.build_problem())
        endings = Endings(landmarks, self._setup.stop)
        recipe = recipe_of(self._setup, self._racer, endings, budget=0)
        done, count = 0, self._starts.shape[1]
        for stride, chosen in self._levels(recipe):
            for columns in _chunks(chosen, _together(recipe)):
                for share in self._outcomes(landmarks, recipe, columns):
                    yield (done + share * len(columns)) / count
                done += len(columns)
                self.revision += 1
            self.result.stride = stride

    def _levels(self, recipe: Recipe) -> Iterator[tuple[int | None, Indices]]:
        """Starts in the order in which they are worked at, with the stride of what is then known.

        Chance is drawn quickly for starts that stand side by side.
        """
        starts = self._setup.starts
        if isinstance(starts, GridStarts):
            yield from levels(starts.nx, starts.ny, whole_rows=recipe.uses_chance)
        else:
            yield None, np.arange(len(starts))

    def _outcomes(self, landmarks: Landmarks, recipe: Recipe, columns: Indices) -> Iterator[float]:
        """Work at some of the starts; the share of it that is done, after each piece."""
        course = Course(recipe, columns, changes_of(self._setup, self._racer))
        walk = Walk(course, np.ascontiguousarray(self._starts[:, columns]), self._clock)
        for _ in walk.pieces(self._steps):
            yield walk.step / self._steps
        for part in _chunks(np.arange(len(columns)), LOOK):
            self._fill(landmarks, walk, part, columns[part])
            yield 1.0

    def _fill(self, landmarks: Landmarks, walk: Walk, part: Indices, columns: Indices) -> None:
        """Write down what has become of some paths of a walk."""
        result, points, ends = self.result, walk.points[:, part], walk.end_steps[part]
        moments = np.minimum(ends, self._steps).astype(float)
        standing = standing_status(landmarks, points, moments)
        result.points[:, columns] = points
        result.heights[columns] = landmarks.problem.heights(points, moments)
        result.status[columns] = np.where(ends == NEVER, standing, walk.end_status[part])
        result.end_steps[columns] = np.where(ends == NEVER, -1, ends)
        result.minima[columns] = _arrived_at(landmarks, points, moments, standing)
        result.known[columns] = True  # last: another thread may be reading


def _together(recipe: Recipe) -> int:
    """How many starts are stepped together."""
    if recipe.optimizer.costs_differ:
        return SEARCHES
    return BY_CHANCE if recipe.uses_chance else CHUNK


def _arrived_at(landmarks: Landmarks, points: Array, moments: Array, standing: Indices) -> Indices:
    """The known minimum nearest to each point that stands at a minimum, else NO_MINIMUM."""
    nearest, _ = nearest_minimum(landmarks.problem, points, moments)
    return np.where(standing == Status.MINIMUM, nearest, NO_MINIMUM)


def _chunks(chosen: Indices, size: int) -> Iterator[Indices]:
    return (chosen[first : first + size] for first in range(0, len(chosen), size))
