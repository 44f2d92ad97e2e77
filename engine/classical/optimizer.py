"""The optimizer that a method describes."""

from __future__ import annotations

from collections.abc import Mapping

from engine.arrays import Array, Indices
from engine.classical.method import Method
from engine.classical.stepper import ClassicalStepper
from engine.optimizer import Optimizer, Value
from engine.problem import Problem


class ClassicalOptimizer(Optimizer):
    """A method with values for its hyperparameters."""

    costs_differ = True

    def __init__(self, method: Method, hyperparameters: Mapping[str, Value]) -> None:
        self.method = method
        self.hyperparameters = dict(hyperparameters)
        self.uses_chance = method.uses_chance

    def stepper(
        self,
        problem: Problem,
        points: Array,
        starts: Indices,
        hyperparameters: Mapping[str, Value],
        seed: int,
    ) -> ClassicalStepper:
        """Begin at `points`; see Optimizer."""
        return ClassicalStepper(self.method, problem, points, starts, hyperparameters, seed)
