"""Entries from what a window holds: texts, numbers, a window."""

from collections.abc import Mapping
from dataclasses import replace
from math import inf
from typing import Literal

from engine.catalog.entries import FunctionEntry, OptimizerEntry, Window
from engine.catalog.identifier import identifier_of
from engine.formula import Rule
from engine.hyperparameter import Hyperparameter, described
from engine.minimum import Minimum


def make_function(
    name: str,
    formula: str,
    window: Window,
    parameters: Mapping[str, float],
    *,
    starts: tuple[tuple[float, float], ...] = (),
    minima: tuple[Minimum, ...] = (),
    height_scale: Literal["rank", "log", "linear"] = "rank",
    like: FunctionEntry | None = None,
) -> FunctionEntry:
    """A function whose parameters have these numbers as defaults.

    `like` is the entry that was begun from; it gives ranges and sentences of the same parameters.
    """
    return FunctionEntry(
        identifier=identifier_of(name),
        name=name,
        formula=formula,
        parameters=_declared(parameters, like.parameters if like else ()),
        window=window,
        view=window,
        height_scale=height_scale,
        minima=minima,
        starts=starts,
        rates={},
        meaning="",
        source=f"After {like.name}: {like.source}" if like and like.source else "",
    )


def make_optimizer(
    name: str,
    rule: str,
    hyperparameters: Mapping[str, float],
    *,
    like: OptimizerEntry | None = None,
) -> OptimizerEntry:
    """A rule whose hyperparameters have these numbers as defaults. Raises FormulaError.

    `like` is the entry that was begun from; it gives ranges and sentences of the same names.
    """
    memory = Rule(rule, tuple(hyperparameters)).memory
    sentences = like.memory if like else {}
    return OptimizerEntry(
        identifier=identifier_of(name),
        name=name,
        rule=rule,
        hyperparameters=_declared(hyperparameters, like.hyperparameters if like else ()),
        memory={name: sentences[name] for name in memory if name in sentences},
        meaning="",
        source=f"After {like.name}: {like.source}" if like and like.source else "",
    )


def _declared(
    values: Mapping[str, float], known: tuple[Hyperparameter, ...]
) -> tuple[Hyperparameter, ...]:
    by_name = {one.name: one for one in known}
    return tuple(
        _with_default(by_name[name], value) if name in by_name else described(name, value)
        for name, value in values.items()
    )


def _with_default(known: Hyperparameter, value: float) -> Hyperparameter:
    """The same number with another default, which its slider reaches and its limits admit."""
    low, high = min(known.low, value), max(known.high, value)
    return replace(
        known,
        default=value,
        low=low,
        high=high,
        scale=known.scale if low > 0 else "linear",
        minimum=known.minimum if low >= known.minimum else -inf,
        maximum=known.maximum if high <= known.maximum else inf,
        integer=known.integer and float(value).is_integer(),
    )
