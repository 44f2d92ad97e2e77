"""Thousands of points as dots, written straight into pixels."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from gui.plotting.pixel_map import PixelMap

_SIDE = 2.0
# So many points at once stay near the processor.
_AT_ONCE = 32_768


def dots(frame: PixelMap, points: NDArray[np.float64], colors: NDArray[np.uint32]) -> QImage:
    """A picture of the frame with a dot at each point `(2, count)`, in the colour of each.

    A hundred thousand cost a few milliseconds; a scatter plot takes a hundred times as long.
    """
    width, height = frame.device_size
    # Dots that hang over an edge fall on a margin, which is cut away.
    side = max(1, round(_SIDE * frame.ratio))
    pixels = np.zeros((height + 2 * side, width + 2 * side), np.uint32)
    flat = pixels.reshape(-1)
    corners = [row * pixels.shape[1] + column for row in range(side) for column in range(side)]
    for first in range(0, points.shape[1], _AT_ONCE):
        some = slice(first, first + _AT_ONCE)
        places, seen = _places(frame, points[:, some], side)
        shown = colors[some] if seen is None else colors[some][seen]
        for corner in corners:
            flat[places + corner] = shown
    shown = np.ascontiguousarray(pixels[side:-side, side:-side])
    image = QImage(shown.data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied)
    return image.copy()


def _places(
    frame: PixelMap, points: NDArray[np.float64], side: int
) -> tuple[NDArray[np.int64], NDArray[np.bool_] | None]:
    """Where the first pixel of each dot lies in the flat picture, and which dots; None for all."""
    width, height = frame.device_size
    corner = frame.pixels(points)
    corner += side / 2 + 0.5
    with np.errstate(invalid="ignore"):
        seen = (corner >= 0).all(axis=0) & (corner[0] < width + side) & (corner[1] < height + side)
    if not seen.all():
        corner = corner[:, seen]
    columns, rows = corner.astype(np.int64)
    rows *= width + 2 * side
    rows += columns
    return rows, None if len(seen) == len(rows) else seen
