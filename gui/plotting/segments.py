"""Trails as line segments: joined, thinned to what a pixel can show, clipped. Pure numpy."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Indices = NDArray[np.int64]

# A path is drawn on only when it has left its cell; under a pixel keeps its end under its head.
_CELL = 0.75
_SHARE = 0.2
# Four coordinates of 16 bits, quarters of a pixel, make one number to compare segments by.
_KEYS_A_PIXEL = 4
_KEY_OFFSET = 256.0
_KEY_SHIFTS = np.array([0, 16, 32, 48], np.uint64)


def joined(points: Array) -> tuple[Array, Indices, Array]:
    """Segments `(count, 4)` through the points `(steps, 2, starts)`, the path of each, ascending.

    And where each path ends, `(2, starts)`.

    Points in the same small cell as the one before, and points that are not finite, do not count.
    """
    kept: NDArray[np.bool_] = np.asarray(np.isfinite(points).all(axis=1))
    cells = np.floor(points / _CELL)
    kept[1:] &= (cells[1:] != cells[:-1]).any(axis=1)
    steps, starts = kept.shape
    index = np.flatnonzero(kept.T)
    path = index // steps
    chain = np.ascontiguousarray(points.transpose(2, 0, 1)).reshape(-1, 2)[index]
    same = path[1:] == path[:-1]
    last = np.where(kept.any(axis=0), steps - 1 - kept[::-1].argmax(axis=0), 0)
    ends = points[last, :, np.arange(starts)].T
    return np.hstack([chain[:-1][same], chain[1:][same]]), path[1:][same], ends


def clipped(segments: Array, width: float, height: float, margin: float) -> Array:
    """The parts of segments inside the frame and a margin around it (Liang and Barsky, 1984)."""
    return seen(segments, width, height, margin)[0]


def seen(
    segments: Array, width: float, height: float, margin: float
) -> tuple[Array, NDArray[np.bool_]]:
    """The same, and which of the segments have such a part."""
    low = np.array([-margin, -margin])
    high = np.array([width + margin, height + margin])
    first, delta = segments[:, :2], segments[:, 2:] - segments[:, :2]
    inside = (segments >= np.tile(low, 2)).all() and (segments <= np.tile(high, 2)).all()
    if inside or not len(segments):
        return segments, np.ones(len(segments), bool)
    enter, leave = np.zeros(len(segments)), np.ones(len(segments))
    for slope, room in ((-delta, first - low), (delta, high - first)):
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            at = room / slope
        enter = np.maximum(enter, np.where(slope < 0, at, 0.0).max(axis=1))
        leave = np.minimum(leave, np.where(slope > 0, at, 1.0).min(axis=1))
        leave[((slope == 0) & (room < 0)).any(axis=1)] = -1.0
    kept = enter <= leave
    first, delta = first[kept], delta[kept]
    ends = first + enter[kept, None] * delta, first + leave[kept, None] * delta
    return np.hstack(ends), kept


def distinct(segments: Array, owners: Indices) -> Indices:
    """Which segments to keep, ascending, so that none of an owner repeats another of the same.

    As of a path that swings to and fro; segments lie in a frame.
    """
    turned = segments[:, 0] > segments[:, 2]
    ordered = np.where(turned[:, None], segments[:, [2, 3, 0, 1]], segments)
    cells = np.round((ordered + _KEY_OFFSET) * _KEYS_A_PIXEL).astype(np.uint64)
    keys = (cells << _KEY_SHIFTS).sum(axis=1, dtype=np.uint64)
    order = np.lexsort((keys, owners))
    again = np.zeros(len(order), bool)
    again[1:] = (keys[order[1:]] == keys[order[:-1]]) & (owners[order[1:]] == owners[order[:-1]])
    return np.sort(order[~again])


def lengthened(segments: Array, by: Array | float) -> Array:
    """Each segment begun a little earlier, `by` at most, so that flat caps leave no corner open.

    Short ones, which turn little, only in proportion: their smooth edges would add up to dots. The
    end stays, so that it lies under its head.
    """
    delta = segments[:, 2:] - segments[:, :2]
    length = np.maximum(np.hypot(delta[:, 0], delta[:, 1]), _CELL)
    more = delta * (np.minimum(by, length * _SHARE) / length)[:, None]
    return np.hstack([segments[:, :2] - more, segments[:, 2:]])
