"""The text in the formula field: a formula, with lines that declare its parameters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.catalog import functions
from engine.formula import compile_function
from engine.formula.function import ALIASES
from engine.formula.vocabulary import KEYWORDS, RESERVED
from engine.setup import ProblemSetup
from gui.editing.declarations import (
    Declaration,
    Replacement,
    lines_with_numbers,
    replacements,
)
from gui.widgets.number_text import exact_text

_GIVEN = RESERVED | KEYWORDS | set(ALIASES) | set(ALIASES.values())


@dataclass(frozen=True)
class TypedFormula:
    """A formula as the engine reads it, and the parameters that its text declares."""

    formula: str
    parameters: Mapping[str, float]


def read_formula(text: str) -> TypedFormula:
    """Reads what a person typed.

    Raises:
        FormulaError: with the line and the column in the text as typed.
    """
    declared = _declarations(text)
    parameters = {one.name: one.value for one in declared}
    rest = text.split("\n")
    for one in declared:
        rest[one.line] = ""
    compile_function("\n".join(rest), parameters=tuple(parameters))
    return TypedFormula("\n".join(line for line in rest if line.strip()).strip(), parameters)


def declared_in(text: str) -> dict[str, float]:
    """The parameters of a text, also of one that is wrong elsewhere."""
    return {one.name: one.value for one in _declarations(text)}


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
    return replacements(_declarations(text), parameters)


def _declarations(text: str) -> list[Declaration]:
    return [one for one in lines_with_numbers(text) if one.name not in _GIVEN]
