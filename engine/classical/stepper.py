"""A classical optimizer on its way from many starts."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from engine.arrays import Array, Indices
from engine.chance import CLASSICAL_STREAM, normals
from engine.classical.method import Method, Turn
from engine.classical.oracle import Oracle
from engine.marks import Mark
from engine.optimizer import State, Stepper, Value
from engine.problem import Problem

STUCK = "_stuck"
"""Memory of every method: 1 where a search has failed for good, so that nothing is asked any more.

Such a start is left as it is until a hyperparameter changes, or the problem does.
"""


class ClassicalStepper(Stepper):
    """The present of a method. Each step is a turn, made or only looked at."""

    def __init__(
        self,
        method: Method,
        problem: Problem,
        points: Array,
        starts: Indices,
        hyperparameters: Mapping[str, Value],
        seed: int,
    ) -> None:
        self._method = method
        self._oracle = Oracle(problem, starts)
        self._starts = starts
        self._seed = seed
        self._values: dict[str, Array] = {}
        self._set_values(hyperparameters)
        shapes = method.memory_shapes(problem.dims)
        memory = {name: np.zeros((*shape, len(starts))) for name, shape in shapes.items()}
        self._state = State(0, np.array(points, dtype=np.float64), memory)

    def advance(self, points: Array) -> Indices:
        """Fill `points` with the next steps; answers the costs `(steps, 2, starts)`."""
        costs = np.empty((len(points), 2, len(self._starts)), np.int64)
        for row, paid in zip(points, costs, strict=True):
            paid[:] = self._step()
            row[:] = self._state.position
        return costs

    def change(self, hyperparameters: Mapping[str, Value]) -> None:
        """Take other values for some hyperparameters from the next step on."""
        self._set_values(hyperparameters)
        self._state = State(self._state.step, self._state.position, self._awake())

    def state(self) -> State:
        """A copy of the present."""
        return self._state.columns(np.arange(len(self._starts)))

    def restore(self, state: State) -> None:
        """Go to a state."""
        self._state = state.columns(np.arange(len(self._starts)))

    def explain(self) -> dict[str, Array]:
        """Every named value of the next step, which is not made."""
        return self._turn().shown

    def marks(self) -> tuple[Mark, ...]:
        """The marks of the next step, which is not made."""
        return tuple(self._turn().marks)

    def _set_values(self, values: Mapping[str, Value]) -> None:
        width = len(self._starts)
        self._values |= {name: np.full(width, value) for name, value in values.items()}

    def _awake(self) -> dict[str, Array]:
        """The present memory with nobody stuck."""
        return {**self._state.memory, STUCK: np.zeros(len(self._starts))}

    def _step(self) -> Indices:
        """Make a step; its costs `(2, starts)`."""
        state = self._state
        resting = (state.memory[STUCK] != 0) & self._oracle.steady
        if resting.all():
            self._state = State(state.step + 1, state.position, state.memory)
            return np.zeros((2, len(self._starts)), np.int64)
        turn = self._turn()
        made = State(state.step + 1, turn.point, turn.memory)
        if resting.any():
            columns = np.flatnonzero(resting)
            made = made.with_columns(columns, state.columns(columns))
        self._state = made
        return turn.oracle.paid

    def _turn(self) -> Turn:
        """The next step, worked out from the present, which stays as it is."""
        state, step = self._state, self._state.step + 1
        turn = Turn(
            self._oracle.at_step(step),
            state.position,
            dict(state.memory) if self._oracle.steady else self._awake(),
            self._values,
            lambda number: self._drawn(step, number),
        )
        with np.errstate(all="ignore"):
            self._method.step(turn)
        return turn

    def _drawn(self, step: int, number: int) -> Array:
        stream = CLASSICAL_STREAM + number
        return normals(self._seed, stream, step, self._starts, self._oracle.dims)
