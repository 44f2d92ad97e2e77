"""All paths of one racer that are too many for a past of every step: a swarm, kept in parts.

A step is made part by part, so that work may stop within one. What is remembered of the past are
states at some steps; any other step is run again from the one before it.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from engine.arrays import Array, Indices
from engine.course import Change, Course, Recipe
from engine.marks import Mark
from engine.optimizer import State
from engine.own_steps import Step
from engine.paid import PaidAlike
from engine.swarm_look import SwarmLook
from engine.swarm_part import SwarmPart
from engine.swarm_present import SwarmPresent
from engine.track import Track

PART = 16_384
"""Starts of a part: what a rule steps at once."""


class SwarmLane:
    """The paths of a racer from very many starts; see `Lane` for what its methods answer.

    Attributes:
        recipe: what is run.
    """

    def __init__(self, recipe: Recipe, points: Array, present: SwarmPresent) -> None:
        self.recipe = recipe
        self._points = points
        self._present = present
        self._look = SwarmLook(len(present.parts))

    @classmethod
    def fresh(cls, recipe: Recipe, points: Array, changes: Sequence[Change]) -> SwarmLane:
        """A lane before its first step, of an optimizer that comes in parts."""
        optimizer = recipe.optimizer.in_parts()
        assert optimizer is not None
        recipe = replace(recipe, optimizer=optimizer)
        # Half as wide as other indices: a swarm has a million of them.
        starts: Any = np.arange(points.shape[1], dtype=np.int32)
        courses = [
            Course(recipe, starts[first : first + PART], list(changes))
            for first in range(0, len(starts), PART)
        ]
        parts = [SwarmPart(course, _beginning(course, points)) for course in courses]
        costs = PaidAlike.beginning(len(starts), 0)
        return cls(recipe, points, SwarmPresent(parts, recipe.budget, costs))

    @property
    def starts(self) -> int:
        """How many starts there are."""
        return int(self._points.shape[1])

    @property
    def over(self) -> bool:
        """Whether every path has ended."""
        return self._present.over

    @property
    def grain(self) -> int:
        """Every step can be told what it cost."""
        return 1

    @property
    def is_looking(self) -> bool:
        """Whether a past step is on its way that somebody has asked for."""
        return not self._look.is_whole

    @property
    def longest_block(self) -> int:
        """How many steps can be made before the newest one is forgotten."""
        return self._present.longest_block

    def computed(self, step: int) -> int:
        """The newest step up to which all paths are known, at most `step`."""
        return step if self.over else min(self._present.step, step)

    def lags(self, step: int) -> bool:
        """Whether there is anything to do before all paths are known up to a step."""
        return self.computed(step) < step

    def work_to(self, step: int, deadline: float | None = None) -> None:
        """Bring all paths to a step, or as far as the deadline (of `time.perf_counter`) allows."""
        while self.lags(step):
            self._present.work(step, deadline)
            if deadline is not None and time.perf_counter() >= deadline:
                return

    def look(self, deadline: float | None = None) -> None:
        """Go on with the past step that somebody has asked for."""
        if self._look.step is not None:
            known = self._present.states.before(self._look.step)[0]
            self._look.work(known, self._part_at, self._present.room, deadline)

    def sight(self, step: int) -> list[tuple[Indices, Array]] | None:
        """Starts and points of the parts that are known at a step; None if all are.

        `look` goes on to bring the others.
        """
        step = min(step, self._present.step)
        if self._present.knows(step):
            self._look.forget()
            return None
        self._look.step = step
        arrived = self._look.arrived().values()
        if self._look.is_whole:
            return None
        return [(part.course.starts.astype(np.int64), part.position()) for part in arrived]

    def positions(self, step: int) -> Array:
        """Points `(dims, starts)`; what is not known is run again first."""
        step = min(step, self._present.step)
        if self._present.knows(step):
            return self._present.points_at(step)
        asked, self._look.step = self._look.step, step
        self.look()
        points = [part.position() for part in self._look.arrived().values()]
        self._look.step = asked
        return np.concatenate(points, axis=1)

    def end_steps(self) -> Indices:
        """The step in which each path ended, NEVER while it goes on."""
        return np.concatenate([part.end_steps for part in self._present.parts])

    def end_status(self) -> Indices:
        """Why each path ended."""
        return np.concatenate([part.end_status for part in self._present.parts])

    def costs(self, steps: Indices) -> tuple[Indices, Indices]:
        """Gradient and function evaluations of each path, up to a step of its own."""
        _, gradients, functions = self.common_costs(steps)
        return gradients, functions

    def common_costs(self, steps: Indices) -> tuple[Indices, ...]:
        """Steps as far as they are made, and the evaluations by then of a path that goes on."""
        made = np.minimum(steps, self._present.step)
        return (made, *self._present.costs.common(made))

    def memory(self, step: Step) -> dict[str, Array]:
        """Memory and locals at a step, run from the start again part by part."""
        steps = np.broadcast_to(np.minimum(step, self._present.step), self.starts)
        tracks = self._tracks(int(steps.max()))
        found = [track.memory(steps[track.starts]) for track in tracks]
        return {name: np.concatenate([one[name] for one in found], axis=-1) for name in found[0]}

    def reached(self, target: float) -> Indices:
        """The first step at which each path was as low as `target`, run from the start again."""
        return np.concatenate([one.reached(target) for one in self._tracks(self._present.step)])

    def marks(self, step: Step) -> tuple[Mark, ...]:
        """None: what comes in parts is a rule."""
        del step
        return ()

    def trail(self, first: int, last: int, stride: int = 1) -> tuple[Indices, Array]:
        """Only the newest step is kept."""
        newest = self._present.step
        if not first <= newest <= last or newest % stride:
            return np.empty(0, np.int64), np.empty((0, *self._points.shape))
        return np.array([newest]), self.positions(newest)[None]

    def hold(self) -> None:
        """Nothing: the newest step stays known while the next ones are made."""

    def cut(self, step: int) -> None:
        """Forget everything after a step; it may have to be caught up with again."""
        if step < self._present.farthest:
            self._present.go_back(self._latest_parts(min(step, self._present.step)))
            self._look.forget()

    def set_changes(self, changes: Sequence[Change]) -> None:
        """Replace the edits; those that differ must lie at the newest step or later."""
        self._present.set_changes(changes)
        self._look.forget()

    def copied(self) -> SwarmLane:
        """A lane of its own with the same past, at the newest step or where it can go on from."""
        parts = [part.copied() for part in self._latest_parts(self._present.step)]
        costs = self._present.costs.cut(parts[0].step, np.empty(0))
        present = SwarmPresent(parts, self.recipe.budget, costs)
        present.states = self._present.states.copied()
        present.states.cut(present.step)
        return SwarmLane(self.recipe, self._points, present)

    def adopted(self, recipe: Recipe, points: Array) -> SwarmLane:
        """This lane under a recipe that differs in nothing but what it may remember."""
        self.recipe = replace(recipe, optimizer=self.recipe.optimizer)
        self._points = points
        return self

    def _latest_parts(self, step: int) -> list[SwarmPart]:
        """All parts at the latest step, up to a step, that is known in any way."""
        if self._present.knows(step):
            return self._present.parts_at(step)
        base, looked = self._present.nearest(step), self._look.step
        if looked is not None and base <= looked <= step and self._look.is_whole:
            return list(self._look.arrived().values())
        if self._present.knows(base):
            return self._present.parts_at(base)
        return [self._part_at(index, base) for index in range(len(self._present.parts))]

    def _part_at(self, index: int, step: int) -> SwarmPart:
        """A part at the latest kept step up to a step."""
        _, states = self._present.states.before(step)
        return self._present.part_from(
            index,
            _beginning(self._present.parts[index].course, self._points)
            if states is None
            else states[index],
        )

    def _tracks(self, step: int) -> Iterator[Track]:
        """Each part with a past of its own, from the start to a step that is made."""
        for part in self._present.parts:
            course, columns = part.course, part.course.starts.astype(np.int64)
            track = Track.fresh(self.recipe, self._points[:, columns], columns, course.changes)
            track.advance(step)
            yield track


def _beginning(course: Course, points: Array) -> State:
    return course.stepper(points[:, course.starts], 0).state()
