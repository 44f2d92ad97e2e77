"""More colours than a theme names: each as far as can be from those before it."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from gui.theme.contrast import MARK_CONTRAST, contrast
from gui.theme.tokens import Theme

MOST_APART = 64
"""So many differ from each other by as much as the theme's own have to."""
_LEVELS = 16
# From linear sRGB to the CIE's XYZ, as shares of white; then lightness and two opponent colours
# (CIELAB, 1976), in which an equal step looks about equally large.
_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
_WHITE = np.array([0.9505, 1.0, 1.089])
_DARK = 0.008856


@lru_cache(maxsize=8)
def distinct_colors(theme: Theme, count: int) -> tuple[str, ...]:
    """The theme's racers, then of those that show on its map always the one farthest from all."""
    if count <= len(theme.racers):
        return theme.racers[:count]
    colors = list(theme.racers)
    free = [color for color in _every_color() if _shows(theme, color)]
    places = _perceived(free)
    nearest = np.full(len(free), np.inf)
    for index in range(count - 1):
        away = np.linalg.norm(places - _perceived([colors[index]]), axis=1)
        nearest = np.minimum(nearest, away)
        if index + 1 == len(colors):
            colors.append(free[int(nearest.argmax())])
    return tuple(colors)


def _every_color() -> list[str]:
    levels = [round(level * 255 / (_LEVELS - 1)) for level in range(_LEVELS)]
    return [f"#{r:02x}{g:02x}{b:02x}" for r in levels for g in levels for b in levels]


def _shows(theme: Theme, color: str) -> bool:
    grounds = (theme.map_low, theme.map_high)
    return min(contrast(color, ground) for ground in grounds) >= MARK_CONTRAST


def _perceived(colors: list[str]) -> NDArray[np.float64]:
    """Lightness and two opponent colours `(colors, 3)`."""
    parts = [[c.redF(), c.greenF(), c.blueF()] for c in map(QColor, colors)]
    channels = np.array(parts, np.float64)
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    shares = linear @ _XYZ.T / _WHITE
    x, y, z = np.where(shares > _DARK, np.cbrt(shares), 7.787 * shares + 16 / 116).T
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=1)
