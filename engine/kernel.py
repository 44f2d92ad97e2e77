"""A program bound to a number of columns: arrays that hold their state, calls for each step."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Array, Indices
from engine.chance import DRAWS, RULE_STREAM, drawn
from engine.formula.graph import Node
from engine.formula.ranks import Rank
from engine.formula.tape import Buffers, Call, Tape
from engine.program import Program, Truths


class Kernel:
    """Arrays and tapes for some starts.

    Attributes:
        given: arrays by symbol: "x", memory, and hyperparameters with one number a start.
    """

    def __init__(self, program: Program, starts: Indices, buffers: Buffers, seed: int) -> None:
        """`starts` are indices, for chance; `buffers` may be shared with kernels as wide."""
        self._program = program
        self._starts = starts
        self._buffers = buffers
        self._seed = seed
        self._tapes: dict[tuple[Truths, bool], tuple[Tape, Array]] = {}
        self._clock = np.zeros(1)
        self.given: dict[str, NDArray[Any]] = {
            name: self._buffers.zeros(rank)
            for name, rank in program.ranks.items()
            if rank is not Rank.NUMBER and name not in ("g", "f")
        }

    def tape(self, truths: Truths, explain: bool = False) -> tuple[Tape, Array]:
        """The tape of a step, and the row of numbers that it reads: fill it before each run."""
        key = (truths, explain)
        if key not in self._tapes:
            plan = self._program.variant(truths, explain).plan
            row = np.zeros(len(plan.numbers), self._buffers.dtype)
            cells = [row[i : i + 1].reshape(()) for i in range(len(row))]
            self._tapes[key] = Tape(plan, self._buffers, self.given, cells, self._ask), row
        return self._tapes[key]

    def run(
        self, first_step: int, truths: Sequence[Truths], rows: dict[Truths, Array], out: Array
    ) -> None:
        """Make `len(out)` steps, `first_step` being the first, and write each new point to `out`.

        `rows` holds the numbers of each variant, one row a step. The caller ignores numpy's errors.
        """
        position, clock = self.given["x"], self._clock
        for k, (truth, point) in enumerate(zip(truths, out, strict=True)):
            tape, row = self.tape(truth)
            clock[0] = first_step + k
            row[:] = rows[truth][k]
            for function, arguments in tape.calls:
                function(*arguments)
            point[:] = position

    def explain(self, step: int, truths: Truths, numbers: Array) -> dict[Node, NDArray[Any]]:
        """Copies of the named values of one step from the present state, which stays as it is."""
        tape, row = self.tape(truths, explain=True)
        self._clock[0] = step
        row[:] = numbers
        tape.run()
        return {node: values.copy() for node, values in tape.results.items()}

    def _ask(self, node: Node, arguments: Sequence[NDArray[Any]], out: Array) -> list[Call]:
        """Calls that know what they need, and not the kernel, so that it is freed at once."""
        problem = self._program.problem
        if node.kind in DRAWS:
            stream = RULE_STREAM + int(node.value)
            who = self._seed, stream, self._clock, self._starts, problem.dims
            return [(partial(_draw, node.kind, *who), (out,))]
        problem = problem.at(self._starts)
        answer = {
            "grad": problem.slopes, "value": problem.heights, "hess_diag": problem.hess_diag
        }[node.kind]  # fmt: skip
        return [(partial(_answer, answer, self._clock), (arguments[0], out))]


def _draw(
    kind: str, seed: int, stream: int, clock: Array, starts: Indices, dims: int, out: Array
) -> None:
    out[:] = drawn(kind, seed, stream, int(clock[0]), starts, dims)


def _answer(answer: Any, clock: Array, points: Array, out: Array) -> None:
    out[:] = answer(points.astype(np.float64, copy=False), float(clock[0]))
