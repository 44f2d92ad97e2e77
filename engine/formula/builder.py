"""Checked terms to graph nodes, with every name resolved and every constant finite."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from engine.formula.errors import FormulaError
from engine.formula.graph import COMPARISONS, Graph, Node
from engine.formula.syntax import Statement, Term
from engine.formula.vocabulary import (
    CONSTANTS,
    DIMS,
    KEYWORDS,
    QUESTIONS,
    REDUCTIONS,
    RESERVED,
)
from engine.messages import unknown_name

Asked = tuple[str, Node, int, int]
"""A node that must have one number a coordinate: what to say else, and at which line and column."""
MAX_NODES = 2000
_ONLY_IN_RULES = frozenset(REDUCTIONS) | frozenset(QUESTIONS) | {"normal"}


class Builder:
    """Builds the statements of one text into one graph.

    `in_rule` admits questions to the problem and reductions over coordinates.

    Attributes:
        points: what has to have one number a coordinate.
        draws: how many streams of chance are taken; those of earlier texts are not taken again.
    """

    def __init__(self, graph: Graph, in_rule: bool, draws: int = 0) -> None:
        self.graph = graph
        self.points: list[Asked] = []
        self.draws = draws
        self._in_rule = in_rule
        self._constants = {name: graph.constant(value) for name, value in CONSTANTS.items()}

    def build(self, statement: Statement, names: Mapping[str, Node]) -> Node:
        """The node of a statement's expression; `names` is what each name holds at this line."""
        nodes: list[Node] = []
        for term in statement.terms:
            node = self._node(term, [nodes[i] for i in term.arguments], names, statement)
            self._check(node, term, statement.line)
            nodes.append(node)
        return self._as_value(nodes[-1])

    def _node(
        self, term: Term, arguments: list[Node], names: Mapping[str, Node], statement: Statement
    ) -> Node:
        if term.kind == "number":
            return self.graph.constant(term.value)
        if term.kind == "name":
            return self._named(term, names, statement.line)
        if term.kind in _ONLY_IN_RULES:
            self._check_place(term, statement)
        if term.kind == "where":
            return self._where(arguments)
        values = [self._as_value(argument) for argument in arguments]
        if term.kind == "normal":
            self.draws += 1
            return self.graph.draw(self.draws - 1)
        if term.kind in REDUCTIONS or term.kind in QUESTIONS:
            over = self.graph.make("multiply", *values) if term.kind == "dot" else values[0]
            self.points.append(("formula_needs_point", over, statement.line, term.column))
            return self._over_coordinates(term.kind, over)
        return self.graph.make(term.kind, *values)

    def _check_place(self, term: Term, statement: Statement) -> None:
        if not self._in_rule:
            code = "formula_only_in_rules"
        elif statement.kind == "init" and term.kind not in REDUCTIONS:
            code = "formula_not_in_init"
        else:
            return
        raise FormulaError(code, statement.line, term.column, name=term.kind)

    def _named(self, term: Term, names: Mapping[str, Node], line: int) -> Node:
        node = names.get(term.name) or self._constants.get(term.name)
        if node is None:
            code, fields = unknown_name("formula_name", term.name, [*names, *CONSTANTS])
            raise FormulaError(code, line, term.column, **fields)
        return node

    def _where(self, arguments: list[Node]) -> Node:
        condition, chosen, other = arguments
        if condition.kind not in COMPARISONS and not condition.is_constant:
            condition = self.graph.make("not_equal", condition, self.graph.constant(0.0))
        return self.graph.make("where", condition, self._as_value(chosen), self._as_value(other))

    def _as_value(self, node: Node) -> Node:
        """A comparison used as a number is 1 or 0."""
        if node.kind not in COMPARISONS:
            return node
        return self.graph.make("where", node, self.graph.constant(1.0), self.graph.constant(0.0))

    def _over_coordinates(self, kind: str, over: Node) -> Node:
        make = self.graph.make
        if kind == "norm":
            return make("sqrt", make("sum", self.graph.integer_power(over, 2)))
        if kind == "mean":
            return make("divide", make("sum", over), self.graph.symbol(DIMS))
        return make("sum" if kind == "dot" else kind, over)

    def _check(self, node: Node, term: Term, line: int) -> None:
        if node.is_constant and not math.isfinite(node.value):
            raise FormulaError("formula_not_finite", line, term.column)
        if len(self.graph.nodes) > MAX_NODES:
            raise FormulaError("formula_too_many_nodes", line, term.column, limit=MAX_NODES)


def check_declared(names: Iterable[str], given: Iterable[str]) -> None:
    """Declared parameters and hyperparameters must not hide a word of the language."""
    taken = RESERVED | KEYWORDS | frozenset(given)
    for name in names:
        if name in taken:
            raise FormulaError("formula_declared_reserved", 1, 1, name=name)
