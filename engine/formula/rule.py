"""An update rule: assignments with memory, compiled to one graph.

What a rule says about a step is in `position` (the new point), `updates` (the new memory) and
`locals`; what it needs to know is in its symbols: x, g, f, t, its hyperparameters and its memory.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engine.formula.builder import Asked, Builder, check_declared
from engine.formula.errors import FormulaError
from engine.formula.graph import Graph, Node, reachable
from engine.formula.ranks import Rank, ranks_of
from engine.formula.syntax import Statement, memory_names, read
from engine.formula.vocabulary import DIMS, QUESTIONS

GIVEN = ("x", "g", "f", "t")
GIVEN_RANKS = {
    "x": Rank.POINT,
    "g": Rank.POINT,
    "f": Rank.START,
    "t": Rank.NUMBER,
    DIMS: Rank.NUMBER,
}
NARROW = "formula_point_too_narrow"


class Rule:
    """A compiled rule text.

    Attributes:
        text, hyperparameters: as given.
        graph: holds all nodes.
        position: the new point.
        memory: symbol of each memory name, in the order of first appearance.
        updates: new value of each memory name.
        initial: start value of each memory name that has an `init` line.
        locals: value of every other assigned name.
        reads: which of g, f, grad, value, hess_diag the rule reads.
    """

    def __init__(self, text: str, hyperparameters: Sequence[str] = ()) -> None:
        """Raises FormulaError with line, column and a sentence."""
        self.text = text
        self.hyperparameters = tuple(hyperparameters)
        check_declared(hyperparameters, GIVEN)
        self.graph = Graph(keeps_widths=True)
        self.initial: dict[str, Node] = {}
        self.locals: dict[str, Node] = {}
        statements = read(text)
        self._check_targets(statements)
        self.memory = {name: self.graph.symbol(name) for name in memory_names(statements)}
        self._check_ranks(self._build(statements))

    @property
    def outcome(self) -> list[Node]:
        """Every node that the text asks for: point, memory and locals."""
        return [self.position, *self.updates.values(), *self.locals.values()]

    @property
    def reads(self) -> frozenset[str]:
        """What the rule asks of the problem."""
        found = set()
        for node in reachable(self.outcome):
            if node.kind in QUESTIONS or (node.kind == "symbol" and node.name in ("g", "f")):
                found.add(node.name or node.kind)
        return frozenset(found)

    def ranks(self, hyperparameters: Mapping[str, Rank] | None = None) -> dict[str, Rank]:
        """The rank of every symbol, memory taking the widest that is ever assigned to it."""
        ranks = dict(GIVEN_RANKS)
        ranks |= dict.fromkeys((*self.hyperparameters, *self.memory), Rank.NUMBER)
        ranks |= dict(hyperparameters or {})
        nodes = reachable([*self.initial.values(), *self.updates.values()])
        changed = True
        while changed:
            of = ranks_of(nodes, ranks)
            changed = False
            for name in self.memory:
                widest = max(
                    of[n] for n in (self.initial.get(name), self.updates[name]) if n is not None
                )
                changed = changed or widest > ranks[name]
                ranks[name] = max(ranks[name], widest)
        return ranks

    def _check_targets(self, statements: Sequence[Statement]) -> None:
        begun: set[str] = set()
        for statement in statements:
            place = statement.line, statement.column
            if statement.kind == "init" and statement.name in begun:
                raise FormulaError("formula_init_twice", *place, name=statement.name)
            begun.update({statement.name} if statement.kind == "init" else ())
            if statement.kind == "value":
                raise FormulaError("formula_rule_line", *place)
            if statement.name in self.hyperparameters:
                raise FormulaError("formula_assigned_hyperparameter", *place, name=statement.name)
            if statement.name in GIVEN and (statement.kind, statement.name) != ("assign", "x"):
                raise FormulaError("formula_assigned_given", *place, name=statement.name)
        if not any(statement.name == "x" for statement in statements):
            raise FormulaError("formula_rule_moves_nothing", 1, 1)

    def _build(self, statements: Sequence[Statement]) -> list[Asked]:
        names = {name: self.graph.symbol(name) for name in (*GIVEN, *self.hyperparameters)}
        targets = [statement.name for statement in statements]
        builder = Builder(self.graph, in_rule=True)
        starting = {name: node for name, node in names.items() if name not in ("g", "f", "t")}
        for statement in statements:
            if statement.kind == "init":
                self.initial[statement.name] = builder.build(statement, starting)
                starting[statement.name] = self.memory[statement.name]
        names |= self.memory
        moves: list[Asked] = []
        for statement in statements:
            if statement.kind == "assign":
                names[statement.name] = builder.build(statement, names)
                if statement.name == "x":
                    moves.append((NARROW, names["x"], statement.line, statement.column))
        self.position = names["x"]
        self.updates = {name: names[name] for name in self.memory}
        rest = dict.fromkeys(name for name in targets if name != "x" and name not in self.memory)
        self.locals = {name: names[name] for name in rest}
        return [*builder.points, *moves]

    def _check_ranks(self, asked: Sequence[Asked]) -> None:
        """Raises FormulaError unless each node has one number a coordinate."""
        of = ranks_of(reachable(node for _, node, _, _ in asked), self.ranks())
        for code, node, line, column in asked:
            if of[node] is not Rank.POINT:
                raise FormulaError(code, line, column)
