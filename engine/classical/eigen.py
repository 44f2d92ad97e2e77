"""Eigenvalues and eigenvectors of many small symmetric matrices at once, starts last.

Jacobi's rotations (1846) in a fixed order, each where an entry beside the diagonal still counts;
two coordinates need just one. A finished start is left as it is while others go on.
"""

from __future__ import annotations

import numpy as np

from engine.arrays import Array

MOST_SWEEPS = 30
NOTHING = 1e-16
"""An entry of less than this share of its row's and column's diagonal is nothing."""


def eigen(matrix: Array) -> tuple[Array, Array]:
    """Eigenvalues `(dims, starts)`, ascending, and eigenvectors: `vectors[:, i]` is the i-th."""
    dims = len(matrix)
    work = matrix.copy()
    vectors = np.eye(dims)[:, :, None] * np.ones(matrix.shape[-1])
    pairs = [(p, q) for p in range(dims) for q in range(p + 1, dims)]
    for _ in range(MOST_SWEEPS):
        turned = [_rotate(work, vectors, p, q) for p, q in pairs]
        if not any(turned):
            break
    values = np.stack([work[i, i] for i in range(dims)])
    order = np.argsort(values, axis=0, kind="stable")
    return np.take_along_axis(values, order, 0), np.take_along_axis(vectors, order[None], 1)


def _rotate(work: Array, vectors: Array, p: int, q: int) -> bool:
    """Turn the entry (p, q) to 0 where it counts; whether it did anywhere."""
    beside, gap = work[p, q], work[q, q] - work[p, p]
    counts = np.abs(beside) > NOTHING * np.sqrt(np.abs(work[p, p] * work[q, q]))
    counts &= (np.abs(beside) > NOTHING * np.abs(gap)) & np.isfinite(beside)
    if not counts.any():
        return False
    slant = gap / (2 * beside)
    tangent = np.where(slant < 0, -1.0, 1.0) / (np.abs(slant) + np.sqrt(1 + slant * slant))
    cosine = 1 / np.sqrt(1 + tangent * tangent)
    sine = tangent * cosine
    for matrix in (work, work.swapaxes(0, 1), vectors.swapaxes(0, 1)):
        first, second = matrix[p].copy(), matrix[q].copy()
        matrix[p] = np.where(counts, cosine * first - sine * second, first)
        matrix[q] = np.where(counts, sine * first + cosine * second, second)
    work[p, q] = np.where(counts, 0.0, work[p, q])
    work[q, p] = np.where(counts, 0.0, work[q, p])
    return True
