"""What a racer runs and with which edits: makes steppers, and takes them to any step again."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from engine.arrays import Array, Indices
from engine.disturbance import as_asked
from engine.endings import NEVER, Endings
from engine.optimizer import Optimizer, State, Stepper, Value
from engine.problem import Problem
from engine.setup import Setup

MAX_BLOCK = 256
BLOCK_BYTES = 8_000_000


@dataclass(frozen=True)
class Recipe:
    """An optimizer on a problem, when its paths end, chance's seed, a memory budget in bytes.

    Attributes:
        problem: as the optimizer meets it; `endings.problem` is the one that is shown.
    """

    problem: Problem
    optimizer: Optimizer
    endings: Endings
    seed: int
    budget: int

    @property
    def uses_chance(self) -> bool:
        """Whether a path depends on the index of its start."""
        return self.optimizer.uses_chance or self.problem.uses_chance


def recipe_of(setup: Setup, racer: int, endings: Endings, budget: int) -> Recipe:
    """What a racer runs on the problem of `endings`. Raises FormulaError, SetupError."""
    optimizer = setup.racers[racer].build_optimizer(setup.stop.steps)
    asked = as_asked(endings.problem, setup.disturbances, setup.seed)
    return Recipe(asked, optimizer, endings, setup.seed, budget)


@dataclass(frozen=True)
class Change:
    """Hyperparameters that act from the step after `step` on; arrays have one number a start."""

    step: int
    values: Mapping[str, Value]


def _step_of(change: Change) -> int:
    return change.step


def changes_of(setup: Setup, racer: int) -> list[Change]:
    """The edits of a racer, ordered by step."""
    changes = [
        Change(edit.step, {name: _value(given) for name, given in edit.hyperparameters.items()})
        for edit in setup.edits
        if edit.racer == racer
    ]
    return sorted(changes, key=_step_of)


def _value(given: float | tuple[float, ...]) -> Value:
    return np.array(given) if isinstance(given, tuple) else float(given)


@dataclass
class Course:
    """A recipe from some of the starts.

    Attributes:
        starts: indices of the starts, ascending.
        changes: edits, ordered by step.
    """

    recipe: Recipe
    starts: Indices
    changes: list[Change] = field(default_factory=list)

    def stepper(self, points: Array, step: int) -> Stepper:
        """A stepper at `points`, with the hyperparameters of step `step`."""
        values = dict(self.recipe.optimizer.hyperparameters)
        for change in self.changes:
            if change.step < step:
                values |= _as_wide(change.values, values)
        recipe = self.recipe
        return recipe.optimizer.stepper(
            recipe.problem, points, self.starts, self._own(values), recipe.seed
        )

    def resumed(self, state: State) -> Stepper:
        """A stepper that goes on from a state."""
        stepper = self.stepper(state.position, state.step)
        stepper.restore(state)
        return stepper

    def advance(self, stepper: Stepper, step: int, block: Array) -> Indices:
        """Fill `block` with the steps after `step`, taking the edits made there; its costs."""
        self._take_changes(stepper, step)
        return stepper.advance(block)

    def park(self, stepper: Stepper, columns: Indices) -> None:
        """Bring paths that are gone to a quiet place, where their numbers do not explode again."""
        state = stepper.state()
        quiet = state.columns(columns).at_rest(self.recipe.endings.centre)
        stepper.restore(state.with_columns(columns, quiet))

    def edit_after(self, step: int) -> int:
        """The next step at which an edit was made, or a huge one."""
        index = bisect_right(self.changes, step, key=_step_of)
        return self.changes[index].step if index < len(self.changes) else NEVER

    def rebuilt(self, state: State, step: int) -> Stepper:
        """A stepper at a step, run there from a state before it."""
        stepper = self.resumed(state)
        for _ in self._blocks(stepper, state.step, step, state.position):
            pass
        return stepper

    def paid(self, state: State, steps: Sequence[int]) -> Iterator[Array]:
        """What each path pays from a state to some ascending steps, `(2, starts)` each."""
        stepper, reached = self.resumed(state), state.step
        total = np.zeros((2, state.position.shape[1]))
        for step in steps:
            for _, costs in self._blocks(stepper, reached, step, state.position):
                total = total + costs.sum(axis=0)
            reached = step
            yield total

    def stretch(self, state: State, step: int) -> Array:
        """Points `(steps, dims, starts)` that lead from a state to a step; at least the last one.

        Ended paths are moved on as well: the caller knows where they ended.
        """
        pieces: list[Array] = []
        for block, _ in self._blocks(self.resumed(state), state.step, step, state.position):
            pieces.append(block)
            if sum(piece.nbytes for piece in pieces) > BLOCK_BYTES:
                pieces = pieces[-1:]
        return np.concatenate(pieces)

    def looks(
        self, stepper: Stepper, reached: int, steps: Sequence[int], like: Array
    ) -> Iterator[Stepper]:
        """A stepper that stands at a step, run on and stopped just before some ascending steps.

        The points that it passes are shaped as `like`.
        """
        for step in steps:
            for block, _ in self._blocks(stepper, reached, step - 1, like):
                reached += len(block)
            self._take_changes(stepper, reached)
            yield stepper

    def room(self, points: Array) -> int:
        """How many steps a block may have."""
        return max(1, min(MAX_BLOCK, BLOCK_BYTES // max(1, points.nbytes)))

    def _blocks(
        self, stepper: Stepper, reached: int, step: int, like: Array
    ) -> Iterator[tuple[Array, Indices]]:
        """Points and costs from a step to another, in blocks of fresh arrays shaped as `like`."""
        room = self.room(like)
        while reached < step:
            count = min(step, self.edit_after(reached), reached + room) - reached
            block = np.empty((count, *like.shape))
            costs = self.advance(stepper, reached, block)
            reached += count
            yield block, costs

    def _take_changes(self, stepper: Stepper, step: int) -> None:
        first = bisect_left(self.changes, step, key=_step_of)
        for change in self.changes[first : bisect_right(self.changes, step, key=_step_of)]:
            stepper.change(self._own(change.values))

    def _own(self, values: Mapping[str, Value]) -> dict[str, Value]:
        """Values with arrays cut to these starts."""
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
