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
    for some, places in dot_places(frame, points):
        for corner in dot_corners(frame):
            flat[places + corner] = colors[some]
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
) -> Iterator[tuple[slice, NDArray[np.int64]]]:
    """Some of the points, and the first pixel of the dot of each in the flat picture with margins.

    Dots out of sight lie on the margin.
    """
    for first in range(0, points.shape[1], _AT_ONCE):
        some = slice(first, first + _AT_ONCE)
        yield some, _places(frame, points[:, some], dot_side(frame))


def _places(frame: PixelMap, points: NDArray[np.float64], side: int) -> NDArray[np.int64]:
    width, height = frame.device_size
    corner = frame.pixels(points)
    corner += side / 2 + 0.5
    # Moved to the margin rather than left out, which costs more; NaN too, as it counts as less.
    np.fmax(corner, 0.0, out=corner)
    np.fmin(corner[0], width + side, out=corner[0])
    np.fmin(corner[1], height + side, out=corner[1])
    columns, rows = corner.astype(np.int64)
    places: NDArray[np.int64] = rows * (width + 2 * side)
    places += columns
    return places
