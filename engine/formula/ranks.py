"""How wide a value is: a number, one number a start, or one number a coordinate and start."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import IntEnum

from engine.formula.graph import Graph, Node, reachable


class Rank(IntEnum):
    """Widths in the order in which they widen; as array shapes: (), (starts,), (dims, starts)."""

    NUMBER = 0
    START = 1
    POINT = 2


_FIXED = {
    "constant": Rank.NUMBER, "sum": Rank.START, "value": Rank.START,
    "row": Rank.START, "grad": Rank.POINT, "hess_diag": Rank.POINT, "normal": Rank.POINT,
    "uniform": Rank.POINT, "student": Rank.POINT, "stack": Rank.POINT, "spread": Rank.POINT,
}  # fmt: skip


def ranks_of(nodes: Iterable[Node], symbols: Mapping[str, Rank]) -> dict[Node, Rank]:
    """The rank of each node, given that of each symbol; arguments come before their users."""
    ranks: dict[Node, Rank] = {}
    for node in nodes:
        if node.kind == "symbol":
            ranks[node] = symbols[node.name]
        elif node.kind in _FIXED:
            ranks[node] = _FIXED[node.kind]
        else:
            ranks[node] = max(ranks[argument] for argument in node.arguments)
    return ranks


def expand_powers(graph: Graph, roots: Iterable[Node]) -> list[Node]:
    """The roots with literal powers as products: numpy's `power` is ten times slower."""
    roots = list(roots)
    done: dict[Node, Node] = {}
    for node in reachable(roots):
        arguments = tuple([done[argument] for argument in node.arguments])
        if node.kind == "integer_power":
            done[node] = _product(graph, arguments[0], int(node.value))
        else:
            done[node] = graph.rebuilt(node, arguments)
    return [done[root] for root in roots]


def _product(graph: Graph, base: Node, exponent: int) -> Node:
    """By squaring, so that different powers of one base share their factors."""
    if exponent == 1:
        return base
    if exponent % 2:
        return graph.make("multiply", _product(graph, base, exponent - 1), base)
    half = _product(graph, base, exponent // 2)
    return graph.make("multiply", half, half)
