"""Thousands of points as dots, written straight into pixels."""

from __future__ import annotations

from collections.abc import Iterator

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
    side = dot_side(frame)
    pixels = np.zeros(padded_shape(frame), np.uint32)
    flat = pixels.reshape(-1)
    for some, places, seen in dot_places(frame, points):
        shown = colors[some] if seen is None else colors[some][seen]
        for corner in dot_corners(frame):
            flat[places + corner] = shown
    width, height = frame.device_size
    shown = np.ascontiguousarray(pixels[side:-side, side:-side])
    image = QImage(shown.data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied)
    return image.copy()


def dot_side(frame: PixelMap) -> int:
    """How many device pixels wide and high a dot is."""
    return max(1, round(_SIDE * frame.ratio))


def padded_shape(frame: PixelMap) -> tuple[int, int]:
    """Rows and columns: dots that hang over an edge fall on a margin, to be cut away."""
    width, height = frame.device_size
    side = dot_side(frame)
    return height + 2 * side, width + 2 * side


def dot_corners(frame: PixelMap) -> list[int]:
    """From the first pixel of a dot to each of its pixels, in the flat picture with margins."""
    columns, side = padded_shape(frame)[1], dot_side(frame)
    return [row * columns + column for row in range(side) for column in range(side)]


def dot_places(
    frame: PixelMap, points: NDArray[np.float64]
) -> Iterator[tuple[slice, NDArray[np.int64], NDArray[np.bool_] | None]]:
    """Some of the points, the first pixel of each of their dots, and whose; None for all of them.

    Pixels are counted in the flat picture with margins. Dots out of sight are left out.
    """
    for first in range(0, points.shape[1], _AT_ONCE):
        some = slice(first, first + _AT_ONCE)
        yield some, *_places(frame, points[:, some], dot_side(frame))


def _places(
    frame: PixelMap, points: NDArray[np.float64], side: int
) -> tuple[NDArray[np.int64], NDArray[np.bool_] | None]:
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
