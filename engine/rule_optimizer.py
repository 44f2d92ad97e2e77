"""The optimizer that a rule describes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np

from engine.arrays import Array, Indices
from engine.formula.graph import Node, reachable
from engine.formula.plan import make_plan
from engine.formula.ranks import Rank, expand_powers, ranks_of
from engine.formula.rule import Rule
from engine.formula.tape import Buffers, Tape
from engine.formula.vocabulary import DIMS
from engine.kernel import Kernel
from engine.optimizer import Optimizer, State, Stepper, Value
from engine.problem import Problem
from engine.program import BLOCK, Program, Truths

KEPT_PROGRAMS = 128
CHUNK = 16384
"""Starts that are stepped together: their buffers stay in the processor's cache."""


@lru_cache(maxsize=KEPT_PROGRAMS)
def _program(rule: str, names: tuple[str, ...], problem: Problem, wide: frozenset[str]) -> Program:
    """A compiled rule; kept, because a dragged slider makes the same one again and again."""
    return Program(Rule(rule, names), problem, wide)


@lru_cache(maxsize=KEPT_PROGRAMS)
def _uses_chance(rule: str, names: tuple[str, ...]) -> bool:
    return any(node.kind == "normal" for node in Rule(rule, names).graph.nodes)


class RuleOptimizer(Optimizer):
    """A rule's text with values for its hyperparameters."""

    def __init__(self, rule: str, hyperparameters: Mapping[str, Value]) -> None:
        """Raises FormulaError when the rule cannot be used."""
        self.rule = rule
        self.hyperparameters = dict(hyperparameters)
        self.uses_chance = _uses_chance(rule, tuple(self.hyperparameters))

    def stepper(
        self,
        problem: Problem,
        points: Array,
        starts: Indices,
        hyperparameters: Mapping[str, Value],
        seed: int,
    ) -> RuleStepper:
        """Begin at `points`; see Optimizer."""
        return RuleStepper(self.rule, problem, points, starts, hyperparameters, seed)


class RuleStepper(Stepper):
    """A rule on its way from many starts, a chunk of them at a time."""

    def __init__(
        self,
        rule: str,
        problem: Problem,
        points: Array,
        starts: Indices,
        hyperparameters: Mapping[str, Value],
        seed: int,
    ) -> None:
        self._rule = rule
        self._problem = problem
        self._starts = starts
        self._seed = seed
        self._values: dict[str, Value] = {}
        self._loaded: Kernel | None = None
        self._names = tuple(hyperparameters)
        self._wide: frozenset[str] | None = None
        self._position = np.array(points, dtype=np.float64)
        self._memory: dict[str, Array] = {}
        self._numbers: dict[str, float] = {}
        self._step = 0
        self.change(hyperparameters)
        self._begin()

    def change(self, hyperparameters: Mapping[str, Value]) -> None:
        """Take other values for some hyperparameters from the next step on."""
        self._unload()
        for name, value in hyperparameters.items():
            # What had one number a start keeps that width: memory may have followed it.
            once_wide = name in (self._wide or ()) and not isinstance(value, np.ndarray)
            starts = self._position.shape[1]
            self._values[name] = np.full(starts, value) if once_wide else value
        arrays = (name for name, value in self._values.items() if isinstance(value, np.ndarray))
        wide = frozenset(arrays)
        if wide != self._wide:
            self._wide = wide
            self._program = _program(self._rule, self._names, self._problem, wide)
            self._number_tables = self._program.number_tables
            self._kernels: dict[int, Kernel] = {}
            self._widen_memory()
        self._block = -1

    def state(self) -> State:
        """A copy of the present."""
        self._unload()
        memory = {name: array.copy() for name, array in self._memory.items()}
        return State(self._step, self._position.copy(), memory, dict(self._numbers))

    def restore(self, state: State) -> None:
        """Go to a state."""
        self._loaded = None
        self._step = state.step
        self._position = state.position.copy()
        self._memory = {name: array.copy() for name, array in state.memory.items()}
        self._numbers = dict(state.numbers)
        self._widen_memory()
        self._block = -1

    def advance(self, points: Array) -> Indices:
        """Fill `points` with the next steps; see Stepper."""
        steps = len(points)
        costs = np.empty((steps, 2), np.int64)
        done = 0
        with np.errstate(all="ignore"):
            while done < steps:
                self._enter_block()
                offset = self._step % BLOCK
                count = min(steps - done, BLOCK - offset)
                self._run(offset, points[done : done + count])
                costs[done : done + count] = self._block_costs[offset : offset + count]
                done += count
        return costs

    def explain(self) -> dict[str, Array]:
        """Every named value at the end of the next step, which is not made."""
        self._unload()
        starts = self._position.shape[1]
        kernel = Kernel(self._program, starts, self._seed)
        self._load(kernel, slice(0, starts))
        with np.errstate(all="ignore"):
            self._enter_block()
            offset = self._step % BLOCK
            truths = self._truths[offset]
            plan = self._program.variant(truths, explain=True).plan
            table = self._number_tables.values(plan.numbers, self._symbols)
            row = np.array([table[node][offset] for node in plan.numbers])
            results = kernel.explain(self._step + 1, truths, row)
        return {name: results[node].copy() for name, node in self._program.named(truths).items()}

    def _begin(self) -> None:
        """Memory at its start value: zero, or what the `init` lines say."""
        rule, ranks = self._program.rule, self._program.ranks
        buffers = Buffers(self._problem.dims, self._position.shape[1])
        given = {"x": self._position}
        given |= {n: np.asarray(value, dtype=np.float64) for n, value in self._values.items()}
        given[DIMS] = np.array(float(self._problem.dims))
        for name in rule.memory:
            given[name] = np.zeros(buffers.shape(ranks[name]))
        with np.errstate(all="ignore"):
            for name, node in rule.initial.items():
                given[name][...] = _evaluate(self._program, node, buffers, given)
        self._memory = {name: given[name] for name in self._program.array_memory}
        self._numbers = {name: float(given[name]) for name in self._program.number_memory}

    def _widen_memory(self) -> None:
        """Numbers that became one number a start when a hyperparameter did."""
        starts = self._position.shape[1]
        for name in self._program.array_memory:
            if name in self._numbers:
                self._memory[name] = np.full(starts, self._numbers.pop(name))
        for name in self._program.array_memory:
            shape = Buffers(self._problem.dims, starts).shape(self._program.ranks[name])
            if name in self._memory and self._memory[name].shape != shape:
                self._memory[name] = np.broadcast_to(self._memory[name], shape).copy()

    def _enter_block(self) -> None:
        """Compute the numbers of the block that the next step lies in."""
        block = self._step // BLOCK
        if block == self._block:
            return
        self._block = block
        numbers = {n: float(v) for n, v in self._values.items() if not isinstance(v, np.ndarray)}
        self._symbols, self._number_memory = self._number_tables.symbols(
            block, self._step, numbers, self._numbers
        )
        table = self._number_tables.values(self._program.conditions, self._symbols)
        self._truths = self._program.truths(table)
        self._rows: dict[Truths, Array] = {}
        for truths in dict.fromkeys(self._truths):
            plan = self._program.variant(truths).plan
            table = self._number_tables.values(plan.numbers, self._symbols)
            columns = [table[node] for node in plan.numbers]
            self._rows[truths] = np.array(columns).T if columns else np.empty((BLOCK, 0))
        prices = [self._program.variant(truths) for truths in self._truths]
        self._block_costs = np.array(
            [(price.gradient_evaluations, price.function_evaluations) for price in prices]
        )

    def _run(self, offset: int, out: Array) -> None:
        """Make `len(out)` steps within the present block."""
        count, starts = len(out), self._position.shape[1]
        truths = self._truths[offset : offset + count]
        rows = {key: row[offset : offset + count] for key, row in self._rows.items()}
        for first in range(0, starts, CHUNK):
            columns = slice(first, min(first + CHUNK, starts))
            kernel = self._kernel(columns.stop - first)
            if self._loaded is not kernel:
                self._load(kernel, columns)
            kernel.run(self._step + 1, truths, rows, out[:, :, columns])
            if starts > CHUNK:
                self._store(kernel, columns)
            else:
                self._loaded = kernel
        self._step += count
        for name, values in self._number_memory.items():
            self._numbers[name] = float(values[offset + count])

    def _kernel(self, width: int) -> Kernel:
        if width not in self._kernels:
            self._kernels[width] = Kernel(self._program, width, self._seed)
        return self._kernels[width]

    def _load(self, kernel: Kernel, columns: slice) -> None:
        kernel.starts = self._starts[columns]
        kernel.given["x"][:] = self._position[:, columns]
        for name, array in self._memory.items():
            kernel.given[name][...] = array[..., columns]
        for name, value in self._values.items():
            if isinstance(value, np.ndarray):
                kernel.given[name][:] = value[columns]

    def _store(self, kernel: Kernel, columns: slice) -> None:
        self._position[:, columns] = kernel.given["x"]
        for name, array in self._memory.items():
            array[..., columns] = kernel.given[name]

    def _unload(self) -> None:
        """Bring home what a kernel holds; with one chunk it keeps the state between calls."""
        if self._loaded is not None:
            self._store(self._loaded, slice(0, self._position.shape[1]))
            self._loaded = None


def _evaluate(program: Program, node: Node, buffers: Buffers, given: Mapping[str, Array]) -> Array:
    """One node of the `init` lines from arrays bound to its symbols."""
    (root,) = expand_powers(program.graph, [node])
    nodes = reachable([root])
    ranks = ranks_of(nodes, program.ranks)
    symbols = {name: float(value) for name, value in given.items() if value.ndim == 0}
    plan = make_plan(ranks, {}, [root])
    table = program.number_tables.values(plan.numbers, symbols)
    if ranks[root] is Rank.NUMBER:
        return table[root][:1].reshape(())
    cells: Sequence[Array] = [np.array(table[n][0]) for n in plan.numbers]
    tape = Tape(plan, buffers, given, cells)
    tape.run()
    return tape.results[root]
