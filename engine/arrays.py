"""The two kinds of array that the engine hands about."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
"""Numbers: points and slopes `(dims, starts)`, heights `(starts,)`; the long axis comes last."""

Indices = NDArray[np.int64]
"""Steps, counts, or indices of starts."""


def side_by_side(points: Array) -> Array:
    """Points `(steps, dims, starts)` as columns `(dims, steps * starts)`, step after step."""
    steps, dims, starts = points.shape
    return points.transpose(1, 0, 2).reshape(dims, steps * starts)


def coordinate_sum(values: Array) -> Array:
    """The sum over the first axis by halves, always in the same order.

    numpy's own sum adds in another order when there is only one start.
    """
    while len(values) > 1:
        half, odd = divmod(len(values), 2)
        paired = values[:half] + values[half : 2 * half]
        values = np.concatenate([paired, values[-1:]]) if odd else paired
    first: Array = values[0]
    return first
