"""A formula of the coordinates: its height, slopes and curvatures as nodes of one graph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from engine.formula.builder import Builder, check_declared
from engine.formula.derivative import gradient, hessian
from engine.formula.errors import FormulaError
from engine.formula.graph import Graph, Node, reachable
from engine.formula.ranks import expand_powers
from engine.formula.syntax import Statement, read

ALIASES = {"x": "x1", "y": "x2"}


class Function:
    """A compiled function text.

    Attributes:
        text: as typed.
        graph: holds the nodes below.
        coordinates: one symbol a coordinate.
        height: the value of the function.
    """

    def __init__(
        self, text: str, coordinates: Sequence[str] = ("x", "y"), parameters: Sequence[str] = ()
    ) -> None:
        """Raises FormulaError with line, column and a sentence."""
        self.text = text
        self.graph = Graph()
        self.coordinates = tuple(self.graph.symbol(name) for name in coordinates)
        names = dict(zip(coordinates, self.coordinates, strict=True))
        names |= {ALIASES[name]: node for name, node in names.items() if name in ALIASES}
        check_declared(parameters, names)
        names |= {name: self.graph.symbol(name) for name in parameters}
        names["t"] = self.graph.symbol("t")
        self.height = self._build(read(text), names)

    def _build(self, statements: Sequence[Statement], names: dict[str, Node]) -> Node:
        given = frozenset(names)
        builder = Builder(self.graph, in_rule=False)
        for statement in statements[:-1]:
            if statement.kind != "assign":
                code = (
                    "formula_init_in_function" if statement.kind == "init" else "formula_not_last"
                )
                raise FormulaError(code, statement.line, statement.column)
            if statement.name in given:
                raise FormulaError(
                    "formula_assigned_given", statement.line, statement.column, name=statement.name
                )
            names[statement.name] = builder.build(statement, names)
        last = statements[-1]
        if last.kind != "value":
            raise FormulaError("formula_no_height", last.line, last.column)
        return builder.build(last, names)

    @property
    def drifts(self) -> bool:
        """Whether the height depends on the clock."""
        return self.graph.symbol("t") in reachable([self.height])

    @cached_property
    def slopes(self) -> list[Node]:
        """The derivative by each coordinate."""
        return gradient(self.graph, self.height, self.coordinates)

    @cached_property
    def curvatures(self) -> list[list[Node]]:
        """The symmetric matrix of second derivatives; built at first use."""
        return hessian(self.graph, self.height, self.coordinates)

    @cached_property
    def inlined_slopes(self) -> list[Node]:
        """The slopes with powers as products, to be taken over into the graphs of rules."""
        return expand_powers(self.graph, self.slopes)

    @cached_property
    def inlined_diagonal(self) -> list[Node]:
        """The second derivatives by each coordinate alone, to be taken over likewise."""
        return expand_powers(self.graph, [row[i] for i, row in enumerate(self.curvatures)])

    def bind(self, parameters: Mapping[str, float]) -> None:
        """Put numbers in the place of declared parameters, before derivatives are asked."""
        replacements = {
            self.graph.symbol(name): self.graph.constant(value)
            for name, value in parameters.items()
        }
        (self.height,) = self.graph.substitute([self.height], replacements)

    def move(self, coordinates: Sequence[Node], factor: float) -> None:
        """Ask the height elsewhere, and scale it, before derivatives are asked."""
        sources = dict(zip(self.coordinates, coordinates, strict=True))
        (height,) = self.graph.substitute([self.height], sources)
        self.height = self.graph.make("multiply", self.graph.constant(factor), height)


def compile_function(
    text: str, coordinates: Sequence[str] = ("x", "y"), parameters: Sequence[str] = ()
) -> Function:
    """The compiled text. Raises FormulaError with line, column and a sentence."""
    return Function(text, coordinates, parameters)
