"""Colours of a swarm that belong to the place where a dot is, not to its racer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from gui.plotting.height_scale import HeightScale
from gui.plotting.landscape import Field
from gui.plotting.pixel_map import PixelMap

Array = NDArray[np.float64]
Zones = NDArray[np.uint8]

_TONES = 256
# Logical pixels; a nearest place is looked for once in each such cell.
_CELL = 3.0


class Tint(Protocol):
    """One of at most 256 colours for each pixel."""

    @property
    def colors(self) -> tuple[str, ...]:
        """As #rrggbb."""

    def zones(self, frame: PixelMap) -> Zones:
        """The index of the colour of each device pixel `(rows, columns)`, the highest first."""


@dataclass(frozen=True, eq=False)
class HeightTint:
    """By the height of the ground, on its own scale.

    Attributes:
        tones: the colours of low to high ground, evenly spaced, mixed in between.
    """

    field: Field
    scale: HeightScale
    tones: tuple[str, ...]

    @property
    def colors(self) -> tuple[str, ...]:
        return mixed_tones(self.tones)

    def zones(self, frame: PixelMap) -> Zones:
        shares = self.scale.shares_of(self.field.heights)
        tones = (shares * (_TONES - 1) + 0.5).astype(np.uint8)
        x, y = pixel_centres(frame)
        rows, columns = tones.shape
        return _looked_up(
            tones, _nearest(y, self.field.y_range, rows), _nearest(x, self.field.x_range, columns)
        )


@dataclass(frozen=True, eq=False)
class NearestTint:
    """By the nearest of some places.

    Attributes:
        places: `(2, count)`, at most 256.
        colors: one a place.
    """

    places: Array
    colors: tuple[str, ...]

    def zones(self, frame: PixelMap) -> Zones:
        x, y = (_cell_centres(axis, frame.ratio) for axis in pixel_centres(frame))
        nearest = np.zeros((len(y), len(x)), np.uint8)
        closest = np.full(nearest.shape, np.inf)
        for index, (place_x, place_y) in enumerate(self.places.T):
            away = ((y - place_y) ** 2)[:, None] + (x - place_x) ** 2
            nearer = away < closest
            closest[nearer], nearest[nearer] = away[nearer], index
        width, height = frame.device_size
        cell = _cell(frame.ratio)
        return _looked_up(nearest, np.arange(height) // cell, np.arange(width) // cell)


def mixed_tones(tones: tuple[str, ...]) -> tuple[str, ...]:
    """256 colours from the first to the last."""
    knots = np.array([[c.red(), c.green(), c.blue()] for c in map(QColor, tones)])
    at, knots_at = np.linspace(0.0, 1.0, _TONES), np.linspace(0.0, 1.0, len(tones))
    parts = np.array([np.interp(at, knots_at, part) for part in knots.T]).round().astype(int)
    return tuple(f"#{red:02x}{green:02x}{blue:02x}" for red, green, blue in parts.T)


def pixel_centres(frame: PixelMap) -> tuple[Array, Array]:
    """The x of each column and the y of each row of device pixels."""
    width, height = frame.device_size
    (x0, x1), (y0, y1) = frame.x_range, frame.y_range
    across, down = np.arange(width) + 0.5, np.arange(height) + 0.5
    x = x0 + across * ((x1 - x0) / (frame.width * frame.ratio))
    y = y1 - down * ((y1 - y0) / (frame.height * frame.ratio))
    return x.astype(np.float64), y.astype(np.float64)


def _cell(ratio: float) -> int:
    return max(1, round(_CELL * ratio))


def _cell_centres(axis: Array, ratio: float) -> Array:
    cell = _cell(ratio)
    return np.array([axis[first : first + cell].mean() for first in range(0, len(axis), cell)])


def _nearest(at: Array, ends: tuple[float, float], count: int) -> NDArray[np.int64]:
    """The index of the grid line nearest to each, as far as the grid reaches."""
    places = (at - ends[0]) / (ends[1] - ends[0]) * (count - 1)
    return np.clip(np.round(places), 0, count - 1).astype(np.int64)


def _looked_up(table: Zones, rows: NDArray[np.int64], columns: NDArray[np.int64]) -> Zones:
    found: Zones = table[:, columns][rows]
    return found
