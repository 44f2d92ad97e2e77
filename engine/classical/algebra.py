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


def identity(scale: Array, dims: int) -> Array:
    """The unit matrix, as often as there are starts, times a number each."""
    return np.eye(dims)[:, :, None] * scale


def times(matrix: Array, vector: Array) -> Array:
    """Matrix times vector."""
    return coordinate_sum((matrix * vector[None]).swapaxes(0, 1))


def triangle(matrix: Array) -> tuple[Array, Array]:
    """Cholesky's lower triangle of symmetric matrices, and the least of its squared pivots.

    Where that is not above 0 the matrix is not positive definite and the triangle means nothing.
    """
    dims = len(matrix)
    lower = np.zeros_like(matrix)
    least = np.full(matrix.shape[-1], np.inf)
    for column in range(dims):
        rest = matrix[column:, column]
        if column:
            done = lower[column:, :column] * lower[column, :column][None]
            rest = rest - coordinate_sum(done.swapaxes(0, 1))
        least = np.where(rest[0] < least, rest[0], np.where(np.isnan(rest[0]), -np.inf, least))
        lower[column:, column] = rest / np.sqrt(rest[0])
    return lower, least


def solved(lower: Array, vector: Array) -> Array:
    """The vector that `lower` times its transpose takes to the one given."""
    dims, found = len(lower), vector.copy()
    for row in range(dims):
        if row:
            found[row] -= coordinate_sum(lower[row, :row] * found[:row])
        found[row] /= lower[row, row]
    for row in reversed(range(dims)):
        if row < dims - 1:
            found[row] -= coordinate_sum(lower[row + 1 :, row] * found[row + 1 :])
        found[row] /= lower[row, row]
    return found
