"""The lines of one wrapper on their way into the graph of a rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from engine.formula.around import RATE, WrapperText, dotted_name, with_owner
from engine.formula.builder import Asked, Builder, check_declared
from engine.formula.errors import FormulaError
from engine.formula.graph import Graph, Node, reachable
from engine.formula.rule import NARROW
from engine.formula.syntax import Statement, memory_names, read

GIVEN_TO_SLOPE = ("x", "f", "t")
GIVEN_TO_STEP = ("x_before", "g", "f", "t", RATE)


@dataclass(frozen=True)
class Step:
    """What the step lines lead to, by names with the wrapper's before a dot."""

    position: Node
    updates: Mapping[str, Node]
    initial: Mapping[str, Node]
    locals: Mapping[str, Node]


class Wrapping:
    """A wrapper in a graph.

    Attributes:
        memory: symbol of each memory name, dotted.
        asked: nodes that must have one number a coordinate.
    """

    def __init__(self, graph: Graph, wrapper: WrapperText) -> None:
        """Raises FormulaError with line and column in the slope or the step lines."""
        self._graph = graph
        self._wrapper = wrapper
        self._slope = read(wrapper.slope) if wrapper.slope else ()
        self._step = read(wrapper.step) if wrapper.step else ()
        self._check_targets()
        self._own = self._symbols(wrapper.hyperparameters)
        self._kept = self._symbols(memory_names(self._step))
        self.memory = with_owner(wrapper.name, self._kept)
        self.asked: list[Asked] = []
        self._draws = _draws_in(graph)

    @property
    def point(self) -> Node | None:
        """The memory at which the rule runs, if not at x."""
        return self._kept[self._wrapper.point] if self._wrapper.point else None

    def slope(self, point: Node, slope: Node) -> Node:
        """What a rule gets that asks for the slope at a point."""
        names = {"x": point, "g": slope, "t": self._graph.symbol("t"), **self._own}
        builder = Builder(self._graph, in_rule=True, draws=self._draws)
        for statement in self._slope:
            names[statement.name] = builder.build(statement, names)
            if statement.name == "g":
                place = statement.line, statement.column
                self.asked.append(("formula_slope_too_narrow", names["g"], *place))
        self.asked += builder.points
        return names["g"]

    def with_slopes(self, roots: Sequence[Node]) -> list[Node]:
        """The roots with this wrapper's slope in the place of each that is asked for."""
        x, g = self._graph.symbol("x"), self._graph.symbol("g")
        done: dict[Node, Node] = {}
        for node in reachable(roots):
            built = self._graph.rebuilt(node, tuple(done[a] for a in node.arguments))
            if node is g:
                built = self.slope(x, g)
            elif node.kind == "grad":
                built = self.slope(built.arguments[0], built)
            done[node] = built
        return [done[root] for root in roots]

    def step(self, given: Mapping[str, Node]) -> Step:
        """The step lines, after the rule; `given` holds x and what else they may read."""
        builder = Builder(self._graph, in_rule=True, draws=_draws_in(self._graph))
        initial = self._initial(builder)
        names = {**given, **self._own, **self._kept}
        assignments = [statement for statement in self._step if statement.kind == "assign"]
        for statement in assignments:
            names[statement.name] = builder.build(statement, names)
            if statement.name == "x":
                self.asked.append((NARROW, names["x"], statement.line, statement.column))
        self.asked += builder.points
        own = self._wrapper.name
        rest = dict.fromkeys(statement.name for statement in assignments)
        return Step(
            names["x"],
            with_owner(own, {name: names[name] for name in self._kept}),
            with_owner(own, initial),
            with_owner(own, {n: names[n] for n in rest if n != "x" and n not in self._kept}),
        )

    def _initial(self, builder: Builder) -> dict[str, Node]:
        """The `init` lines in order; x is the start."""
        initial: dict[str, Node] = {}
        names = {"x": self._graph.symbol("x"), **self._own}
        for statement in self._step:
            if statement.kind == "init":
                initial[statement.name] = builder.build(statement, names)
                names[statement.name] = self._kept[statement.name]
        return initial

    def _symbols(self, names: Iterable[str]) -> dict[str, Node]:
        """The symbol of each name, which is dotted in the graph."""
        owner = self._wrapper.name
        return {name: self._graph.symbol(dotted_name(owner, name)) for name in names}

    def _check_targets(self) -> None:
        check_declared(self._wrapper.hyperparameters, (*GIVEN_TO_STEP, "x"))
        for statement in self._slope:
            self._check_target(statement, "assign", GIVEN_TO_SLOPE)
        if self._slope and all(statement.name != "g" for statement in self._slope):
            raise FormulaError("formula_slope_line", 1, 1)
        for statement in self._step:
            given = (*GIVEN_TO_STEP, *(["x"] if statement.kind == "init" else []))
            self._check_target(statement, statement.kind, given)
        begun = {statement.name for statement in self._step if statement.kind == "init"}
        if self._wrapper.point and self._wrapper.point not in begun:
            raise FormulaError("formula_point_begins", 1, 1, name=self._wrapper.point)

    def _check_target(self, statement: Statement, kind: str, given: Sequence[str]) -> None:
        place = statement.line, statement.column
        if statement.kind != kind:
            raise FormulaError("formula_slope_line", *place)
        if statement.kind == "value":
            raise FormulaError("formula_rule_line", *place)
        if statement.name in self._wrapper.hyperparameters:
            raise FormulaError("formula_assigned_hyperparameter", *place, name=statement.name)
        if statement.name in given:
            raise FormulaError("formula_assigned_given", *place, name=statement.name)


def _draws_in(graph: Graph) -> int:
    """How many streams of chance are taken."""
    return sum(node.kind == "normal" for node in graph.nodes)
