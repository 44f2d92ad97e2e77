"""Thousands of points as dots, written straight into pixels."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from gui.plotting.pixel_map import PixelMap

_SIDE = 2.0


def dots(frame: PixelMap, points: NDArray[np.float64], colors: NDArray[np.uint32]) -> QImage:
    """A picture of the frame with a dot at each point `(2, count)`, in the colour of each.

    A hundred thousand cost a few milliseconds; a scatter plot takes a hundred times as long.
    """
    width, height = frame.device_size
    # Dots that hang over an edge fall on a margin, which is cut away.
    side = max(1, round(_SIDE * frame.ratio))
    pixels = np.zeros((height + 2 * side, width + 2 * side), np.uint32)
    with np.errstate(invalid="ignore"):
        places = np.floor(frame.pixels(points) - side / 2 + 0.5) + side
        limits = np.array([[width + side], [height + side]])
        inside = ((places >= 0) & (places < limits)).all(axis=0)
    columns, rows = places[:, inside].astype(np.int64)
    for right in range(side):
        for down in range(side):
            pixels[rows + down, columns + right] = colors[inside]
    shown = np.ascontiguousarray(pixels[side:-side, side:-side])
    image = QImage(shown.data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied)
    return image.copy()
