"""The points of a grid, coarse to fine: a picture of all of it is there early."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from engine.arrays import Indices

COARSEST = 16
"""The first picture has every so manieth point of every so manieth row."""


def levels(columns: int, rows: int, whole_rows: bool = False) -> Iterator[tuple[int, Indices]]:
    """Strides 16, 8, 4, 2, 1, and the points that each adds; points count row by row.

    With `whole_rows` only rows are left out: neighbours stay together.
    """
    row, column = np.divmod(np.arange(columns * rows), columns)
    new = np.ones(columns * rows, bool)
    stride = COARSEST
    while stride:
        known = row % stride == 0
        if not whole_rows:
            known &= column % stride == 0
        yield stride, np.flatnonzero(known & new)
        new &= ~known
        stride //= 2
