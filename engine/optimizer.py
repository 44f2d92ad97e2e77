"""Optimizers: immutable recipes, and the steppers that carry one out from many starts."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from engine.arrays import Array, Indices
from engine.marks import Mark
from engine.problem import Problem

Value = float | Array
"""A hyperparameter: a number, or an array with one number a start."""


@dataclass(frozen=True)
class State:
    """All that a stepper needs to go on from a step.

    Arrays have starts as their last axis and the precision of the stepper; numbers are memory that
    no array enters. Names that begin with an underscore are shown to nobody.
    """

    step: int
    position: Array
    memory: Mapping[str, Array]
    numbers: Mapping[str, float] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Bytes of the arrays."""
        return int(self.position.nbytes + sum(array.nbytes for array in self.memory.values()))

    @property
    def shown(self) -> dict[str, Array]:
        """Memory by name, for a person."""
        numbers = {name: np.array([value]) for name, value in self.numbers.items()}
        known = {name: array for name, array in self.memory.items() if not name.startswith("_")}
        return known | numbers

    def columns(self, chosen: Indices) -> State:
        """The state of some of the starts."""
        memory = {name: array[..., chosen] for name, array in self.memory.items()}
        return State(self.step, self.position[:, chosen], memory, self.numbers)

    def with_columns(self, chosen: Indices, other: State) -> State:
        """This state with some starts replaced by those of another."""
        position = self.position.copy()
        position[:, chosen] = other.position
        memory = {name: array.copy() for name, array in self.memory.items()}
        for name, array in memory.items():
            array[..., chosen] = other.memory[name]
        return State(self.step, position, memory, self.numbers)

    def joined(self, other: State, order: Indices) -> State:
        """The starts of both, side by side, then put in `order`."""
        position = np.concatenate([self.position, other.position], axis=1)[:, order]
        memory = {
            name: np.concatenate([array, other.memory[name]], axis=-1)[..., order]
            for name, array in self.memory.items()
        }
        return State(self.step, position, memory, self.numbers)

    def at_rest(self, point: Array) -> State:
        """Every start at one point `(dims,)`, as far as the precision goes, with empty memory."""
        dtype = self.position.dtype
        most = float(np.finfo(dtype).max)
        quiet = np.clip(point, -most, most).astype(dtype)
        position = np.repeat(quiet[:, None], self.position.shape[1], axis=1)
        memory = {name: np.zeros_like(array) for name, array in self.memory.items()}
        return State(self.step, position, memory, self.numbers)


class Stepper(ABC):
    """One optimizer on its way from many starts. Knows the present only; a race keeps the past."""

    @abstractmethod
    def advance(self, points: Array) -> Indices:
        """Fill `points` `(steps, dims, starts)`, making as many steps as it has rows.

        Answers the costs of each: gradient and function evaluations, `(steps, 2)` where every path
        pays the same, else `(steps, 2, starts)`.
        """

    @abstractmethod
    def change(self, hyperparameters: Mapping[str, Value]) -> None:
        """Take other values for some hyperparameters from the next step on."""

    @abstractmethod
    def state(self) -> State:
        """A copy of the present."""

    @abstractmethod
    def restore(self, state: State) -> None:
        """Go back (or forth) to a state."""

    @abstractmethod
    def explain(self) -> dict[str, Array]:
        """Every named value at the end of the next step, which is not made."""

    def position(self) -> Array:
        """A copy of the present points `(dims, starts)`."""
        return self.state().position.astype(np.float64)

    def place(self, columns: Indices, points: Array) -> None:
        """Put some paths at other points; their memory stays."""
        state = self.state()
        state.position[:, columns] = points
        self.restore(state)

    def marks(self) -> tuple[Mark, ...]:
        """Geometry of the next step, which is not made."""
        return ()


class Optimizer(ABC):
    """An immutable recipe.

    Attributes:
        hyperparameters: value of each by name.
        uses_chance: whether a path depends on the index of its start.
        costs_differ: whether paths pay differently for the same step.
    """

    hyperparameters: Mapping[str, Value]
    uses_chance: bool = False
    costs_differ: bool = False

    def in_parts(self) -> Optimizer | None:
        """The same for a swarm, whose parts are stepped in turn: steppers share temporaries.

        None where a swarm cannot be parted. No two of the steppers may run at the same time.
        """
        return None

    @abstractmethod
    def stepper(
        self,
        problem: Problem,
        points: Array,
        starts: Indices,
        hyperparameters: Mapping[str, Value],
        seed: int,
    ) -> Stepper:
        """Begin at `points` `(dims, starts)`; `starts` are the indices that chance goes by."""
