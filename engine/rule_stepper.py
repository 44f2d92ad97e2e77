"""A rule on its way from many starts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Array, Indices
from engine.compiled import compiled
from engine.formula.around import RuleText
from engine.formula.graph import Node, reachable
from engine.formula.planner import make_plan
from engine.formula.ranks import Rank, expand_powers, ranks_of
from engine.formula.tape import Buffers, Tape
from engine.formula.vocabulary import DIMS
from engine.kernel import Kernel
from engine.optimizer import State, Stepper, Value
from engine.problem import Problem
from engine.program import BLOCK, Program
from engine.step_block import StepBlock, explained_row, step_block

CHUNK = 16384
"""Starts that are stepped together: measured best, small enough to stay near the processor."""

Scratch = dict[tuple[int, int], Buffers]
"""Temporaries by dims and width, of kernels that run in turn."""


class RuleStepper(Stepper):
    """A rule on its way from many starts: one kernel a chunk of them, which holds their state."""

    def __init__(
        self,
        rule: RuleText,
        problem: Problem,
        points: Array,
        starts: Indices,
        hyperparameters: Mapping[str, Value],
        seed: int,
        precision: str,
        scratch: Scratch,
    ) -> None:
        """`precision` is that of every number and array; points are handed out as float64.

        `scratch` may be shared by steppers of one precision that never run at the same time.
        """
        self._rule = rule
        self._precision = precision
        self._problem = problem
        self._starts = starts
        self._seed = seed
        self._scratch = scratch
        self._values = dict(hyperparameters)
        self._block: StepBlock | None = None
        self._bind()
        self.restore(beginning(self._program, points, self._values))

    def change(self, hyperparameters: Mapping[str, Value]) -> None:
        """Take other values for some hyperparameters from the next step on."""
        state, wide = self.state(), self._wide()
        for name, value in hyperparameters.items():
            # What had one number a start keeps that width: memory may have followed it.
            keep = name in wide and not isinstance(value, np.ndarray)
            self._values[name] = np.full(len(self._starts), value) if keep else value
        if self._wide() != wide:
            self._bind()
        self.restore(state)

    def state(self) -> State:
        """A copy of the present."""
        gathered = {
            name: np.concatenate([kernel.given[name] for kernel in self._kernels], axis=-1)
            for name in ("x", *self._program.array_memory)
        }
        return State(self._step, gathered.pop("x"), gathered, dict(self._numbers))

    def position(self) -> Array:
        """A copy of the present points."""
        points = [kernel.given["x"] for kernel in self._kernels]
        return np.concatenate(points, axis=1, dtype=np.float64)

    def place(self, columns: Indices, points: Array) -> None:
        """Put some paths at other points; their memory stays."""
        for number, kernel in enumerate(self._kernels):
            chosen = columns // CHUNK == number
            kernel.given["x"][:, columns[chosen] % CHUNK] = points[:, chosen]

    def restore(self, state: State) -> None:
        """Go to a state."""
        state = _widened(self._program, state)
        self._step = state.step
        self._numbers = dict(state.numbers)
        self._block = None
        arrays = {"x": state.position, **state.memory}
        arrays |= {n: value for n, value in self._values.items() if isinstance(value, np.ndarray)}
        with np.errstate(all="ignore"):
            for number, kernel in enumerate(self._kernels):
                columns = _columns(number)
                for name, array in arrays.items():
                    kernel.given[name][...] = array[..., columns]

    def advance(self, points: Array) -> Indices:
        """Fill `points` with the next steps; see Stepper."""
        costs = np.empty((len(points), 2), np.int64)
        done = 0
        with np.errstate(all="ignore"):
            while done < len(points):
                block, offset = self._present_block(), self._step % BLOCK
                count = min(len(points) - done, BLOCK - offset)
                self._run(block, offset, points[done : done + count])
                costs[done : done + count] = block.costs[offset : offset + count]
                done += count
        return costs

    def explain(self) -> dict[str, Array]:
        """Every named value at the end of the next step, which is not made."""
        with np.errstate(all="ignore"):
            block, offset = self._present_block(), self._step % BLOCK
            truths = block.truths[offset]
            row = explained_row(self._program, block, offset)
            parts = [kernel.explain(self._step + 1, truths, row) for kernel in self._kernels]
            named = self._program.named(truths)
            return {name: _gathered([part[node] for part in parts]) for name, node in named.items()}

    def _wide(self) -> frozenset[str]:
        """The hyperparameters with one number a start."""
        values = self._values.items()
        return frozenset(name for name, value in values if isinstance(value, np.ndarray))

    def _bind(self) -> None:
        """Compile for the present ranks; kernels of the same width share their temporaries."""
        names, wide = tuple(self._values), self._wide()
        self._program = compiled(self._rule, names, self._problem, wide, self._precision)
        self._kernels: list[Kernel] = []
        for first in range(0, max(1, len(self._starts)), CHUNK):
            starts = self._starts[first : first + CHUNK]
            width = len(starts)
            key = (self._problem.dims, width)
            shared = self._scratch.setdefault(key, self._program.buffers(width))
            self._kernels.append(Kernel(self._program, starts, shared, self._seed))

    def _present_block(self) -> StepBlock:
        """The numbers of the block that the next step lies in."""
        if self._block is None or self._block.index != self._step // BLOCK:
            values = self._values.items()
            numbers = {n: float(value) for n, value in values if not isinstance(value, np.ndarray)}
            self._block = step_block(self._program, self._step, numbers, self._numbers)
        return self._block

    def _run(self, block: StepBlock, offset: int, points: Array) -> None:
        """Make `len(points)` steps within a block."""
        end = offset + len(points)
        truths = block.truths[offset:end]
        rows = {key: row[offset:end] for key, row in block.rows.items()}
        for number, kernel in enumerate(self._kernels):
            kernel.run(self._step + 1, truths, rows, points[:, :, _columns(number)])
        self._step += len(points)
        for name, values in block.memory.items():
            self._numbers[name] = float(values[end])


def beginning(program: Program, points: Array, values: Mapping[str, Value]) -> State:
    """The state before the first step: memory at zero, or at what the `init` lines say."""
    rule = program.rule
    buffers, dtype = program.buffers(points.shape[1]), program.dtype
    with np.errstate(all="ignore"):
        given: dict[str, Array] = {"x": _cast(points, dtype)}
        given |= {name: np.asarray(value, dtype) for name, value in values.items()}
        given[DIMS] = np.array(program.problem.dims, dtype)
        given |= {name: buffers.zeros(program.ranks[name]) for name in rule.memory}
        for name, node in rule.initial.items():
            given[name][...] = _evaluated(program, node, buffers, given)
    memory = {name: given[name] for name in program.array_memory}
    numbers = {name: float(given[name]) for name in program.number_memory}
    return State(0, given["x"], memory, numbers)


def _cast(points: Array, dtype: np.dtype[Any]) -> NDArray[Any]:
    """Points in a precision; those that lie beyond it at its end, for a start must be somewhere."""
    cast = np.array(points, dtype)
    beyond = np.isinf(cast) & np.isfinite(points)
    cast[beyond] = np.copysign(np.finfo(dtype).max, points[beyond])
    return cast


def _evaluated(program: Program, node: Node, buffers: Buffers, given: Mapping[str, Array]) -> Array:
    """One `init` expression, from the arrays bound to its symbols."""
    (root,) = expand_powers(program.graph, [node])
    ranks = ranks_of(reachable([root]), program.ranks)
    plan = make_plan(ranks, {}, [root])
    symbols = {name: float(value) for name, value in given.items() if value.ndim == 0}
    table = program.number_tables.values(plan.numbers, symbols)
    if ranks[root] is Rank.NUMBER:
        return table[root][:1].reshape(())
    tape = Tape(plan, buffers, given, [np.array(table[number][0]) for number in plan.numbers])
    tape.run()
    return tape.results[root]


def _widened(program: Program, state: State) -> State:
    """A state whose memory has the program's ranks: a hyperparameter may have become an array."""
    buffers = program.buffers(state.position.shape[1])
    memory = {
        name: np.broadcast_to(
            state.memory.get(name, np.array(state.numbers.get(name, 0.0))),
            buffers.shape(program.ranks[name]),
        )
        for name in program.array_memory
    }
    numbers = {name: state.numbers[name] for name in program.number_memory}
    return State(state.step, state.position, memory, numbers)


def _columns(number: int) -> slice:
    """The starts of a kernel."""
    return slice(number * CHUNK, (number + 1) * CHUNK)


def _gathered(parts: list[Array]) -> Array:
    """The values of all starts; what is one number for all is the same in every part."""
    whole = parts[0] if parts[0].ndim == 0 else np.concatenate(parts, axis=-1)
    return whole.astype(np.float64)
