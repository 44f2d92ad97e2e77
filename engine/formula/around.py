"""What stands around a rule, as texts: the schedule of its rate, and wrappers. Hashable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from engine.arrays import Array
from engine.formula.function import compile_function
from engine.formula.graph import Graph, Node
from engine.formula.numbers import numbers_of
from engine.formula.syntax import read

Value = TypeVar("Value")
SCHEDULE = "schedule"
RATE = "learning_rate"


@dataclass(frozen=True)
class ScheduleText:
    """A formula of t and parameters: the factor on `learning_rate`."""

    formula: str
    parameters: tuple[str, ...] = ()

    def factors_at(self, graph: Graph, *clocks: Node) -> list[Node]:
        """The factor at some clocks as nodes of a rule's graph. Raises FormulaError."""
        found = compile_function(self.formula, (), self.parameters)
        symbol = found.graph.symbol
        bound = {symbol(n): graph.symbol(dotted_name(SCHEDULE, n)) for n in self.parameters}
        return [graph.adopt([found.height], {**bound, symbol("t"): c})[0] for c in clocks]

    def factors(self, steps: Array, values: Mapping[str, float]) -> Array:
        """The factor at each of the steps, to be drawn; as a race computes it."""
        return numbers_of(self.formula, self.parameters, values, steps)


@dataclass(frozen=True)
class WrapperText:
    """Lines around a rule; see `engine.catalog.WrapperEntry` for what each says.

    Attributes:
        name: stands before the dot of its memory and hyperparameters.
    """

    name: str
    slope: str = ""
    point: str = ""
    step: str = ""
    hyperparameters: tuple[str, ...] = ()

    @property
    def reads_rate(self) -> bool:
        """Whether it asks for the rule's `learning_rate`."""
        return bool(self.step) and any(
            term.kind == "name" and term.name == RATE
            for statement in read(self.step)
            for term in statement.terms
        )


@dataclass(frozen=True)
class RuleText:
    """A rule's text, the schedule of its rate, and wrappers from the innermost to the outermost."""

    text: str
    schedule: ScheduleText | None = None
    wrappers: tuple[WrapperText, ...] = ()


def dotted_name(owner: str, name: str) -> str:
    """The name of a parameter, hyperparameter or memory that is not the rule's own."""
    return f"{owner}.{name}"


def with_owner(owner: str, values: Mapping[str, Value]) -> dict[str, Value]:
    """Values of a schedule's or a wrapper's numbers by their dotted names."""
    return {dotted_name(owner, name): value for name, value in values.items()}
