"""Points scattered evenly over all that a disc covers as it is moved along a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Indices = NDArray[np.int64]
Truths = NDArray[np.bool_]

_CELLS_A_RADIUS = 6
_MOST_CELLS_A_SIDE = 1_024
_AT_ONCE = 1 << 18
_HALF_DIAGONAL = 0.5**0.5
_FINEST = 1 / 16


class Line(NamedTuple):
    """Segments of a line, each with where it begins, where it leads, and one over its length².

    A point that stands alone is one segment that leads nowhere.
    """

    x: Array
    y: Array
    right: Array
    up: Array
    shrink: Array

    @classmethod
    def through(cls, corners: Array) -> Line:
        """`corners` of shape (dims, corners)."""
        starts, ways = corners[:, :-1], np.diff(corners, axis=1)
        if not ways.shape[1]:
            starts, ways = corners, np.zeros_like(corners)
        squares = ways[0] * ways[0] + ways[1] * ways[1]
        shrink = np.divide(1.0, squares, out=np.zeros_like(squares), where=squares > 0.0)
        return cls(starts[0], starts[1], ways[0], ways[1], shrink)

    def distances(self, which: Indices, x: Array, y: Array) -> Array:
        """Of points from some of the segments, one each."""
        x, y = x - self.x[which], y - self.y[which]
        right, up = self.right[which], self.up[which]
        along = np.clip((x * right + y * up) * self.shrink[which], 0.0, 1.0)
        x, y = x - along * right, y - along * up
        return np.sqrt(x * x + y * y)


class Swept:
    """A covered area as square cells: most lie wholly within, those at its edge are looked into."""

    def __init__(self, corners: Array, radius: float) -> None:
        """`corners` of the line, of shape (dims, corners).

        Those nearer to the one before than a sixteenth of the radius are left out.
        """
        self._line, self._radius = Line.through(_apart(corners, _FINEST * radius)), radius
        low, extent = corners.min(axis=1) - radius, np.ptp(corners, axis=1).max() + 2 * radius
        self._side = max(radius / _CELLS_A_RADIUS, float(extent) / _MOST_CELLS_A_SIDE)
        self._reach = int(np.ceil(radius / self._side + 1.5))
        self._low = low - self._reach * self._side
        self._across = int(np.ceil(extent / self._side)) + 2 * self._reach + 2
        self._inside: Truths = np.zeros(self._across**2, bool)
        self._lay_cells()

    def scattered(self, generator: np.random.Generator, count: int) -> Array:
        """Points `(dims, count)`; of a larger count these are the first."""
        blocks, missing = [np.empty((0, 2))], count
        while missing > 0:
            draws = generator.random((min(missing + missing // 4 + 16, _AT_ONCE), 3))
            blocks.append(self._covered(draws)[:missing])
            missing -= len(blocks[-1])
        return np.ascontiguousarray(np.concatenate(blocks).T)

    def _lay_cells(self) -> None:
        """Find the cells that are covered, and for those at the edge the segments nearby."""
        touched, near = np.zeros_like(self._inside), []
        nearest = np.full(len(self._inside), np.inf)
        slack = _HALF_DIAGONAL * self._side
        for cells, segments in self._neighbours():
            x, y = self._corners(cells)
            away = self._line.distances(segments, x + self._side / 2, y + self._side / 2)
            self._inside[cells[away <= self._radius - slack]] = True
            close = away <= self._radius + slack
            cells, segments = cells[close], segments[close]
            touched[cells] = True
            np.minimum.at(nearest, cells, away[close])
            # Another segment is nearer to every point of the cell than one that is so far.
            open_ = ~self._inside[cells] & (away[close] <= nearest[cells] + 2 * slack)
            near.append(np.unique(cells[open_] * len(self._line.x) + segments[open_]))
        pairs = np.unique(np.concatenate(near))
        cells, segments = np.divmod(pairs, len(self._line.x))
        at_edge = ~self._inside[cells]
        self._cells: Indices = np.flatnonzero(touched)
        self._near: Indices = segments[at_edge]
        self._first: Indices = np.searchsorted(cells[at_edge], self._cells)
        self._counts: Indices = np.diff(self._first, append=len(self._near))

    def _neighbours(self) -> Iterator[tuple[Indices, Indices]]:
        """Cells in reach of the line, each with a segment that may be near, in portions."""
        line, side = self._line, self._side
        parts = np.maximum(np.ceil(np.hypot(line.right, line.up) / side).astype(np.int64), 1)
        last = np.cumsum(parts)
        span = np.arange(-self._reach, self._reach + 1)
        around = (span[:, None] * self._across + span).ravel()
        portion = max(1, _AT_ONCE // len(around))
        for begin in range(0, int(last[-1]), portion):
            piece = np.arange(begin, min(begin + portion, int(last[-1])))
            segment = np.searchsorted(last, piece, side="right")
            share = (piece - (last - parts)[segment] + 0.5) / parts[segment]
            column = (line.x[segment] + share * line.right[segment] - self._low[0]) // side
            row = (line.y[segment] + share * line.up[segment] - self._low[1]) // side
            middle = (row * self._across + column).astype(np.int64)
            yield (middle[:, None] + around).ravel(), np.repeat(segment, len(around))

    def _covered(self, draws: Array) -> Array:
        """Those of drawn points `(points, 2)` that lie in the area."""
        chosen = (draws[:, 0] * len(self._cells)).astype(np.int64)
        cells = self._cells[chosen]
        x, y = self._corners(cells)
        x, y = x + self._side * draws[:, 1], y + self._side * draws[:, 2]
        covered = self._inside[cells]
        edge = np.flatnonzero(~covered)
        counts = self._counts[chosen[edge]]
        which = np.repeat(edge, counts)
        place = np.arange(len(which)) - np.repeat(np.cumsum(counts) - counts, counts)
        near = self._near[np.repeat(self._first[chosen[edge]], counts) + place]
        covered[which[self._line.distances(near, x[which], y[which]) <= self._radius]] = True
        return np.column_stack((x[covered], y[covered]))

    def _corners(self, cells: Indices) -> tuple[Array, Array]:
        row, column = np.divmod(cells, self._across)
        return self._low[0] + self._side * column, self._low[1] + self._side * row


def _apart(corners: Array, least: float) -> Array:
    """The corners that are so far from the one kept before them, and the first."""
    kept = [0]
    for index, (x, y) in enumerate(corners.T):
        if np.hypot(x - corners[0, kept[-1]], y - corners[1, kept[-1]]) > least:
            kept.append(index)
    return corners[:, kept]
