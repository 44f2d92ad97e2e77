"""A formula of named numbers alone, worked out for many of them at once."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from engine.arrays import Array
from engine.formula.function import compile_function
from engine.formula.graph import reachable
from engine.formula.ranks import expand_powers
from engine.formula.tape import evaluate_numbers


def numbers_of(
    formula: str, names: tuple[str, ...], values: Mapping[str, float | Array], steps: Array
) -> Array:
    """One number a step; `t` is the step. Raises FormulaError.

    `values` of `names` are numbers, or arrays with one a step.
    """
    found = compile_function(formula, (), names)
    (root,) = expand_powers(found.graph, [found.height])
    with np.errstate(all="ignore"):
        return evaluate_numbers(reachable([root]), {**values, "t": steps}, len(steps))[root]
