"""Texts of the catalog, or of a person, ready to be typeset."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from engine.catalog import FunctionEntry, WrapperEntry
from engine.formula.syntax import read
from engine.hyperparameter import Hyperparameter
from engine.notation import Line, Sign, notation
from engine.notation.tree import Applied, Fence, Listing, Name

Declared = Iterable[Hyperparameter]

_ARROW, _EQUALS = "←", "="
_RATE = "learning_rate"
_HEIGHT = Applied(
    (Name("", Sign("f")),),
    Fence("(", Listing((Name("x", Sign("x")), Name("y", Sign("y")))), ")"),
)


@dataclass(frozen=True)
class MathText:
    """A text and its lines as they are written by hand.

    Attributes:
        text: for screen readers.
        assigns: what stands between a name and its value.
    """

    text: str
    lines: tuple[Line, ...]
    assigns: str = _ARROW


NOTHING = MathText("", ())


def of_rule(rule: str, declared: Declared = ()) -> MathText:
    """An update rule. Raises FormulaError."""
    return MathText(rule.strip(), notation(rule, _symbols(declared)))


def of_formula(formula: str, declared: Declared = ()) -> MathText:
    """The height over x and y. Raises FormulaError."""
    lines = notation(formula, _symbols(declared))
    named = (replace(line, target=_HEIGHT) if line.target is None else line for line in lines)
    return MathText(formula.strip(), tuple(named), _EQUALS)


def of_function(entry: FunctionEntry) -> MathText:
    return of_formula(entry.formula, entry.parameters)


def of_schedule(formula: str, declared: Declared = ()) -> MathText:
    """What a schedule makes of the rate, written as a rule. Raises FormulaError."""
    lines = formula.strip().split("\n")
    last = read(formula.strip())[-1].line - 1
    lines[last] = f"{_RATE} = {_RATE}*({lines[last]})"
    symbols = {_RATE: "η", **_symbols(declared)}
    return MathText(formula.strip(), notation("\n".join(lines), symbols))


def of_wrapper(entry: WrapperEntry) -> MathText:
    """What a wrapper does before the rule, and what it does after it."""
    text = "\n".join(part.strip() for part in (entry.slope, entry.step) if part.strip())
    return MathText(text, notation(text, {_RATE: "η", **_symbols(entry.hyperparameters)}))


def _symbols(declared: Declared) -> dict[str, str]:
    return {one.name: one.symbol for one in declared}
