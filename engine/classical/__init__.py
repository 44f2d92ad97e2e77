"""Optimizers that no rule expresses; their figures are taken from the literature they name.

A catalog entry with `method` instead of `rule` names one of `METHODS`.
"""

from collections.abc import Mapping

from engine.classical.gradient_descent import ArmijoGradientDescent
from engine.classical.method import Method
from engine.classical.optimizer import ClassicalOptimizer
from engine.optimizer import Value

__all__ = ["METHODS", "ClassicalOptimizer", "classical_optimizer"]

METHODS: Mapping[str, Method] = {
    "gradient_descent_armijo": ArmijoGradientDescent(),
}


def classical_optimizer(method: str, hyperparameters: Mapping[str, Value]) -> ClassicalOptimizer:
    """The optimizer of a method, by name."""
    return ClassicalOptimizer(METHODS[method], hyperparameters)
