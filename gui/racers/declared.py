"""Declared hyperparameters of racers and of problems, also where no catalog entry has them."""

from __future__ import annotations

from engine.catalog import functions, optimizers
from engine.hyperparameter import Hyperparameter
from engine.setup import ProblemSetup, RacerSetup

_RATE = "learning_rate"
_RATE_SYMBOL = "\N{GREEK SMALL LETTER ETA}"
_SLOWEST_RATE, _FASTEST_RATE = 1e-5, 10.0


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


def described(name: str, value: float) -> Hyperparameter:
    """A hyperparameter whose default is the number it has now."""
    if name == _RATE:
        fastest = max(_FASTEST_RATE, value)
        return Hyperparameter(
            name, value, _SLOWEST_RATE, fastest, "log", _RATE_SYMBOL, "", minimum=0.0
        )
    low, high = _range_around(value)
    return Hyperparameter(name, value, low, high, "linear", name, "")


def _range_around(value: float) -> tuple[float, float]:
    """Shares stay within 0 and 1; other numbers reach to twice their size."""
    if 0 <= value < 1:
        return 0.0, 1.0
    return (0.0, 2 * value) if value > 0 else (2 * value, -2 * value)
