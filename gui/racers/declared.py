"""Declared hyperparameters of racers and of problems, also where no catalog entry has them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from engine.catalog import OptimizerEntry, functions, optimizers
from engine.hyperparameter import Hyperparameter, described
from engine.setup import ProblemSetup, RacerSetup

_NOTHING_KEPT: Mapping[str, OptimizerEntry] = MappingProxyType({})


def declared_by_racer(
    racer: RacerSetup, kept: Mapping[str, OptimizerEntry] = _NOTHING_KEPT
) -> tuple[Hyperparameter, ...]:
    """From the catalog, or, for a rule of one's own, for the numbers that it is given.

    Their ranges, signs and sentences come from the kept rule that the racer was made from, then
    from what the catalog mostly says of a number of that name.
    """
    if racer.optimizer is not None:
        return optimizers()[racer.optimizer].hyperparameters
    like = entry_like(racer, kept)
    known = {one.name: one for one in like.hyperparameters} if like else {}
    return tuple(
        _declared(name, value[0] if isinstance(value, tuple) else value, known)
        for name, value in racer.hyperparameters.items()
    )


def entry_like(racer: RacerSetup, kept: Mapping[str, OptimizerEntry]) -> OptimizerEntry | None:
    """The kept rule that a racer was made from: it has its name, or the very same text."""
    if racer.optimizer is not None:
        return None
    found = [entry for entry in kept.values() if entry.name == racer.label]
    found += [entry for entry in kept.values() if entry.rule.strip() == racer.rule]
    return found[0] if found else None


def declared_by_problem(problem: ProblemSetup) -> tuple[Hyperparameter, ...]:
    """From the catalog, or, for a typed formula, from the numbers its text declares."""
    if problem.function is not None:
        return functions()[problem.function].parameters
    return tuple(described(name, value) for name, value in problem.parameters.items())


def usual(name: str) -> Hyperparameter | None:
    """What most optimizers of the catalog say of a hyperparameter of this name."""
    return _usual().get(name)


@cache
def _usual() -> Mapping[str, Hyperparameter]:
    """The most frequent range, sign and sentence; the default is that of the first to say so."""
    said: dict[str, Counter[Hyperparameter]] = {}
    first: dict[Hyperparameter, Hyperparameter] = {}
    for entry in optimizers().values():
        for one in entry.hyperparameters:
            rest = replace(one, default=one.low)
            said.setdefault(one.name, Counter())[rest] += 1
            first.setdefault(rest, one)
    return {name: first[counter.most_common(1)[0][0]] for name, counter in said.items()}


def _declared(name: str, value: float, known: Mapping[str, Hyperparameter]) -> Hyperparameter:
    """With the present number as default, which the slider reaches wherever that is possible."""
    found = known.get(name) or usual(name)
    if found is None or not found.minimum <= value <= found.maximum:
        return described(name, value)
    if found.scale == "log" and value <= 0:
        return replace(found, default=value)
    return replace(found, default=value, low=min(found.low, value), high=max(found.high, value))
