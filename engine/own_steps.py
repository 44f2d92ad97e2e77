"""Looking at a race where each path stands at a step of its own."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from engine.arrays import Array, Indices

Step = int | Indices
"""A step for all paths, or one for each `(starts,)`."""


def at_own_steps(step: Step, read: Callable[[int], Array]) -> Array:
    """What `read` tells, `(..., starts)`, of each path at its own step."""
    if not isinstance(step, np.ndarray):
        return read(step)
    found: Array | None = None
    # The farthest first: a replay to it passes by the others, and remembers them.
    for one in np.unique(step)[::-1].tolist():
        told, columns = read(one), np.flatnonzero(step == one)
        found = np.array(told) if found is None else found
        found[..., columns] = told[..., columns]
    return read(0) if found is None else found


def within(step: Step, newest: int) -> Step:
    """The step, or the nearest one that there is."""
    if isinstance(step, np.ndarray):
        return np.clip(step, 0, newest)
    return min(max(step, 0), newest)
