"""Backtracking: shorter and shorter, until the height has fallen enough (Armijo 1966)."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from engine.arrays import Array
from engine.classical.line import Found, Line
from engine.classical.oracle import Mask

MOST_TRIALS = 60
"""With halving this reaches lengths at which no number changes any more."""


def backtracked(
    line: Line, first: Array, searching: Mask, values: Mapping[str, Array], reference: Array
) -> Found:
    """The first of the lengths `first * shrink**k` at which the height is low enough.

    Low enough is below `reference` by `sufficient_decrease` of what the slope promises; with the
    height at the origin as reference this is Armijo's condition.
    """
    length, found = first, np.zeros_like(first)
    height = line.height
    left = searching
    for _ in range(MOST_TRIALS):
        left = left & (length > 0) & np.any(line.at(length) != line.point, axis=0)
        if not left.any():
            break
        there = line.heights(length, left)
        promised = values["sufficient_decrease"] * length * line.steepness
        accepted = left & (there <= reference + promised)
        found = np.where(accepted, length, found)
        height = np.where(accepted, there, height)
        left = left & ~accepted
        length = np.where(left, length * values["shrink"], length)
    return Found(found, height, np.full_like(line.point, np.nan))
