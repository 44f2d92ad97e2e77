"""Changes of the rule itself: a racer becomes one with a rule of its own, which is then edited."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from engine.catalog import optimizers
from engine.setup import Edit, RacerSetup, Setup
from engine.setup.around import dotted
from gui.edits.racers import Values, with_changed_racer, with_duplicate


def with_own_rule(setup: Setup, index: int, label: str) -> Setup:
    """A copy beneath the racer whose rule and numbers are its own, under that label.

    The racer must have a rule; see `has_rule`.
    """
    copied = with_duplicate(setup, index)
    copy = copied.racers[index + 1]
    own = replace(copy, rule=rule_of(copy), hyperparameters=copy.own_values, optimizer=None)
    return with_changed_racer(copied, index + 1, replace(own, label=label))


def with_rule(setup: Setup, index: int, rule: str, hyperparameters: Mapping[str, Values]) -> Setup:
    """Another text and other numbers; edits of numbers that are gone are forgotten."""
    racer = replace(setup.racers[index], rule=rule, hyperparameters=dict(hyperparameters))
    known = {*hyperparameters, *dotted(racer.schedule, racer.wrappers)}
    edits = tuple(_of_known(setup.edits, index, known))
    return with_changed_racer(replace(setup, edits=edits), index, racer)


def has_rule(racer: RacerSetup) -> bool:
    """False for an optimizer that no rule expresses."""
    return bool(rule_of(racer))


def rule_of(racer: RacerSetup) -> str:
    """The text of a racer's rule, the catalog's or its own."""
    if racer.optimizer is None:
        return racer.rule or ""
    return optimizers()[racer.optimizer].rule.strip()


def _of_known(edits: Iterable[Edit], index: int, known: set[str]) -> Iterable[Edit]:
    for edit in edits:
        if edit.racer != index:
            yield edit
            continue
        values = {name: value for name, value in edit.hyperparameters.items() if name in known}
        if values:
            yield replace(edit, hyperparameters=values)
