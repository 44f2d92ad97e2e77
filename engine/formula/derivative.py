"""Exact derivatives on the graph: gradients in reverse mode, Hessians as gradients of gradients.

Conventions where a function has a kink: the branch taken counts (`abs`, `sign`, `min`, `max`,
`where`, `floor`); the slope of `abs` and of `sqrt` at 0 is 0. Choices are differentiated branch by
branch and selected afterwards, so that an infinite slope in the branch not taken never meets an
adjoint of 0 (0 times infinity is NaN).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from engine.formula.graph import COMPARISONS, Graph, Node, reachable

_CHOICES = frozenset({"where", "min", "max"})
_FLAT = COMPARISONS | {"sign", "floor"}
_Partials = Callable[[Graph, Node], Sequence[Node]]


def gradient(graph: Graph, root: Node, variables: Sequence[Node]) -> list[Node]:
    """The derivative of `root` by each variable, as nodes of the same graph."""
    return _Reverse(graph, variables).gradient(root)


def hessian(graph: Graph, root: Node, variables: Sequence[Node]) -> list[list[Node]]:
    """The matrix of second derivatives; symmetric entries are the same node."""
    first = gradient(graph, root, variables)
    rows: list[list[Node]] = []
    for i, slope in enumerate(first):
        row = gradient(graph, slope, variables[i:])
        rows.append([rows[j][i] for j in range(i)] + row)
    return rows


class _Reverse:
    """Reverse accumulation by some variables, remembering the gradients of choices."""

    def __init__(self, graph: Graph, variables: Sequence[Node]) -> None:
        self._graph = graph
        self._variables = list(variables)
        self._choices: dict[Node, list[Node]] = {}
        self._depends: set[Node] = set(self._variables)

    def gradient(self, root: Node) -> list[Node]:
        below = reachable([root])
        for node in below:
            if any(argument in self._depends for argument in node.arguments):
                self._depends.add(node)
        for node in below:
            if node.kind in _CHOICES and node in self._depends and node not in self._choices:
                self._choices[node] = self._choice(node)
        return self._sweep(root, below)

    def _sweep(self, root: Node, below: Sequence[Node]) -> list[Node]:
        adjoints: dict[Node, list[Node]] = {root: [self._graph.constant(1.0)]}
        for node in reversed(below):
            if node in adjoints and node in self._depends and node.kind != "symbol":
                adjoint = self._graph.total(adjoints.pop(node))
                self._spread(node, adjoint, adjoints)
        return [self._graph.total(adjoints.get(variable, [])) for variable in self._variables]

    def _spread(self, node: Node, adjoint: Node, adjoints: dict[Node, list[Node]]) -> None:
        """Hand the adjoint of a node on to its arguments."""
        if node.kind in _FLAT:
            return
        if node.kind in _CHOICES:
            targets, partials = self._variables, self._choices[node]
        else:
            targets, partials = list(node.arguments), list(_PARTIALS[node.kind](self._graph, node))
        for target, partial in zip(targets, partials, strict=True):
            if target in self._depends:
                share = self._graph.make("multiply", adjoint, partial)
                if not (share.is_constant and share.value == 0.0):
                    adjoints.setdefault(target, []).append(share)

    def _choice(self, node: Node) -> list[Node]:
        """The gradient of a choice: that of both branches, then the choice among them."""
        make = self._graph.make
        if node.kind == "where":
            condition, chosen, other = node.arguments
        else:
            chosen, other = node.arguments
            condition = make("greater_equal" if node.kind == "max" else "less_equal", chosen, other)
        pairs = zip(self._branch(chosen), self._branch(other), strict=True)
        return [make("where", condition, yes, no) for yes, no in pairs]

    def _branch(self, node: Node) -> list[Node]:
        if node in self._choices:
            return self._choices[node]
        return self._sweep(node, reachable([node]))


def _power(graph: Graph, node: Node) -> Sequence[Node]:
    base, exponent = node.arguments
    one = graph.constant(1.0)
    lower = graph.make("power", base, graph.make("subtract", exponent, one))
    by_base = graph.make("multiply", exponent, lower)
    grown = graph.make("multiply", node, graph.make("log", base))
    zero = graph.constant(0.0)
    by_exponent = graph.make("where", graph.make("equal", base, zero), zero, grown)
    return by_base, by_exponent


def _integer_power(graph: Graph, node: Node) -> Sequence[Node]:
    base, exponent = node.arguments[0], int(node.value)
    lower = graph.integer_power(base, exponent - 1)
    return (graph.make("multiply", graph.constant(exponent), lower),)


def _divide(graph: Graph, node: Node) -> Sequence[Node]:
    _, below = node.arguments
    by_above = graph.make("divide", graph.constant(1.0), below)
    return by_above, graph.make("negative", graph.make("divide", node, below))


def _mod(graph: Graph, node: Node) -> Sequence[Node]:
    whole = graph.make("floor", graph.make("divide", *node.arguments))
    return graph.constant(1.0), graph.make("negative", whole)


def _sqrt(graph: Graph, node: Node) -> Sequence[Node]:
    zero = graph.constant(0.0)
    slope = graph.make("divide", graph.constant(0.5), node)
    return (graph.make("where", graph.make("equal", node, zero), zero, slope),)


def _reciprocal_root(graph: Graph, node: Node, sign: float) -> Sequence[Node]:
    """Of arcsin (sign 1) and arccos (sign -1)."""
    one = graph.constant(1.0)
    square = graph.integer_power(node.arguments[0], 2)
    root = graph.make("sqrt", graph.make("subtract", one, square))
    return (graph.make("divide", graph.constant(sign), root),)


def _arctan(graph: Graph, node: Node) -> Sequence[Node]:
    one = graph.constant(1.0)
    square = graph.integer_power(node.arguments[0], 2)
    return (graph.make("divide", one, graph.make("add", one, square)),)


def _one_plus_square(graph: Graph, node: Node, sign: float) -> Sequence[Node]:
    """Of tan (sign 1) and tanh (sign -1), from the value itself."""
    kind = "add" if sign > 0 else "subtract"
    return (graph.make(kind, graph.constant(1.0), graph.integer_power(node, 2)),)


def _by_function(kind: str) -> _Partials:
    return lambda graph, node: (graph.make(kind, node.arguments[0]),)


def _negated(kind: str) -> _Partials:
    return lambda graph, node: (graph.make("negative", graph.make(kind, node.arguments[0])),)


_PARTIALS: dict[str, _Partials] = {
    "add": lambda graph, _: (graph.constant(1.0), graph.constant(1.0)),
    "subtract": lambda graph, _: (graph.constant(1.0), graph.constant(-1.0)),
    "multiply": lambda _, node: (node.arguments[1], node.arguments[0]),
    "negative": lambda graph, _: (graph.constant(-1.0),),
    "divide": _divide,
    "power": _power,
    "integer_power": _integer_power,
    "mod": _mod,
    "sqrt": _sqrt,
    "exp": lambda _, node: (node,),
    "log": lambda graph, node: (graph.make("divide", graph.constant(1.0), node.arguments[0]),),
    "sin": _by_function("cos"),
    "cos": _negated("sin"),
    "sinh": _by_function("cosh"),
    "cosh": _by_function("sinh"),
    "tan": lambda graph, node: _one_plus_square(graph, node, 1.0),
    "tanh": lambda graph, node: _one_plus_square(graph, node, -1.0),
    "arcsin": lambda graph, node: _reciprocal_root(graph, node, 1.0),
    "arccos": lambda graph, node: _reciprocal_root(graph, node, -1.0),
    "arctan": _arctan,
    "abs": _by_function("sign"),
}
