"""The text in the formula field: a formula, with lines that declare its parameters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.catalog import functions
from engine.formula import compile_function
from engine.formula.function import ALIASES
from engine.formula.vocabulary import KEYWORDS, RESERVED
from engine.setup import ProblemSetup
from gui.widgets.number_text import exact_text

_NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?"
_DECLARATION = re.compile(rf"[ \t]*([A-Za-z_]\w*)[ \t]*=[ \t]*({_NUMBER})[ \t]*", re.ASCII)
_GIVEN = RESERVED | KEYWORDS | set(ALIASES) | set(ALIASES.values())


@dataclass(frozen=True)
class TypedFormula:
    """A formula as the engine reads it, and the parameters that its text declares."""

    formula: str
    parameters: Mapping[str, float]


@dataclass(frozen=True)
class Replacement:
    """Other characters in the place of those from `first` up to `last`."""

    first: int
    last: int
    text: str


def read_formula(text: str) -> TypedFormula:
    """Reads what a person typed.

    Raises:
        FormulaError: with the line and the column in the text as typed.
    """
    parameters = declared_in(text)
    rest = ["" if _declaration(line) else line for line in text.split("\n")]
    compile_function("\n".join(rest), parameters=tuple(parameters))
    return TypedFormula("\n".join(line for line in rest if line.strip()).strip(), parameters)


def declared_in(text: str) -> dict[str, float]:
    """The parameters of a text, also of one that is wrong elsewhere."""
    return {match[1]: float(match[2]) for _, match in _declarations(text)}


def formula_text(problem: ProblemSetup) -> str:
    """The text that stands for a problem in the formula field."""
    meant = meaning_of(problem)
    declarations = [f"{name} = {exact_text(value)}" for name, value in meant.parameters.items()]
    return "\n".join([*declarations, meant.formula])


def meaning_of(problem: ProblemSetup) -> TypedFormula:
    """Formula and all parameters of a problem, also of one of the catalog."""
    if problem.function is None:
        return TypedFormula(problem.formula or "", dict(problem.parameters))
    entry = functions()[problem.function]
    values = {one.name: problem.parameters.get(one.name, one.default) for one in entry.parameters}
    return TypedFormula(entry.formula.strip(), values)


def renumbered(text: str, parameters: Mapping[str, float]) -> list[Replacement]:
    """What to replace, from the end on, so that the lines of the text declare these numbers."""
    lines = {match[1]: (offset, match) for offset, match in _declarations(text)}
    outdated = [
        Replacement(offset + match.start(2), offset + match.end(2), exact_text(parameters[name]))
        for name, (offset, match) in lines.items()
        if name in parameters and parameters[name] != float(match[2])
    ]
    return sorted(outdated, key=lambda one: one.first, reverse=True)


def _declarations(text: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Lines with a number alone, and where each begins in the text."""
    offset = 0
    for line in text.split("\n"):
        match = _declaration(line)
        if match is not None:
            yield offset, match
        offset += len(line) + 1


def _declaration(line: str) -> re.Match[str] | None:
    match = _DECLARATION.fullmatch(line)
    return None if match is None or match[1] in _GIVEN else match
