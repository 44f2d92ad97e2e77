"""Hash-consed expression graph: equal sub-expressions are one node, simplified when made.

Nodes are numbered in the order of their making, so arguments always have smaller numbers than the
nodes that use them; every walk is a loop over these numbers.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from operator import attrgetter

import numpy as np

from engine.formula.simplify import SIMPLIFY

COMPARISONS = frozenset({"less", "less_equal", "greater", "greater_equal", "equal", "not_equal"})
COMMUTATIVE = frozenset({"add", "multiply", "min", "max", "equal", "not_equal"})

UFUNCS: dict[str, np.ufunc] = {
    "add": np.add, "subtract": np.subtract, "multiply": np.multiply, "divide": np.divide,
    "power": np.power, "negative": np.negative, "abs": np.absolute, "sign": np.sign,
    "sqrt": np.sqrt,
    "exp": np.exp, "log": np.log, "sin": np.sin, "cos": np.cos, "tan": np.tan, "sinh": np.sinh,
    "cosh": np.cosh, "tanh": np.tanh, "arcsin": np.arcsin, "arccos": np.arccos, "arctan": np.arctan,
    "floor": np.floor, "mod": np.mod, "min": np.minimum, "max": np.maximum, "less": np.less,
    "less_equal": np.less_equal, "greater": np.greater, "greater_equal": np.greater_equal,
    "equal": np.equal, "not_equal": np.not_equal,
}  # fmt: skip


class Node:
    """One operation. Compare by identity: a graph never makes the same operation twice."""

    __slots__ = ("arguments", "is_constant", "kind", "name", "number", "value")

    def __init__(
        self, number: int, kind: str, arguments: tuple[Node, ...], value: float, name: str
    ) -> None:
        self.number = number
        self.kind = kind
        self.arguments = arguments
        self.value = value
        self.name = name
        self.is_constant = kind == "constant"

    def __repr__(self) -> str:
        inner = self.name or ("" if self.kind != "constant" else repr(self.value))
        return (
            f"{self.kind}{self.number}({inner}{', '.join(f'#{a.number}' for a in self.arguments)})"
        )


class Graph:
    """Makes nodes; the only owner of the table of what exists already.

    With `keeps_widths` nothing is simplified that would leave an operation narrower than it is
    written: `0*x` stays one number a coordinate.
    """

    def __init__(self, keeps_widths: bool = False) -> None:
        self._keeps_widths = keeps_widths
        self.nodes: list[Node] = []
        self._table: dict[tuple[object, ...], Node] = {}

    def constant(self, value: float) -> Node:
        """A number. Zero and minus zero are different constants."""
        return self._intern("constant", (), float(value), str(np.signbit(value)))

    def symbol(self, name: str) -> Node:
        """A quantity that is bound later: a coordinate, a hyperparameter, memory, the clock."""
        return self._intern("symbol", (), 0.0, name)

    def draw(self, stream: int, kind: str = "normal") -> Node:
        """A draw of a kind, one a coordinate and start; each stream is independent of the others.

        Streams from 0 on belong to the `normal()` of a text in turn, those below to disturbances.
        """
        return self._intern(kind, (), float(stream), "")

    def integer_power(self, base: Node, exponent: int) -> Node:
        """`base` to a literal power of at most 64: one node now, products on the tape."""
        if exponent == 0:
            return self.constant(1.0)
        if exponent == 1:
            return base
        if base.is_constant:
            return self.make("power", base, self.constant(exponent))
        return self._intern("integer_power", (base,), float(exponent), "")

    def row(self, point: Node, index: int) -> Node:
        """One coordinate of a point."""
        if point.kind == "stack":
            return point.arguments[index]
        return self._intern("row", (point,), float(index), "")

    def make(self, kind: str, *arguments: Node) -> Node:
        """The node of an operation on nodes, simplified."""
        if kind == "positive":
            return arguments[0]
        if kind == "clip":
            return self.make("min", self.make("max", arguments[0], arguments[1]), arguments[2])
        # One or two arguments, asked of without a loop: formulas are compiled as they are typed.
        if kind in UFUNCS and arguments[0].is_constant and arguments[-1].is_constant:
            return self.constant(fold(kind, [argument.value for argument in arguments]))
        simplify = SIMPLIFY.get(kind)
        simpler = None if simplify is None else simplify(self, *arguments)
        if simpler is not None and not (self._keeps_widths and _drops(simpler, kind, arguments)):
            return simpler
        return self._intern(kind, _in_order(kind, arguments), 0.0, "")

    def total(self, terms: Sequence[Node]) -> Node:
        """The sum of the terms from left to right; 0 when there are none."""
        if not terms:
            return self.constant(0.0)
        return functools.reduce(lambda left, right: self.make("add", left, right), terms)

    def substitute(self, roots: Iterable[Node], replacements: dict[Node, Node]) -> list[Node]:
        """The roots with some nodes replaced, rebuilt bottom-up."""
        roots = list(roots)
        done = dict(replacements)
        for node in reachable(roots, stop=frozenset(replacements)):
            if node not in done:
                done[node] = self.rebuilt(node, tuple(done[a] for a in node.arguments))
        return [done[root] for root in roots]

    def adopt(self, roots: Iterable[Node], replacements: dict[Node, Node]) -> list[Node]:
        """Nodes of another graph rebuilt in this one, with some of them replaced.

        They are simplified already, so that is done again only for what may have become simpler.
        """
        roots = list(roots)
        done = dict(replacements)
        as_they_are = all(node.kind in ("symbol", "row") for node in replacements.values())
        for node in reachable(roots, stop=frozenset(replacements)):
            if node not in done:
                arguments = tuple([done[argument] for argument in node.arguments])
                if as_they_are or not arguments or node.kind == "integer_power":
                    arguments = _in_order(node.kind, arguments)
                    done[node] = self._intern(node.kind, arguments, node.value, node.name)
                else:
                    done[node] = self.make(node.kind, *arguments)
        return [done[root] for root in roots]

    def rebuilt(self, node: Node, arguments: tuple[Node, ...]) -> Node:
        """The same operation on other arguments."""
        if arguments == node.arguments:
            return node
        if node.kind == "integer_power":
            return self.integer_power(arguments[0], int(node.value))
        if node.kind == "row":
            return self.row(arguments[0], int(node.value))
        return self.make(node.kind, *arguments)

    def _intern(self, kind: str, arguments: tuple[Node, ...], value: float, name: str) -> Node:
        key = (kind, value, name, arguments)
        node = self._table.get(key)
        if node is None:
            node = Node(len(self.nodes), kind, arguments, value, name)
            self.nodes.append(node)
            self._table[key] = node
        return node


def _drops(simpler: Node, kind: str, arguments: Sequence[Node]) -> bool:
    """Whether an argument that may be wide has no part in the simpler node."""
    return (simpler.is_constant or kind == "where") and not all(
        argument.is_constant or argument is simpler for argument in arguments
    )


def fold(kind: str, values: Sequence[float]) -> float:
    """The value of an operation on constants, as numpy computes it, quietly."""
    with np.errstate(all="ignore"):
        return float(UFUNCS[kind](*(np.float64(value) for value in values)))


def reachable(roots: Iterable[Node], stop: frozenset[Node] = frozenset()) -> list[Node]:
    """All nodes that the roots need, arguments first. The walk does not go below `stop`."""
    seen: set[Node] = set()
    work = list(roots)
    while work:
        node = work.pop()
        if node not in seen:
            seen.add(node)
            if node not in stop:
                work.extend([argument for argument in node.arguments if argument not in seen])
    return sorted(seen, key=attrgetter("number"))


def _in_order(kind: str, arguments: tuple[Node, ...]) -> tuple[Node, ...]:
    """Arguments that may change places: a constant first, else as they were made."""
    if kind not in COMMUTATIVE:
        return arguments
    left, right = arguments
    if left.is_constant is right.is_constant:
        return arguments if left.number <= right.number else (right, left)
    return arguments if left.is_constant else (right, left)
