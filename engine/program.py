"""A rule on a problem, planned: the calls of a step, its costs, the numbers it needs.

Numbers (hyperparameters, the clock, memory that no array enters) never depend on arrays, so they
are computed for a whole block of steps at once. Where a condition is a number, each step runs the
plan of the branch taken, and only that branch is computed and paid.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from engine.formula.graph import UFUNCS, Graph, Node, reachable
from engine.formula.plan import Plan
from engine.formula.planner import make_plan
from engine.formula.ranks import Rank, expand_powers, ranks_of
from engine.formula.rule import Rule
from engine.formula.tape import Buffers, evaluate_numbers
from engine.formula.vocabulary import DIMS, QUESTIONS
from engine.problem import Problem

Array = NDArray[np.float64]
Truths = tuple[bool, ...]
BLOCK = 64
"""Numbers are computed for blocks of this many steps, always aligned, whoever asks."""
MOST_INLINED = 24
"""A rule with as many questions asks the problem: its formula so often would take too long."""


@dataclass(frozen=True)
class Variant:
    """The plan of a step for one outcome of all number conditions, and what such a step costs."""

    plan: Plan
    gradient_evaluations: int
    function_evaluations: int


class Program:
    """A rule compiled for a problem, for the ranks of its hyperparameters and for a precision."""

    def __init__(
        self,
        rule: Rule,
        problem: Problem,
        wide: frozenset[str] = frozenset(),
        dtype: DTypeLike = np.float64,
    ) -> None:
        """`wide` names the hyperparameters that have one number a start."""
        self.dtype = np.dtype(dtype)
        self.problem = problem
        self.rule = rule
        self.graph: Graph = rule.graph
        self.ranks = rule.ranks(dict.fromkeys(wide, Rank.START))
        self.number_memory = [n for n in rule.memory if self.ranks[n] is Rank.NUMBER]
        self.array_memory = [n for n in rule.memory if self.ranks[n] is not Rank.NUMBER]
        self._decisions = self._number_conditions()
        self.conditions = expand_powers(self.graph, self._decisions)
        self._inlines = len({self._question(n) for n in reachable(rule.outcome)}) <= MOST_INLINED
        self._variants: dict[tuple[Truths, bool], Variant] = {}

    def buffers(self, width: int) -> Buffers:
        """Temporaries for so many starts."""
        return Buffers(self.problem.dims, width, self.dtype)

    @cached_property
    def number_tables(self) -> Numbers:
        """Where the numbers of blocks of steps come from."""
        return Numbers(self)

    def variant(self, truths: Truths, explain: bool = False) -> Variant:
        """The plan for these truths; with `explain` every named value stays readable."""
        key = (truths, explain)
        if key not in self._variants:
            self._variants[key] = self._make_variant(truths, explain)
        return self._variants[key]

    def named(self, truths: Truths) -> dict[str, Node]:
        """The nodes of memory and locals at the end of a step, by name, as planned to explain."""
        names = [*self.rule.memory, *self.rule.locals]
        return dict(zip(names, self._lowered(truths)[1:], strict=True))

    def truths(self, table: Mapping[Node, Array]) -> list[Truths]:
        """For each step of a block, which of the conditions hold."""
        if not self.conditions:
            return [()] * BLOCK
        rows = np.stack([table[condition] != 0 for condition in self.conditions], axis=1)
        return [tuple(row) for row in rows.tolist()]

    @cached_property
    def _written_ranks(self) -> dict[Node, Rank]:
        """The rank of each node of the rule before any choice is made."""
        return ranks_of(reachable(self.rule.outcome), self.ranks)

    def _number_conditions(self) -> list[Node]:
        of = self._written_ranks
        found = {
            node.arguments[0]: None
            for node in of
            if node.kind == "where"
            and of[node] is not Rank.NUMBER
            and of[node.arguments[0]] is Rank.NUMBER
        }
        return list(found)

    def _chosen(self, truths: Truths) -> list[Node]:
        """The outcome of the rule with decided choices replaced by the branch taken."""
        if not truths:
            return self.rule.outcome
        decided = dict(zip(self._decisions, truths, strict=True))
        of = self._written_ranks
        done: dict[Node, Node] = {}
        for node in of:
            if node.kind == "where" and node.arguments[0] in decided:
                branch = node.arguments[1 if decided[node.arguments[0]] else 2]
                narrowed = of[branch] < of[node] is Rank.POINT
                done[node] = self.graph.make("spread", done[branch]) if narrowed else done[branch]
            else:
                done[node] = self.graph.rebuilt(node, tuple(done[a] for a in node.arguments))
        return [done[root] for root in self.rule.outcome]

    def _lowered(self, truths: Truths) -> list[Node]:
        """The outcome with the problem's formulas in the place of questions, powers expanded."""
        x = self.graph.symbol("x")
        done = {
            self.graph.symbol("g"): self._answer("grad", x),
            self.graph.symbol("f"): self._answer("value", x),
        }
        roots = self._chosen(truths)
        for node in reachable(roots):
            if node in done:
                continue
            arguments = tuple(done[argument] for argument in node.arguments)
            if node.kind in QUESTIONS:
                done[node] = self._answer(node.kind, arguments[0])
            else:
                done[node] = self.graph.rebuilt(node, arguments)
        return expand_powers(self.graph, [done[root] for root in roots])

    def _answer(self, question: str, point: Node) -> Node:
        inlined = self.problem.inline(self.graph, question, point) if self._inlines else None
        return self.graph.make(question, point) if inlined is None else inlined

    def _make_variant(self, truths: Truths, explain: bool) -> Variant:
        roots = self._lowered(truths)
        nodes = reachable([*roots, *(self.graph.symbol(name) for name in self.rule.memory)])
        nodes = sorted({*nodes, self.graph.symbol("x")}, key=lambda node: node.number)
        ranks = ranks_of(nodes, self.ranks)
        updates = dict(zip(self.rule.memory, roots[1:], strict=False))  # locals come after memory
        targets = {"x": roots[0]} | {name: updates[name] for name in self.array_memory}
        targets = {name: n for name, n in targets.items() if n is not self.graph.symbol(name)}
        if explain:
            return Variant(make_plan(ranks, {}, roots, reuse=False), *self._costs(truths))
        return Variant(make_plan(ranks, targets), *self._costs(truths))

    def _costs(self, truths: Truths) -> tuple[int, int]:
        """Gradient and function evaluations of one step: each different question is paid once."""
        asked = {self._question(node) for node in reachable(self._chosen(truths))}
        prices = {"grad": 1, "hess_diag": self.problem.dims}
        gradients = sum(prices.get(kind, 0) for kind, _ in asked)
        return gradients, sum(kind == "value" for kind, _ in asked)

    def _question(self, node: Node) -> tuple[str, Node | None]:
        """What a node asks of the problem, and where; ("", None) when nothing."""
        if node.kind in QUESTIONS:
            return node.kind, node.arguments[0]
        if node.kind == "symbol" and node.name in ("g", "f"):
            return {"g": "grad", "f": "value"}[node.name], self.graph.symbol("x")
        return "", None


class Numbers:
    """The numbers of a program for blocks of steps; it must not hold the program that holds it."""

    def __init__(self, program: Program) -> None:
        self._dtype, self._dims, self._graph = program.dtype, program.problem.dims, program.graph
        self._cast: Callable[[Any], Any] = program.dtype.type
        self._closures: dict[tuple[Node, ...], list[Node]] = {}
        memory = {program.graph.symbol(name) for name in program.number_memory}
        self._updates = {n: program.rule.updates[n] for n in program.number_memory}
        (*roots,) = expand_powers(program.graph, self._updates.values())
        self._updates = dict(zip(self._updates, roots, strict=True))
        self._changing = set(memory)
        for node in reachable(roots):
            if any(argument in self._changing for argument in node.arguments):
                self._changing.add(node)

    def values(
        self, nodes: Sequence[Node], symbols: Mapping[str, Array | float]
    ) -> dict[Node, Array]:
        """The values of number nodes over a block."""
        key = tuple(nodes)
        if key not in self._closures:
            self._closures[key] = reachable(nodes)
        return evaluate_numbers(self._closures[key], symbols, BLOCK, self._dtype)

    def symbols(
        self,
        block: int,
        step: int,
        hyperparameters: Mapping[str, float],
        memory: Mapping[str, float],
    ) -> tuple[dict[str, Array | float], dict[str, Array]]:
        """What each symbol holds at the steps of a block, and number memory by step.

        `memory` is what it was at the end of `step`, the last one computed so far. The second
        answer has one entry more than the block has steps: at the beginning of each, and the end.
        """
        clock = block * BLOCK + np.arange(1.0, BLOCK + 1.0)
        known: dict[str, Array | float] = {**hyperparameters, "t": clock}
        known[DIMS] = float(self._dims)
        if not self._updates:
            return known, {}
        rolled = self._rolled(known, step - block * BLOCK, memory)
        return known | {name: values[:-1] for name, values in rolled.items()}, rolled

    def _rolled(
        self, known: Mapping[str, Array | float], offset: int, memory: Mapping[str, float]
    ) -> dict[str, Array]:
        """Number memory before each step of a block, from `offset` on, and at its end."""
        dtype, cast = self._dtype, self._cast
        order = reachable(self._updates.values())
        steady = [node for node in order if node not in self._changing]
        table = evaluate_numbers(steady, known, BLOCK, dtype)
        state = {name: cast(memory[name]) for name in self._updates}
        rolled = {name: np.full(BLOCK + 1, state[name]) for name in state}
        changing = [node for node in order if node in self._changing and node.kind != "symbol"]
        for k in range(offset, BLOCK):
            values = {node: column[k] for node, column in table.items()}
            for name, value in state.items():
                values[self._graph.symbol(name)] = value
            for node in changing:
                values[node] = cast(_number(node, values))
            state = {name: values[root] for name, root in self._updates.items()}
            for name, value in state.items():
                rolled[name][k + 1] = value
        return rolled


def _number(node: Node, values: Mapping[Node, Any]) -> Any:
    arguments = [values[argument] for argument in node.arguments]
    if node.kind == "where":
        return arguments[1] if arguments[0] != 0 else arguments[2]
    return UFUNCS[node.kind](*arguments)
