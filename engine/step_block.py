"""The numbers of a program for a block of steps: plans to run, what they read, what they cost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array, Indices
from engine.program import BLOCK, Program, Truths


@dataclass(frozen=True)
class StepBlock:
    """Steps `index * BLOCK + 1` to `(index + 1) * BLOCK`.

    Attributes:
        truths: for each step, which number conditions hold.
        rows: for each outcome of the conditions, the numbers of its plan, one row a step.
        costs: gradient and function evaluations of each step `(BLOCK, 2)`.
        memory: number memory before each step, and after the last.
    """

    index: int
    truths: list[Truths]
    rows: Mapping[Truths, Array]
    costs: Indices
    memory: Mapping[str, Array]
    symbols: Mapping[str, Array | float]


def step_block(
    program: Program, step: int, hyperparameters: Mapping[str, float], memory: Mapping[str, float]
) -> StepBlock:
    """The block of the step after `step`, at whose end number memory was `memory`."""
    index, tables = step // BLOCK, program.number_tables
    symbols, by_step = tables.symbols(index, step, hyperparameters, memory)
    truths = program.truths(tables.values(program.conditions, symbols))
    rows = {key: _rows(program, key, symbols) for key in dict.fromkeys(truths)}
    variants = [program.variant(key) for key in truths]
    costs = np.array([(v.gradient_evaluations, v.function_evaluations) for v in variants])
    return StepBlock(index, truths, rows, costs, by_step, symbols)


def explained_row(program: Program, block: StepBlock, offset: int) -> Array:
    """The numbers that the plan that explains one step of a block reads."""
    nodes = program.variant(block.truths[offset], explain=True).plan.numbers
    table = program.number_tables.values(nodes, block.symbols)
    return np.array([table[node][offset] for node in nodes])


def _rows(program: Program, truths: Truths, symbols: Mapping[str, Array | float]) -> Array:
    nodes = program.variant(truths).plan.numbers
    table = program.number_tables.values(nodes, symbols)
    rows = np.empty((BLOCK, len(nodes)), program.dtype)
    for column, node in enumerate(nodes):
        rows[:, column] = table[node]
    return rows
