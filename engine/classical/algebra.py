"""Linear algebra of many small matrices at once, starts last.

No BLAS: every sum has one order, so that a start's numbers do not depend on how many others there
are. Vectors are `(dims, starts)`, matrices `(dims, dims, starts)`, numbers `(starts,)`.
"""

from __future__ import annotations

import numpy as np

from engine.arrays import Array, coordinate_sum


def dot(one: Array, other: Array) -> Array:
    """The inner product of vectors."""
    return coordinate_sum(one * other)


def norm(vector: Array) -> Array:
    """The length of vectors."""
    length: Array = np.sqrt(dot(vector, vector))
    return length


def outer(one: Array, other: Array) -> Array:
    """The matrix of products of the entries of two vectors."""
    return one[:, None] * other[None]


def times(matrix: Array, vector: Array) -> Array:
    """Matrix times vector."""
    return coordinate_sum((matrix * vector[None]).swapaxes(0, 1))
