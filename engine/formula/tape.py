"""A plan bound to a number of starts: a flat list of numpy calls over reused buffers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from engine.arrays import Array
from engine.formula.graph import UFUNCS, Node
from engine.formula.plan import Instruction, Place, Plan
from engine.formula.ranks import Rank

Call = tuple[Callable[..., object], tuple[Any, ...]]
Ask = Callable[[Node, Sequence[NDArray[Any]], Array], list[Call]]


class Buffers:
    """Temporaries of one width and precision, shared by all tapes that are bound to it."""

    def __init__(self, dims: int, width: int, dtype: DTypeLike = np.float64) -> None:
        self.dims = dims
        self.width = width
        self.dtype = np.dtype(dtype)
        self._arrays: dict[tuple[Rank, bool, int], NDArray[Any]] = {}
        self._whole_numbers: dict[tuple[int, ...], NDArray[Any]] = {}

    def shape(self, rank: Rank) -> tuple[int, ...]:
        """The array shape of a rank."""
        return ((), (self.width,), (self.dims, self.width))[rank]

    def zeros(self, rank: Rank) -> NDArray[Any]:
        """An array of its own with the shape of a rank."""
        return np.zeros(self.shape(rank), self.dtype)

    def temporary(self, rank: Rank, mask: bool, index: int) -> NDArray[Any]:
        """The buffer with this index among those of its kind; made at first use."""
        key = (rank, mask, index)
        if key not in self._arrays:
            self._arrays[key] = np.empty(self.shape(rank), bool if mask else self.dtype)
        return self._arrays[key]

    def whole_numbers(self, shape: tuple[int, ...]) -> NDArray[Any]:
        """Scratch for the bits of numbers, for one operation."""
        if shape not in self._whole_numbers:
            self._whole_numbers[shape] = np.empty(shape, f"i{self.dtype.itemsize}")
        return self._whole_numbers[shape]


class Tape:
    """The calls of a plan.

    `given` are the arrays bound to symbols, `numbers` a 0-d array for each number of the plan, and
    `ask` makes the calls for what only the problem or the generator of chance can answer. It is
    not kept: whoever owns tapes and answers them would only be freed by the garbage collector.
    """

    def __init__(
        self,
        plan: Plan,
        buffers: Buffers,
        given: Mapping[str, NDArray[Any]],
        numbers: Sequence[NDArray[Any]],
        ask: Ask | None = None,
    ) -> None:
        self._buffers = buffers
        self._given = given
        self._numbers = numbers
        self.calls: list[Call] = []
        for instruction in plan.instructions:
            self.calls.extend(self._bind(instruction, ask))
        for target, source in plan.copies:
            self.calls.append((np.copyto, (self._array(target), self._array(source))))
        self.results = {node: self._array(place) for node, place in plan.results.items()}

    def run(self) -> None:
        """Make the calls once. The caller holds `np.errstate(all="ignore")`."""
        for function, arguments in self.calls:
            function(*arguments)

    def _array(self, place: Place) -> NDArray[Any]:
        if place.kind == "given":
            return self._given[place.name]
        if place.kind == "number":
            return self._numbers[place.slot]
        if place.kind == "row" and place.base is not None:
            row: NDArray[Any] = self._array(place.base)[place.slot]
            return row
        return self._buffers.temporary(place.rank, place.mask, place.slot)

    def _bind(self, instruction: Instruction, ask: Ask | None) -> list[Call]:
        node = instruction.node
        arguments = [self._array(place) for place in instruction.arguments]
        out = self._array(instruction.out)
        if node.kind == "power":
            return self._power(arguments, out)
        if node.kind in UFUNCS:
            return [_call(UFUNCS[node.kind], arguments, out)]
        if node.kind == "where":
            return self._select(arguments, out)
        if node.kind in ("stack", "spread", "copy"):
            return [(np.copyto, (out, arguments[0]))]
        if node.kind == "sum":
            return self._sum(arguments[0], out)
        if ask is None:
            raise ValueError(f"nothing here answers '{node.kind}'")
        return ask(node, arguments, out)

    def _power(self, arguments: list[NDArray[Any]], out: Array) -> list[Call]:
        """Numbers are spread first: numpy's shortcuts for a lone exponent change bits."""
        calls: list[Call] = []
        operands = []
        for argument in arguments:
            if argument.shape != out.shape:
                spread = np.empty_like(out)
                calls.append((np.copyto, (spread, argument)))
                operands.append(spread)
            else:
                operands.append(argument)
        return [*calls, (np.power, (*operands, out))]

    def _select(self, arguments: Sequence[NDArray[Any]], out: Array) -> list[Call]:
        """Take over the bits of what is chosen: exact, and quick also where no one can guess."""
        condition, chosen, other = arguments
        calls: list[Call] = [] if other is out else [(np.copyto, (out, other))]
        if condition.dtype != bool:  # a number of the plan: a drifting problem asks about the clock
            truth = np.empty(condition.shape, bool)
            calls.append((np.not_equal, (condition, 0.0, truth)))
            condition = truth
        change = self._buffers.whole_numbers(out.shape)
        bits = out.view(change.dtype)
        return [
            *calls,
            (np.bitwise_xor, (bits, chosen.view(change.dtype), change)),
            (np.multiply, (change, condition.view(np.int8), change)),
            (np.bitwise_xor, (bits, change, bits)),
        ]

    def _sum(self, values: Array, out: Array) -> list[Call]:
        """Add the coordinates by halves, always in the same order whatever the number of starts."""
        if len(values) == 1:
            return [(np.copyto, (out, values[0]))]
        if len(values) == 2:
            return [(np.add, (values[0], values[1], out))]
        half, odd = divmod(len(values), 2)
        scratch = np.empty((half + odd, values.shape[1]), values.dtype)
        calls: list[Call] = [(np.add, (values[:half], values[half : 2 * half], scratch[:half]))]
        if odd:
            calls.append((np.copyto, (scratch[half], values[-1])))
        return calls + self._sum(scratch, out)


def _call(ufunc: np.ufunc, arguments: Sequence[NDArray[Any]], out: Array) -> Call:
    """One call into `out`, which numpy takes by position (quicker) except for these two."""
    if ufunc in (np.maximum, np.minimum):
        return partial(ufunc, out=out), tuple(arguments)
    return ufunc, (*arguments, out)


def evaluate_numbers(
    nodes: Sequence[Node],
    symbols: Mapping[str, Array | float],
    length: int,
    dtype: DTypeLike = np.float64,
) -> dict[Node, NDArray[Any]]:
    """Values of nodes that are one number a step, for `length` steps at once; arguments come first.

    Everything is cast and spread to contiguous arrays, so that a value does not depend on `length`.
    """
    values: dict[Node, NDArray[Any]] = {}
    for node in nodes:
        if node.kind == "symbol":
            values[node] = np.full(length, symbols[node.name], dtype)
        elif node.kind == "constant":
            values[node] = np.full(length, node.value, dtype)
        elif node.kind == "where":
            condition, chosen, other = (values[argument] for argument in node.arguments)
            values[node] = np.where(condition != 0, chosen, other)
        else:
            values[node] = UFUNCS[node.kind](*(values[a] for a in node.arguments)).astype(dtype)
    return values
