"""Declared hyperparameters of racers and of problems, also where no catalog entry has them."""

from __future__ import annotations

from engine.catalog import functions, optimizers
from engine.hyperparameter import Hyperparameter, described
from engine.setup import ProblemSetup, RacerSetup


def declared_by_racer(racer: RacerSetup) -> tuple[Hyperparameter, ...]:
    """From the catalog, or, for a rule of one's own, from the numbers it is given."""
    if racer.optimizer is not None:
        return optimizers()[racer.optimizer].hyperparameters
    return tuple(
        described(name, value[0] if isinstance(value, tuple) else value)
        for name, value in racer.hyperparameters.items()
    )


def declared_by_problem(problem: ProblemSetup) -> tuple[Hyperparameter, ...]:
    """From the catalog, or, for a typed formula, from the numbers its text declares."""
    if problem.function is not None:
        return functions()[problem.function].parameters
    return tuple(described(name, value) for name, value in problem.parameters.items())
