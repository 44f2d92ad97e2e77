"""The local model as lines of the plane: isolines in a lens about its point, and its axes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array
from engine.local_model import LocalModel
from gui.plotting.isolines import isolines
from gui.plotting.pixel_map import PixelMap
from gui.plotting.shapes import Shape
from gui.theme import mix

# Of the lens about the point, in logical pixels; less where the map is small.
_RADIUS, _SHARE_OF_MAP = 100.0, 0.3
_GRID, _LEVELS = 51, 8
_CORNERS, _FILL, _RIM_OPACITY = 96, 0.55, 0.55
# Opaque, as the ends of many short strokes would show as dots.
_LINE, _LINE_SHARE = 1.0, 0.3
_AXIS, _DOWNWARD_OPACITY = 2.5, 0.8
_GUIDE, _GUIDE_OPACITY = 1.0, 0.4
_LONGEST = 0.9
_DASHES = 7


@dataclass(frozen=True)
class Lens:
    """The part of the plane in which the model is drawn, round on the screen.

    Attributes:
        centre: the point of the model, `(2,)`.
        reach: as far as it is seen in each coordinate, `(2,)`.
        radius: the same in logical pixels.
    """

    centre: Array
    reach: Array
    radius: float

    @classmethod
    def about(cls, point: Array, frame: PixelMap) -> Lens:
        """As large as suits a frame."""
        radius = min(_RADIUS, _SHARE_OF_MAP * min(frame.width, frame.height))
        (x0, x1), (y0, y1) = frame.x_range, frame.y_range
        unit = np.array([(x1 - x0) / frame.width, (y1 - y0) / frame.height])
        return cls(point[:2], radius * unit, radius)

    def away(self, points: Array) -> Array:
        """How far points `(2, count)` are from the centre, in shares of the radius."""
        away: Array = np.hypot(*((points - self.centre[:, None]) / self.reach[:, None]))
        return away


def model_shapes(model: LocalModel, frame: PixelMap, color: str, ground: str) -> list[Shape]:
    """What is drawn of a model in a frame; nothing where it says nothing or is not seen.

    The map below the lens recedes toward the colour `ground`.
    """
    if not model.is_finite:
        return []
    lens = Lens.about(model.point, frame)
    if not np.isfinite(lens.reach).all() or not _is_near(lens, frame):
        return []
    return [
        *_glass(lens, color, ground),
        *_isolines(model, lens, color, ground),
        *_axes(model, lens, color, ground),
    ]


def _is_near(lens: Lens, frame: PixelMap) -> bool:
    ranges = np.array([frame.x_range, frame.y_range])
    apart = np.maximum(ranges[:, 0] - lens.centre, lens.centre - ranges[:, 1])
    return bool((apart < lens.reach).all())


def _glass(lens: Lens, color: str, ground: str) -> Iterator[Shape]:
    turn = np.linspace(0.0, 2 * np.pi, _CORNERS + 1)
    rim = lens.centre[:, None] + lens.reach[:, None] * np.stack([np.cos(turn), np.sin(turn)])
    yield Shape(rim, ground, "", _LINE, fill=_FILL)
    yield Shape(rim, color, "", _LINE, opacity=_RIM_OPACITY)


def _isolines(model: LocalModel, lens: Lens, color: str, ground: str) -> Iterator[Shape]:
    """At heights with as much of the lens below each as above the one before."""
    shares = np.linspace(-1.0, 1.0, _GRID)
    x, y = lens.centre[:, None] + lens.reach[:, None] * shares
    grid = np.array([np.tile(x, _GRID), np.repeat(y, _GRID)])
    heights = model.heights(grid)
    inside = np.sort(heights[lens.away(grid) <= 1.0])
    levels = inside[np.linspace(0, len(inside) - 1, _LEVELS + 2).astype(int)[1:-1]]
    if not np.isfinite(heights).all() or not levels[0] < levels[-1]:
        return
    lines = isolines(x, y, heights.reshape(_GRID, _GRID), np.unique(levels))
    seen = lines[lens.away((lines[:, :2] + lines[:, 2:]).T / 2) < 1.0]
    yield Shape(_parted(seen), mix(color, ground, _LINE_SHARE), "", _LINE)


def _axes(model: LocalModel, lens: Lens, color: str, ground: str) -> Iterator[Shape]:
    """Half as long as the root of the curvature's inverse; dashed where it is negative.

    A thin line shows the direction of each to the rim, however short it is.
    """
    vectors = model.eigenvectors[:2]
    rims = 1.0 / np.maximum(np.hypot(*(vectors / lens.reach[:, None])), np.finfo(float).tiny)
    lengths, centre, ends = _lengths(model, rims), lens.centre[:, None], np.array([-1.0, 1.0])
    for vector, rim in zip(vectors.T, rims, strict=True):
        guide = centre + np.outer(vector, ends * rim)
        yield Shape(guide, color, "", _GUIDE, opacity=_GUIDE_OPACITY)
    for vector, sign, length in zip(vectors.T, model.signs, lengths, strict=True):
        if length > 0:
            axis = centre + np.outer(vector, (_dashes() if sign < 0 else ends) * length)
            yield Shape(axis, color, ground, _AXIS, opacity=_DOWNWARD_OPACITY if sign < 0 else 1.0)


def _lengths(model: LocalModel, rims: Array) -> Array:
    """Of each half axis, the longest as far as just within the lens; 0 where nothing is curved."""
    lengths = np.zeros(len(rims))
    curved = model.signs != 0
    if curved.any():
        lengths[curved] = 1.0 / np.sqrt(np.abs(model.eigenvalues[curved]))
        lengths *= _LONGEST / (lengths / rims).max()
    return lengths


def _dashes() -> Array:
    """From -1 to 1 with gaps, a dash in the middle and at either end; NaN parts them."""
    edges = np.linspace(-1.0, 1.0, 2 * _DASHES).reshape(-1, 2)
    return np.column_stack([edges, np.full(len(edges), np.nan)]).reshape(-1)


def _parted(segments: Array) -> Array:
    """Segments `(count, 4)` as points of one line, which NaN parts."""
    gaps = np.full((len(segments), 2), np.nan)
    return np.hstack([segments, gaps]).reshape(-1, 2).T
