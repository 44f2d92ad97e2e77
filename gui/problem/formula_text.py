"""The text in the formula field: a formula, with lines that declare its parameters."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.catalog import functions
from engine.formula import compile_function
from engine.formula.function import ALIASES
from engine.formula.vocabulary import KEYWORDS, RESERVED
from engine.setup import ProblemSetup
from gui.widgets.number_text import exact_text

_NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?"
_DECLARATION = re.compile(rf"\s*([A-Za-z_]\w*)\s*=\s*({_NUMBER})\s*", re.ASCII)
_GIVEN = RESERVED | KEYWORDS | set(ALIASES) | set(ALIASES.values())
_NAME = re.compile(r"[A-Za-z_]\w*", re.ASCII)


@dataclass(frozen=True)
class TypedFormula:
    """A formula as the engine reads it, and the parameters that its text declares."""

    formula: str
    parameters: Mapping[str, float]


def read_formula(
    text: str, known: Mapping[str, float], coordinates: Sequence[str] = ("x", "y")
) -> TypedFormula:
    """Reads what a person typed; `known` are parameters that need no line of their own.

    Raises:
        FormulaError: with the line and the column in the text as typed.
    """
    lines = text.split("\n")
    declared = _declared(lines)
    rest = ["" if _declaration(line) else line for line in lines]
    formula = "\n".join(rest)
    used = set(_NAME.findall(formula))
    inherited = {name: value for name, value in known.items() if name in used - set(declared)}
    parameters = {**inherited, **declared}
    compile_function(formula, coordinates, tuple(parameters))
    return TypedFormula("\n".join(line for line in rest if line.strip()).strip(), parameters)


def formula_text(problem: ProblemSetup) -> str:
    """The text that stands for a problem in the formula field."""
    if problem.function is not None:
        return functions()[problem.function].formula.strip()
    declarations = [f"{name} = {exact_text(value)}" for name, value in problem.parameters.items()]
    return "\n".join([*declarations, problem.formula or ""])


def says_the_same(typed: TypedFormula, problem: ProblemSetup) -> bool:
    """True if the text describes the problem that is raced already."""
    if problem.function is not None:
        return typed.formula == functions()[problem.function].formula.strip()
    return typed == TypedFormula(problem.formula or "", dict(problem.parameters))


def _declared(lines: list[str]) -> dict[str, float]:
    found = filter(None, map(_declaration, lines))
    return {match[1]: float(match[2]) for match in found}


def _declaration(line: str) -> re.Match[str] | None:
    match = _DECLARATION.fullmatch(line)
    return None if match is None or match[1] in _GIVEN else match
