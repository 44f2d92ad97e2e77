"""Isolines of a field of heights as segments, ready for one call a strength."""

from __future__ import annotations

import numpy as np
from contourpy import FillType, LineType, contour_generator
from numpy.typing import NDArray

Array = NDArray[np.float64]


def isolines(x: Array, y: Array, heights: Array, levels: Array) -> Array:
    """Segments `(count, 4)` of all levels over the grid; without heights that are not finite."""
    generator = contour_generator(
        x,
        y,
        np.ma.masked_invalid(heights),
        name="serial",
        line_type=LineType.ChunkCombinedNan,
        fill_type=FillType.OuterCode,
    )
    pieces = [_segments(points) for level in levels for points in generator.lines(level)[0]]
    found = [piece for piece in pieces if piece is not None]
    return np.concatenate(found) if found else np.empty((0, 4))


def _segments(points: Array | None) -> Array | None:
    """Pairs of neighbours; NaN parts the lines."""
    if points is None:
        return None
    pairs = np.hstack([points[:-1], points[1:]])
    return pairs[np.isfinite(pairs).all(axis=1)]
