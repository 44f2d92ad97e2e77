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
ROWS_AT_ONCE = 32
"""So many rows of a picture stay near the processor."""
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


class Room:
    """Memory for pictures of a frame, used again for each: fresh memory costs more than counting.

    Attributes:
        counts: all zero between uses.
    """

    def __init__(self, frame: PixelMap) -> None:
        shape = padded_shape(frame)
        self.counts = np.zeros(shape, np.uint32)
        self.levels = np.zeros(shape, np.uint8)
        self.slots = np.zeros(shape, np.uint8)


def density(frame: PixelMap, flocks: Sequence[Flock], room: Room) -> Density:
    """Later flocks lie on top. More dots on a pixel are denser, by the logarithm of how many.

    What is found lies in the room until the next use.
    """
    room.levels.fill(0)
    room.slots.fill(flocks[0].slot if flocks else 0)
    side = dot_side(frame)
    for index, flock in enumerate(flocks):
        table = level_table(flock, side)
        if flock.points.shape[1] * side * side * _SPARSE < room.counts.size:
            _add_sparse(room, frame, flock, table)
        else:
            _add_dense(room, frame, flock, table, is_lowest=index == 0)
    inner = slice(side, -side), slice(side, -side)
    return Density(room.levels[inner], room.slots[inner])


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


def _add_sparse(room: Room, frame: PixelMap, flock: Flock, table: Levels) -> None:
    """Only pixels with dots are touched."""
    places = [places for _, places in dot_places(frame, flock.points)]
    firsts = np.concatenate([np.empty(0, np.int64), *places])
    pixels = (firsts + np.array(dot_corners(frame))[:, None]).reshape(-1)
    counts = room.counts.reshape(-1)
    np.add.at(counts, pixels, np.uint32(1))
    room.levels.reshape(-1)[pixels] = table[np.minimum(counts[pixels], len(table) - 1)]
    room.slots.reshape(-1)[pixels] = flock.slot
    counts[pixels] = 0


def _add_dense(room: Room, frame: PixelMap, flock: Flock, table: Levels, is_lowest: bool) -> None:
    """Every pixel is looked at, some rows at a time."""
    side = dot_side(frame)
    counts = room.counts.reshape(-1)
    for _, places in dot_places(frame, flock.points):
        np.add.at(counts, places, np.uint32(1))
    most = (len(table) - 1) // (side * side)
    rows = len(room.counts)
    for top in range(0, rows, ROWS_AT_ONCE):
        bottom = min(top + ROWS_AT_ONCE, rows)
        firsts = room.counts[max(0, top - side + 1) : bottom]
        dots = _summed(np.minimum(firsts, most).astype(np.uint16), side)[top - bottom :]
        levels = room.levels[top:bottom]
        if is_lowest:
            np.take(table, dots, out=levels, mode="clip")
        else:
            np.copyto(levels, table.take(dots), where=dots > 0)
            np.copyto(room.slots[top:bottom], np.uint8(flock.slot), where=dots > 0)
    room.counts.fill(0)


def _summed(firsts: NDArray[np.uint16], side: int) -> NDArray[np.uint16]:
    """Each with those up to a side before it in both directions: a dot counts on all its pixels."""
    down = firsts.copy()
    for away in range(1, side):
        down[away:] += firsts[:-away]
    both = down.copy()
    for away in range(1, side):
        both[:, away:] += down[:, :-away]
    return both
