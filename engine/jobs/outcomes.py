"""Where paths have come to, as far as it is known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Array, Indices
from engine.endings import NO_MINIMUM, Status


@dataclass
class Outcomes:
    """One path of each start; the arrays are filled in place while a job runs.

    Attributes:
        known: for which starts the rest is filled in `(starts,)`.
        points, heights: where each path has come to `(dims, starts)`, and how high.
        status: of each path `(starts,)`, see Status.
        end_steps: the step in which each path ended, or -1 where it went on.
        minima: the known minimum that each path stands at, or NO_MINIMUM.
        stride: of a grid every so manieth point in both directions is known; None before that.
    """

    known: NDArray[np.bool_]
    points: Array
    heights: Array
    status: Indices
    end_steps: Indices
    minima: Indices
    stride: int | None = None

    @classmethod
    def unknown(cls, dims: int, starts: int) -> Outcomes:
        """Nothing is known so far."""
        return cls(
            np.zeros(starts, bool),
            np.full((dims, starts), np.nan),
            np.full(starts, np.nan),
            np.full(starts, int(Status.RUNNING)),
            np.full(starts, -1),
            np.full(starts, NO_MINIMUM),
        )
