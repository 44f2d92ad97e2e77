"""One racer from some of the starts: its present, its past, and which of its paths have ended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array, Indices
from engine.endings import NEVER, Endings, Status
from engine.history import Checkpoints, KeptPositions
from engine.optimizer import Optimizer, State, Stepper, Value
from engine.problem import Problem

MAX_BLOCK = 256
BLOCK_BYTES = 8_000_000
CHECKPOINT_SHARE = 0.25


@dataclass(frozen=True)
class Recipe:
    """What a track runs: an optimizer on a problem, when its paths end, seed and memory budget."""

    problem: Problem
    optimizer: Optimizer
    endings: Endings
    seed: int
    budget: int


@dataclass(frozen=True)
class Change:
    """Hyperparameters that act from the step after `step` on; arrays have one number a start."""

    step: int
    values: Mapping[str, Value]


class Track:
    """Paths of one racer. The stepper moves ended paths on as well; nobody looks at them.

    Attributes:
        starts: indices of the starts, ascending.
        step: the newest computed step.
        changes: edits, in order.
        end_steps: the step in which each path ended, NEVER while it goes on.
        end_status: why it ended; 0 while it goes on.
    """

    def __init__(
        self, recipe: Recipe, points: Array, starts: Indices, changes: Iterable[Change] = ()
    ) -> None:
        """Stand at `points` `(dims, starts)`, before the first step."""
        self.recipe = recipe
        self.starts = starts
        self.changes = sorted(changes, key=lambda change: change.step)
        self.step = 0
        self.end_steps = np.full(len(starts), NEVER)
        self.end_status = np.zeros(len(starts), np.int64)
        self._final = np.array(points, dtype=np.float64)
        self._block = self._new_block()
        self._stepper = self._make_stepper(self._final, 0)
        self._kept = KeptPositions(self._final, int(recipe.budget * (1 - CHECKPOINT_SHARE)))
        self._checkpoints = Checkpoints(
            self._stepper.state(), int(recipe.budget * CHECKPOINT_SHARE)
        )
        self._costs = np.zeros((1, 2), np.int64)
        self._recent = self._replayed = (0, self._final[None].copy())

    @property
    def over(self) -> bool:
        """Whether every path has ended."""
        return bool((self.end_steps != NEVER).all())

    def advance(self, steps: int) -> None:
        """Make steps, in blocks that end at edits and checkpoints."""
        target = self.step + steps
        while self.step < target:
            self._take_changes(self._stepper, self.step)
            self._advance_block(min(target - self.step, self._block_length(self.step)))

    def change(self, values: Mapping[str, Value]) -> None:
        """Take other hyperparameters from the next step on."""
        self.changes.append(Change(self.step, dict(values)))

    def position(self, step: int) -> Array:
        """Points `(dims, starts)` at a step already made; a path that ended keeps its last."""
        kept = self._kept.at(step)
        if kept is not None:
            return kept.copy()
        for first, points in (self._recent, self._replayed):
            if first <= step < first + len(points):
                return np.array(points[step - first])
        self._replayed = self._replay(step)
        first, points = self._replayed
        return np.array(points[step - first])

    def kept(self, first: int, last: int) -> tuple[Indices, Array]:
        """Kept steps from first to last and their points `(steps, dims, starts)`; a view."""
        return self._kept.between(first, min(last, self.step))

    def costs(self, step: int) -> tuple[Indices, Indices]:
        """Gradient and function evaluations of each path up to a step."""
        rows = np.minimum(min(step, self.step), self.end_steps)
        return self._costs[rows, 0], self._costs[rows, 1]

    def memory(self, step: int) -> dict[str, Array]:
        """Memory and locals `(..., starts)` at a step; of an ended path as they were at its end."""
        targets = np.minimum(step, self.end_steps)
        found: dict[str, Array] = {}
        for target in np.unique(targets):
            chosen = np.flatnonzero(targets == target)
            for name, values in self._named(int(target)).items():
                wide = np.broadcast_to(values, (*values.shape[:-1], len(self.starts)))
                found.setdefault(name, np.full(wide.shape, np.nan))[..., chosen] = wide[..., chosen]
        return found

    def cut(self, step: int) -> None:
        """Forget everything after a step, edits included, and go on from there."""
        if step >= self.step:
            return
        final = self.position(step)
        state = self._state(step)
        self.changes = [change for change in self.changes if change.step < step]
        self.end_status[self.end_steps > step] = 0
        self.end_steps[self.end_steps > step] = NEVER
        self._kept.cut(step)
        self._checkpoints.cut(step)
        self._resume(state, final)

    def taken(self, recipe: Recipe, columns: Indices, starts: Indices) -> Track:
        """A track of its own with some of the paths, whose starts are now called `starts`."""
        track = object.__new__(Track)
        track.recipe = recipe
        track.starts = starts
        track.changes = list(self.changes)
        track.end_steps = self.end_steps[columns]
        track.end_status = self.end_status[columns]
        track._kept = self._kept.taken(columns)
        track._checkpoints = self._checkpoints.mapped(lambda state: state.columns(columns))
        track._costs = self._costs.copy()
        track._resume(self._stepper.state().columns(columns), self._final[:, columns])
        return track

    def joined(self, other: Track) -> Track:
        """A track of its own with the paths of two that stand at the same step."""
        starts = np.concatenate([self.starts, other.starts])
        order = np.argsort(starts)
        track = object.__new__(Track)
        track.recipe = self.recipe
        track.starts = starts[order]
        track.changes = list(self.changes)
        track.end_steps = np.concatenate([self.end_steps, other.end_steps])[order]
        track.end_status = np.concatenate([self.end_status, other.end_status])[order]
        track._kept = self._kept.joined(other._kept, order)
        track._checkpoints = self._checkpoints.joined(other._checkpoints, order)
        track._costs = self._costs.copy()
        final = np.concatenate([self._final, other._final], axis=1)[:, order]
        track._resume(self._stepper.state().joined(other._stepper.state(), order), final)
        return track

    def _resume(self, state: State, final: Array) -> None:
        """Stand at a state whose past is in place already."""
        self.step = state.step
        self._final = final
        self._block = self._new_block()
        self._stepper = self._make_stepper(state.position, state.step)
        self._stepper.restore(state)
        self._recent = self._replayed = (state.step, final[None].copy())

    def _advance_block(self, count: int) -> None:
        first = self.step + 1
        points = self._block[:count]
        costs = self._stepper.advance(points)
        self._add_costs(costs)
        self._settle(first, points)
        self.step += count
        self._final = points[-1].copy()
        self._kept.append(first, points)
        self._recent = (first, points)
        if self.step % self._checkpoints.spacing == 0:
            self._checkpoints.offer(self._stepper.state())

    def _add_costs(self, costs: Indices) -> None:
        """Extend the running totals by some steps' costs; room doubles when it runs out."""
        needed = self.step + 1 + len(costs)
        if needed > len(self._costs):
            grown = np.zeros((2 * needed, 2), np.int64)
            grown[: self.step + 1] = self._costs[: self.step + 1]
            self._costs = grown
        total = self._costs[self.step] + np.cumsum(costs, axis=0)
        self._costs[self.step + 1 : needed] = total

    def _settle(self, first: int, points: Array) -> None:
        """Find the paths that end in fresh points, and hold the ended ones where they ended."""
        endings = self.recipe.endings
        going = self.end_steps == NEVER
        held = np.flatnonzero(~going)
        if not endings.none_ends(first, points):
            ends, last_good, status = endings.find(self._final, first, points)
            ending = np.flatnonzero((ends != NEVER) & going)
            self.end_steps[ending] = first + ends[ending]
            self.end_status[ending] = status[ending]
            rows = last_good[ending]
            inside = points[np.maximum(rows, 0), :, ending].T
            last = np.where(rows >= 0, inside, self._final[:, ending])
            past = np.arange(len(points))[:, None] >= ends[ending]
            points[:, :, ending] = np.where(past[:, None], last, points[:, :, ending])
            self._park(np.flatnonzero((ends != NEVER) & (status != Status.STOPPED)))
        if len(held):
            points[:, :, held] = self._final[:, held]

    def _park(self, columns: Indices) -> None:
        """Bring paths that are gone to a quiet place, where their numbers do not explode again."""
        if len(columns) and not self.over:
            state = self._stepper.state()
            quiet = state.columns(columns).at_rest(self.recipe.endings.centre)
            self._stepper.restore(state.with_columns(columns, quiet))

    def _replay(self, step: int) -> tuple[int, Array]:
        """The stretch from the state before a step to just past it, rebuilt."""
        state = self._checkpoints.before(step)
        stepper = self._make_stepper(state.position, state.step)
        stepper.restore(state)
        pieces, reached = [], state.step
        while reached < step:
            self._take_changes(stepper, reached)
            count = min(step - reached, self._block_length(reached))
            pieces.append(np.empty((count, *self._final.shape)))
            stepper.advance(pieces[-1])
            reached += count
            if sum(piece.nbytes for piece in pieces) > BLOCK_BYTES:
                pieces = pieces[-1:]
        points = np.concatenate(pieces)
        first = step + 1 - len(points)
        clock = np.arange(first, step + 1)
        ended = clock[:, None] >= self.end_steps[None]
        held = np.broadcast_to(ended[:, None, :], points.shape)
        points[held] = np.broadcast_to(self._final[None], points.shape)[held]
        return first, points

    def _state(self, step: int) -> State:
        """The stepper's state at a step, rebuilt."""
        return self._stepper_at(step).state()

    def _stepper_at(self, step: int) -> Stepper:
        state = self._checkpoints.before(step)
        stepper = self._make_stepper(state.position, state.step)
        stepper.restore(state)
        reached = state.step
        while reached < step:
            self._take_changes(stepper, reached)
            count = min(step - reached, self._block_length(reached))
            stepper.advance(np.empty((count, *self._final.shape)))
            reached += count
        return stepper

    def _named(self, step: int) -> dict[str, Array]:
        """All named values at a step: at step 0 memory alone, as it begins."""
        if step == 0:
            state = self._checkpoints.before(0)
            numbers = {name: np.array([value]) for name, value in state.numbers.items()}
            return {**state.memory, **numbers}
        stepper = self._stepper_at(step - 1)
        self._take_changes(stepper, step - 1)
        return stepper.explain()

    def _block_length(self, step: int) -> int:
        """Steps from here to the next checkpoint or edit, as many as a block may hold."""
        spacing = self._checkpoints.spacing
        edits = [change.step - step for change in self.changes if change.step > step]
        return min(len(self._block), spacing - step % spacing, *edits)

    def _new_block(self) -> Array:
        """Room for the points of a block; used again and again, since fresh memory is slow."""
        room = max(1, BLOCK_BYTES // max(1, self._final.nbytes))
        return np.empty((min(MAX_BLOCK, room), *self._final.shape))

    def _make_stepper(self, points: Array, step: int) -> Stepper:
        recipe = self.recipe
        values = dict(recipe.optimizer.hyperparameters)
        for change in self.changes:
            if change.step < step:
                values |= _as_wide(change.values, values)
        return recipe.optimizer.stepper(
            recipe.problem, points, self.starts, self._own(values), recipe.seed
        )

    def _take_changes(self, stepper: Stepper, step: int) -> None:
        for change in self.changes:
            if change.step == step:
                stepper.change(self._own(change.values))

    def _own(self, values: Mapping[str, Value]) -> dict[str, Value]:
        """Values with arrays cut to this track's starts."""
        return {
            name: value[self.starts] if isinstance(value, np.ndarray) else value
            for name, value in values.items()
        }


def _as_wide(values: Mapping[str, Value], before: Mapping[str, Value]) -> dict[str, Value]:
    """Values where a number that follows an array is spread, as a stepper on its way does."""
    return {
        name: np.full(old.shape, value) if isinstance(old := before[name], np.ndarray) else value
        for name, value in values.items()
    }
