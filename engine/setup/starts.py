"""Where the racers start: points one by one, a grid, or points drawn by chance."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.problem import Window
from engine.setup import fields
from engine.setup.error import SetupError
from engine.setup.window import COORDINATES, Point, optional_window, read_point

PLACE = "starts"
MAX_LISTED = 100_000
MAX_STARTS = 1_000_000

_STREAM = 0x5354_4152  # keeps the starts apart from every other draw of the same seed


@dataclass(frozen=True)
class GridStarts:
    """The middles of nx times ny equal cells of the window, row by row."""

    nx: int
    ny: int

    def __len__(self) -> int:
        return self.nx * self.ny

    def points(self, window: Window) -> NDArray[np.float64]:
        axes = [
            low + (high - low) * (np.arange(count) + 0.5) / count
            for (low, high), count in zip(window, (self.nx, self.ny), strict=True)
        ]
        return np.stack([axis.ravel() for axis in np.meshgrid(*axes)])

    def to_dict(self) -> dict[str, object]:
        return {"grid": [self.nx, self.ny]}


@dataclass(frozen=True)
class RandomStarts:
    """Drawn evenly from the spread, or else from the window; a larger count moves no start."""

    count: int
    spread: Window | None = None

    def __len__(self) -> int:
        return self.count

    def points(self, window: Window, seed: int) -> NDArray[np.float64]:
        key = np.array([seed, _STREAM], dtype=np.uint64)
        generator = np.random.Generator(np.random.Philox(key=key))
        low, high = np.array(self.spread or window).T
        draws = generator.random((self.count, len(low)))
        return np.ascontiguousarray((low + (high - low) * draws).T)

    def to_dict(self) -> dict[str, object]:
        spread = {} if self.spread is None else {"spread": [list(one) for one in self.spread]}
        return {"random": self.count, **spread}


Starts = tuple[Point, ...] | GridStarts | RandomStarts


def points_of(starts: Starts, window: Window, seed: int) -> NDArray[np.float64]:
    """The points, of shape (dims, starts)."""
    if isinstance(starts, GridStarts):
        return starts.points(window)
    if isinstance(starts, RandomStarts):
        return starts.points(window, seed)
    listed = np.array(starts, dtype=np.float64).reshape(len(starts), len(window))
    return np.ascontiguousarray(listed.T)


def read_starts(data: object) -> Starts:
    """The starts of a session. Raises SetupError."""
    if not isinstance(data, Mapping):
        listed = fields.as_list(data, PLACE, MAX_LISTED)
        return tuple(read_point(point, f"{PLACE}[{index}]") for index, point in enumerate(listed))
    entries = fields.as_object(data, PLACE, ("grid", "random", "spread"))
    if fields.one_of(entries, PLACE, "grid", "random") == "grid":
        return _grid(entries)
    count = fields.as_whole_number(entries["random"], f"{PLACE}.random", 1, MAX_STARTS)
    return RandomStarts(count, optional_window(entries, "spread", PLACE))


def _grid(entries: Mapping[str, object]) -> GridStarts:
    if "spread" in entries:
        raise SetupError("setup_needs", f"{PLACE}.spread", name="random")
    place = f"{PLACE}.grid"
    nx, ny = (
        fields.as_whole_number(count, f"{place}[{axis}]", 1, MAX_STARTS)
        for axis, count in enumerate(fields.as_tuple_of(entries["grid"], place, COORDINATES))
    )
    if nx * ny > MAX_STARTS:
        raise SetupError("setup_many", place, found=nx * ny, limit=MAX_STARTS)
    return GridStarts(nx, ny)
