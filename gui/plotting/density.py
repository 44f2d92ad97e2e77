"""How densely the dots of swarms lie on each pixel, and whose lie on top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gui.plotting.pixel_map import PixelMap
from gui.plotting.swarm import dot_corners, dot_places, dot_side, padded_shape

Levels = NDArray[np.uint8]

# A dot alone on its pixels has this strength; so many times as many as below have all of it.
_ALONE = 0.42
_SHARE_AT_FULL = 1e-3
_FEWEST_AT_FULL = 16
# What sums of counts over a dot still hold.
_MOST = np.iinfo(np.uint16).max
# Of fewer dots than pixels by so much each pixel of theirs is looked at, of others each pixel.
_SPARSE = 8


@dataclass(frozen=True)
class Flock:
    """The points of a racer that are known at a step.

    Attributes:
        points: `(2, count)`.
        color: as #rrggbb.
        size: how many the racer has; of a past step not all need be known yet.
        opacity: less than 1 for what stands back.
        slot: of the racer among all, less than 256.
    """

    points: NDArray[np.float64]
    color: str
    size: int
    opacity: float = 1.0
    slot: int = 0


@dataclass
class Density:
    """Of each pixel of a frame, the highest row first.

    Attributes:
        levels: from 0, where no dot lies, to 255.
        slots: whose dots lie on top, where there is a level.
    """

    levels: Levels
    slots: NDArray[np.uint8]


def density(frame: PixelMap, flocks: Sequence[Flock]) -> Density:
    """Later flocks lie on top. More dots on a pixel are denser, by the logarithm of how many."""
    shape, side = padded_shape(frame), dot_side(frame)
    found = Density(np.zeros(shape, np.uint8), np.zeros(shape, np.uint8))
    room = np.zeros(shape, np.uint32)
    for flock in flocks:
        levels = level_table(flock, side)
        if flock.points.shape[1] * side * side * _SPARSE < room.size:
            _add_sparse(found, frame, flock, levels, room.reshape(-1))
        else:
            _add_dense(found, frame, flock, levels)
    inner = slice(side, -side), slice(side, -side)
    return Density(found.levels[inner], found.slots[inner])


def level_table(flock: Flock, side: int) -> Levels:
    """The level of so many dots on a pixel, as far as they are told apart."""
    most = _MOST // (side * side)
    full = int(np.clip(flock.size * _SHARE_AT_FULL, _FEWEST_AT_FULL, most))
    counts = np.arange(full * side * side + 1)
    share = np.minimum(np.log(np.maximum(counts, 1)) / np.log(full), 1.0)
    strength = flock.opacity * (_ALONE + (1.0 - _ALONE) * share)
    table: Levels = np.maximum(np.round(255 * strength), 1).astype(np.uint8)
    table[0] = 0
    return table


def _add_sparse(
    found: Density,
    frame: PixelMap,
    flock: Flock,
    levels: Levels,
    counts: NDArray[np.uint32],
) -> None:
    """Only pixels with dots are touched. `counts` is all zero before and after."""
    places = [places for _, places in dot_places(frame, flock.points)]
    firsts = np.concatenate([np.empty(0, np.int64), *places])
    pixels = (firsts + np.array(dot_corners(frame))[:, None]).reshape(-1)
    np.add.at(counts, pixels, np.uint32(1))
    found.levels.reshape(-1)[pixels] = levels[np.minimum(counts[pixels], len(levels) - 1)]
    found.slots.reshape(-1)[pixels] = flock.slot
    counts[pixels] = 0


def _add_dense(found: Density, frame: PixelMap, flock: Flock, levels: Levels) -> None:
    rows, columns = found.levels.shape
    side = dot_side(frame)
    firsts = np.zeros(rows * columns, np.uint32)
    for _, places in dot_places(frame, flock.points):
        np.add.at(firsts, places, np.uint32(1))
    most = (len(levels) - 1) // (side * side)
    counts = np.minimum(firsts, most).astype(np.uint16).reshape(rows, columns)
    own = levels.take(_summed(_summed(counts, side, 0), side, 1))
    there = own > 0
    np.copyto(found.levels, own, where=there)
    np.copyto(found.slots, np.uint8(flock.slot), where=there)


def _summed(counts: NDArray[np.uint16], side: int, axis: int) -> NDArray[np.uint16]:
    """Each with those up to a side before it: a dot counts on all of its pixels."""
    total = counts.copy()
    ahead, behind = (total, counts) if axis == 0 else (total.T, counts.T)
    for away in range(1, side):
        ahead[away:] += behind[:-away]
    return total
