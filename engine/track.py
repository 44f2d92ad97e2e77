"""One racer from some of the starts: its present, its past, and which of its paths have ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import numpy as np

from engine.arrays import Array, Indices
from engine.course import Change, Course, Recipe
from engine.endings import NEVER
from engine.marks import Mark, merged
from engine.optimizer import State, Stepper
from engine.own_steps import Step
from engine.paid import Kept
from engine.past import Past
from engine.reached import Reached


class Track:
    """Paths of one racer. The stepper moves ended paths on as well; nobody looks at them.

    Attributes:
        course: recipe, starts and edits.
        step: the newest computed step.
    """

    def __init__(self, course: Course, past: Past, state: State) -> None:
        """Stand at a state whose past is known."""
        self.course = course
        self.step = state.step
        self._past = past
        self._stepper = course.resumed(state)
        self._block = np.empty((course.room(state.position), *state.position.shape))
        self._recent = self._replayed = (state.step, past.final[None].copy())
        self._look: tuple[Stepper, int] | None = None
        self._held: State | None = None

    @classmethod
    def fresh(
        cls, recipe: Recipe, points: Array, starts: Indices, changes: Iterable[Change] = ()
    ) -> Track:
        """A track at `points` `(dims, starts)`, before the first step."""
        course = Course(recipe, starts, sorted(changes, key=lambda change: change.step))
        state = course.stepper(points, 0).state()
        past = Past.beginning(state, recipe.budget, recipe.optimizer.costs_differ)
        return cls(course, past, state)

    @property
    def recipe(self) -> Recipe:
        """What is run."""
        return self.course.recipe

    @property
    def starts(self) -> Indices:
        """Indices of the starts, ascending."""
        return self.course.starts

    @property
    def end_steps(self) -> Indices:
        """The step in which each path ended, NEVER while it goes on."""
        return self._past.end_steps

    @property
    def end_status(self) -> Indices:
        """Why each path ended; 0 while it goes on."""
        return self._past.end_status

    @property
    def over(self) -> bool:
        """Whether every path has ended."""
        return bool((self.end_steps != NEVER).all())

    @property
    def grain(self) -> int:
        """Multiples of so many steps are kept, points and costs."""
        return max(self._past.positions.spacing, self._past.costs.spacing)

    def advance(self, steps: int) -> None:
        """Make steps, in blocks that end at edits and checkpoints."""
        target = self.step + steps
        while self.step < target:
            stop = min(target, self._past.checkpoint_after(self.step))
            count = min(stop, self.course.edit_after(self.step)) - self.step
            self._advance_block(min(count, len(self._block)))

    def position(self, step: int) -> Array:
        """Points `(dims, starts)` at a step already made; a path that ended keeps its last."""
        kept = self._past.positions.at(step)
        if kept is not None:
            return kept.copy()
        for first, points in (self._recent, self._replayed):
            if first <= step < first + len(points):
                return np.array(points[step - first])
        points = self.course.stretch(self._past.checkpoints.before(step), step)
        first = step + 1 - len(points)
        self._past.hold(first, points)
        self._replayed = (first, points)
        return np.array(points[-1])

    def kept(self, first: int, last: int, stride: int = 1) -> tuple[Indices, Array]:
        """Kept steps from first to last and their points `(steps, dims, starts)`; a view."""
        return self._past.positions.between(first, min(last, self.step), stride)

    def costs(self, steps: Indices) -> tuple[Indices, Indices]:
        """Gradient and function evaluations of each path, up to a step of its own."""
        steps = np.minimum(steps, self.step)
        gradients, functions = self._past.costs.at(steps, self.end_steps, self._paid)
        return gradients, functions

    def common_costs(self, steps: Indices) -> tuple[Indices, ...] | None:
        """Steps as far as they are made, and the evaluations by then of a path that goes on."""
        known = np.minimum(steps, self.step)
        paid = self._past.costs.common(known)
        return None if paid is None else (known, *paid)

    def reached(self, target: float) -> Indices:
        """The first step at which each path was as low as `target`, NEVER if none so far.

        Exact when it was asked for before positions were thinned: from then on it is kept up.
        """
        past = self._past
        if past.reached is None or past.reached.target != target:
            unknown = Reached(target, np.full(len(self.starts), NEVER))
            steps, points = self.kept(0, self.step)
            past.reached = unknown.noted(self.recipe.endings.problem, steps, points, self.end_steps)
        return past.reached.first

    def memory(self, step: Step) -> dict[str, Array]:
        """Memory and locals `(..., starts)` at a step; of an ended path as they were at its end."""
        targets = np.minimum(step, self.end_steps)
        asked = np.unique(targets).tolist()
        found: dict[str, Array] = {}
        for target, look in zip(asked, self._looks(asked), strict=True):
            chosen = np.flatnonzero(targets == target)
            named = look.explain() if target else look.state().shown
            for name, values in named.items():
                wide = np.broadcast_to(values, (*values.shape[:-1], len(self.starts)))
                found.setdefault(name, np.full(wide.shape, np.nan))[..., chosen] = wide[..., chosen]
        return found

    def marks(self, step: Step) -> tuple[Mark, ...]:
        """The geometry of how a step was made, of an ended path of its last; none at step 0."""
        targets = np.minimum(step, self.end_steps)
        asked = np.unique(targets[targets > 0]).tolist()
        parts = []
        for target, look in zip(asked, self._looks(asked), strict=True):
            chosen = np.flatnonzero(targets == target)
            parts.append((chosen, chosen, look.marks()))
        return merged(parts, len(self.starts))

    def set_changes(self, changes: Sequence[Change]) -> None:
        """Replace the edits; those that differ must lie at the newest step or later."""
        self.course.changes = list(changes)
        self._look = None

    def hold(self) -> None:
        """Remember the present, beside the checkpoints."""
        if self._held is None or self._held.step != self.step:
            self._held = self._stepper.state()

    def cut(self, step: int) -> Track:
        """The track as it was at a step, with the edits before it; this one if it is no farther."""
        if step >= self.step:
            return self
        before = self._past.checkpoints.before(step)
        if self._held is not None and before.step < self._held.step <= step:
            before = self._held
        state = self.course.rebuilt(before, step).state()
        changes = [change for change in self.course.changes if change.step < step]
        course = Course(self.recipe, self.starts, changes)
        return Track(course, self._cut_past(step), state)

    def taken(self, recipe: Recipe, columns: Indices, starts: Indices) -> Track:
        """A track of its own with some of the paths, whose starts are now called `starts`."""
        course = Course(recipe, starts, list(self.course.changes))
        return Track(
            course, self._past.taken(columns, recipe.budget), self._stepper.state().columns(columns)
        )

    def joined(self, other: Track) -> Track:
        """A track of its own with the paths of two that stand at the same step.

        The other one is younger: its recipe knows about all starts.
        """
        if self._past.reached is not None:
            other.reached(self._past.reached.target)
        starts = np.concatenate([self.starts, other.starts])
        order = np.argsort(starts)
        course = Course(other.recipe, starts[order], list(self.course.changes))
        state = self._stepper.state().joined(other._stepper.state(), order)
        return Track(course, self._past.joined(other._past, order), state)

    def _advance_block(self, count: int) -> None:
        first = self.step + 1
        points = self._block[:count]
        costs = self.course.advance(self._stepper, self.step, points)
        ending = self._past.settle(self.recipe.endings, first, points)
        if len(ending) and not self.over:
            self.course.park(self._stepper, ending)
        self.step += count
        self._past.append(first, points, costs)
        if self._past.reached is not None:
            steps = np.arange(first, first + count)
            known, problem = self._past.reached, self.recipe.endings.problem
            self._past.reached = known.noted(problem, steps, points, self.end_steps)
        self._recent = (first, points)
        if self.step == self._past.checkpoint_after(self.step - 1):
            self._past.checkpoints.offer(self._stepper.state())

    def _looks(self, steps: Sequence[int]) -> Iterator[Stepper]:
        """A stepper just before each of some ascending steps; at step 0 where it begins."""
        later = [step for step in steps if step > 0]
        if len(later) < len(steps):
            yield self.course.resumed(self._past.checkpoints.before(0))
        if later:
            stepper, reached = self._look_before(later[0])
            looks = self.course.looks(stepper, reached, later, self._past.final)
            for step, look in zip(later, looks, strict=True):
                self._look = look, step - 1
                yield look

    def _look_before(self, step: int) -> tuple[Stepper, int]:
        """A stepper at a step before this one: the last look, so that the next step costs one."""
        state = self._past.checkpoints.before(step - 1)
        if self._look is not None and state.step <= self._look[1] < step:
            return self._look
        return self.course.resumed(state), state.step

    def _cut_past(self, step: int) -> Past:
        paid = np.array(self.costs(np.full(len(self.starts), step)), dtype=np.float64)
        return self._past.cut(step, self.position(step), paid)

    def _paid(self, steps: Sequence[int], kept: Kept) -> dict[int, Array]:
        """What each path had paid at some ascending steps, by replay from kept totals."""
        bases = {step: self._past.paid_before(step, kept) for step in steps}
        found: dict[int, Array] = {}
        for _, group in groupby(steps, lambda step: bases[step][0].step):
            targets = list(group)
            state, known = bases[targets[0]]
            for step, more in zip(targets, self.course.paid(state, targets), strict=True):
                found[step] = known + more
        return found
