"""Simple algebra that is done when an operation is made: what each kind becomes, None as it is.

Nothing here depends on how wide a value is, so a hyperparameter gives the same bits as a number
and as an array.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.formula.graph import Graph, Node

MAX_LITERAL_POWER = 64


def _is(node: Node, value: float) -> bool:
    return node.is_constant and node.value == value


def _add(graph: Graph, left: Node, right: Node) -> Node | None:
    if _is(left, 0.0):
        return right
    if _is(right, 0.0):
        return left
    if left is right:
        return graph.make("multiply", graph.constant(2.0), left)
    if right.kind == "negative":
        return graph.make("subtract", left, right.arguments[0])
    if left.kind == "negative":
        return graph.make("subtract", right, left.arguments[0])
    return None


def _subtract(graph: Graph, left: Node, right: Node) -> Node | None:
    if _is(right, 0.0):
        return left
    if _is(left, 0.0):
        return graph.make("negative", right)
    if right.kind == "negative":
        return graph.make("add", left, right.arguments[0])
    return None


def _multiply(graph: Graph, left: Node, right: Node) -> Node | None:
    for one, other in ((left, right), (right, left)):
        if one.is_constant and (scaled := _scaled(graph, one, other)) is not None:
            return scaled
        if other.kind == "negative":
            return graph.make("negative", graph.make("multiply", one, other.arguments[0]))
    return None


def _scaled(graph: Graph, factor: Node, node: Node) -> Node | None:
    """A constant times something."""
    if factor.value == 0.0:
        return factor
    if factor.value == 1.0:
        return node
    if factor.value == -1.0:
        return graph.make("negative", node)
    if node.kind == "multiply" and node.arguments[0].is_constant:
        product = graph.make("multiply", factor, node.arguments[0])
        return graph.make("multiply", product, node.arguments[1])
    return None


def _divide(graph: Graph, left: Node, right: Node) -> Node | None:
    if _is(right, 1.0) or _is(left, 0.0):
        return left
    if left.kind == "negative":
        return graph.make("negative", graph.make("divide", left.arguments[0], right))
    return None


def _negative(graph: Graph, node: Node) -> Node | None:
    if node.kind == "negative":
        return node.arguments[0]
    if node.kind == "subtract":
        return graph.make("subtract", node.arguments[1], node.arguments[0])
    return None


def _power(graph: Graph, base: Node, exponent: Node) -> Node | None:
    if _is(exponent, 0.5):
        return graph.make("sqrt", base)
    value = exponent.value
    if exponent.is_constant and abs(value) <= MAX_LITERAL_POWER and value == int(value):
        positive = graph.integer_power(base, abs(int(value)))
        return positive if value >= 0 else graph.make("divide", graph.constant(1.0), positive)
    return None


def _where(_: Graph, condition: Node, chosen: Node, other: Node) -> Node | None:
    if condition.is_constant:
        return chosen if condition.value != 0.0 else other
    return chosen if chosen is other else None


SIMPLIFY: dict[str, Callable[..., Node | None]] = {
    "add": _add, "subtract": _subtract, "multiply": _multiply, "divide": _divide,
    "negative": _negative, "power": _power, "where": _where,
}  # fmt: skip
