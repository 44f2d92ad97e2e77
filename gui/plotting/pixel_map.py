"""Where a point of the plane falls on the pixels of a frame."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF

Array = NDArray[np.float64]
Range = tuple[float, float]

# Beyond this many pixels a point is as good as at infinity, and products still stay finite.
_FAR = 1e9
_HAIR = 1e-6


@dataclass(frozen=True)
class PixelMap:
    """An affine map from the plane to device pixels, y upwards in the plane and downwards here.

    Attributes:
        width: of the frame in logical pixels.
        ratio: device pixels a logical pixel.
    """

    x_range: Range
    y_range: Range
    width: float
    height: float
    ratio: float

    def pixels(self, points: Array) -> Array:
        """Device pixels of points whose second axis from the end, or only axis, is (x, y).

        Points farther than any screen are brought nearer; NaN stays.
        """
        (x0, x1), (y0, y1) = self.x_range, self.y_range
        scale = np.array([self.width / (x1 - x0), -self.height / (y1 - y0)]) * self.ratio
        origin = np.array([x0, y1])
        if points.ndim > 1:
            scale, origin = scale[:, None], origin[:, None]
        with np.errstate(over="ignore", invalid="ignore"):
            far: Array = np.clip((points - origin) * scale, -_FAR, _FAR)
        return far

    def across(self, x: float) -> float:
        """How many logical pixels from the left an x of the plane is."""
        x0, x1 = self.x_range
        return (x - x0) / (x1 - x0) * self.width

    def down(self, y: float) -> float:
        """How many logical pixels from the top a y of the plane is."""
        y0, y1 = self.y_range
        return (y1 - y) / (y1 - y0) * self.height

    def point(self, x: float, y: float) -> tuple[float, float]:
        """The point of the plane under a logical pixel."""
        (x0, x1), (y0, y1) = self.x_range, self.y_range
        return x0 + x / self.width * (x1 - x0), y1 - y / self.height * (y1 - y0)

    def seen_through(self, now: PixelMap) -> QRectF:
        """Where this frame's pixels lie, in device pixels, once the view has moved on."""
        if self == now:
            return QRectF(0.0, 0.0, *self.device_size)
        corners = np.array([self.x_range, self.y_range])
        (left, right), (bottom, top) = now.pixels(corners)
        columns, rows = self.device_size
        # A frame may end within a pixel; its picture has that pixel whole.
        width = (right - left) * columns / (self.width * self.ratio)
        height = (bottom - top) * rows / (self.height * self.ratio)
        return QRectF(left, top, width, height)

    @property
    def device_size(self) -> tuple[int, int]:
        """Whole device pixels that hold the frame."""
        return (
            max(1, math.ceil(self.width * self.ratio - _HAIR)),
            max(1, math.ceil(self.height * self.ratio - _HAIR)),
        )
