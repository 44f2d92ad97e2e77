"""One array of a training loop on its way, under a stepper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Array
from engine.optimizer import State, Value
from engine.problem import Problem
from engine.rule_optimizer import RuleOptimizer


class Part:
    """An array's numbers, as many starts of one coordinate or as one start of many.

    Attributes:
        point: where the numbers are, `(size,)`.
    """

    def __init__(
        self, optimizer: RuleOptimizer, problem: Problem, point: Array, shape: tuple[int, ...],
        seed: int,
    ) -> None:  # fmt: skip
        self._shape = shape
        columns = point.reshape(problem.dims, -1)
        starts = np.arange(columns.shape[1])
        self._stepper = optimizer.stepper(problem, columns, starts, optimizer.hyperparameters, seed)
        self._trail = columns[np.newaxis].copy()

    @property
    def point(self) -> Array:
        return self._trail.reshape(-1)

    def step(self) -> None:
        """Make one step."""
        self._stepper.advance(self._trail)

    def move(self, point: Array) -> None:
        """Go on from elsewhere with the memory as it is."""
        self._trail[0] = point.reshape(self._trail.shape[1:])
        self._stepper.restore(replace(self._stepper.state(), position=self._trail[0]))

    def change(self, values: Mapping[str, Value]) -> None:
        """Take other values for some hyperparameters from the next step on."""
        self._stepper.change(values)

    def state(self) -> State:
        """A copy of the present."""
        return self._stepper.state()

    def restore(self, state: State) -> None:
        """Go back to a state."""
        self._stepper.restore(state)

    def memory(self) -> dict[str, NDArray[Any]]:
        """What the rule keeps: arrays like the weights, and single numbers."""
        state = self._stepper.state()
        arrays = {name: self._shaped(values) for name, values in state.memory.items()}
        return arrays | {name: np.array(number) for name, number in state.numbers.items()}

    def remembering(self, steps: int, memory: Mapping[str, Any]) -> State:
        """A state from what `memory` gave. Raises TypeError or ValueError if it does not fit."""
        state = self._stepper.state()
        if memory.keys() != {*state.memory, *state.numbers} or steps < 0:
            raise ValueError("other names, or no number of steps")
        arrays = {n: self._flat(memory[n], a) for n, a in state.memory.items()}
        numbers = {name: float(memory[name]) for name in state.numbers}
        return State(steps, state.position, arrays, numbers)

    def _shaped(self, values: Array) -> NDArray[Any]:
        return values.reshape(self._shape if values.ndim == 2 else ())

    def _flat(self, given: Any, like: Array) -> Array:
        values = np.asarray(given, dtype=like.dtype)
        if values.shape != self._shaped(like).shape:
            raise ValueError("another shape")
        return values.reshape(like.shape)
