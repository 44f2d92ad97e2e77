"""The text in the rule editor: lines that declare hyperparameters, and then the rule."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from engine.formula import FormulaError, Rule
from engine.formula.rule import GIVEN
from engine.formula.vocabulary import KEYWORDS, RESERVED
from engine.setup import RacerSetup
from gui.editing.declarations import Declaration, Replacement, lines_with_numbers, replacements
from gui.widgets.number_text import exact_text

Values = float | tuple[float, ...]

_GIVEN = RESERVED | KEYWORDS | set(GIVEN)
_TARGET = re.compile(r"[ \t]*(?:init[ \t]+)?([A-Za-z_]\w*)[ \t]*=", re.ASCII)
_UNKNOWN_NAME = frozenset({"formula_name", "formula_name_near"})


@dataclass(frozen=True)
class TypedRule:
    """A rule as the engine reads it, and the hyperparameters that its text declares."""

    rule: str
    hyperparameters: Mapping[str, Values]


def read_rule(text: str, given: Mapping[str, Values]) -> TypedRule:
    """Reads what a person typed.

    Args:
        text: hyperparameters with a number each, and then the rule.
        given: those that have one number a start; no line can say so many.

    Raises:
        FormulaError: with the line and the column in the text as typed.
    """
    declared = declared_in(text)
    lines = text.split("\n")
    for one in declared:
        lines[one.line] = ""
    hyperparameters: dict[str, Values] = {
        **{name: values for name, values in given.items() if isinstance(values, tuple)},
        **{one.name: one.value for one in declared},
    }
    rule = "\n".join(lines)
    Rule(rule, tuple(hyperparameters))
    return TypedRule(_without_empty_ends(lines), hyperparameters)


def declared_in(text: str) -> list[Declaration]:
    """Lines at the top that give a number to a name that no other line assigns."""
    found = {one.line: one for one in lines_with_numbers(text)}
    lines = text.split("\n")
    top = next((number for number, line in enumerate(lines) if _begins(number, line, found)), None)
    header = [one for number, one in found.items() if top is None or number < top]
    targets = [match[1] for match in map(_TARGET.match, lines) if match is not None]
    return [one for one in header if targets.count(one.name) == 1]


def rule_text(racer: RacerSetup) -> str:
    """The text that stands for a racer with a rule of its own."""
    numbers = (
        f"{name} = {exact_text(value)}"
        for name, value in racer.hyperparameters.items()
        if not isinstance(value, tuple)
    )
    return "\n".join([*numbers, (racer.rule or "").strip("\n")])


def with_numbers(text: str, values: Mapping[str, Values]) -> list[Replacement]:
    """What to replace, from the end on, so that the text declares these numbers."""
    numbers = {name: value for name, value in values.items() if not isinstance(value, tuple)}
    return replacements(declared_in(text), numbers)


def undeclared(error: FormulaError | None) -> str:
    """The name that a line of its own would make a hyperparameter; empty for other errors."""
    return str(error.fields["name"]) if error and error.code in _UNKNOWN_NAME else ""


def declaration_place(text: str) -> int:
    """Where another declaration is to be inserted: after those there are."""
    declared = declared_in(text)
    if not declared:
        return 0
    lines = text.split("\n")
    return min(sum(len(line) + 1 for line in lines[: declared[-1].line + 1]), len(text))


def _begins(number: int, line: str, numbers: Mapping[int, Declaration]) -> bool:
    """Whether the rule itself begins with this line."""
    if not line.strip() or line.lstrip().startswith("#"):
        return False
    return number not in numbers or numbers[number].name in _GIVEN


def _without_empty_ends(lines: list[str]) -> str:
    return "\n".join(line.rstrip() for line in lines).strip("\n")
