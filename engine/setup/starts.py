"""Where the racers start: points one by one, a grid, by chance, painted, or several of these."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.problem import Window
from engine.setup import fields
from engine.setup.brush import KEYS as BRUSH_KEYS
from engine.setup.brush import BrushStarts, read_brush
from engine.setup.error import SetupError
from engine.setup.window import COORDINATES, Point, optional_window, read_point

PLACE = "starts"
MAX_LISTED = 100_000
MAX_STARTS = 1_000_000
MAX_PARTS = 256

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


Described = GridStarts | RandomStarts | BrushStarts
Part = tuple[Point, ...] | Described


@dataclass(frozen=True)
class SeveralStarts:
    """Parts one after the other, such as strokes of a brush and points between them.

    Made by `together`, so that what is equal is described alike.
    """

    parts: tuple[Part, ...]

    def __len__(self) -> int:
        return sum(map(len, self.parts))

    def to_list(self) -> list[object]:
        return [entry for part in self.parts for entry in _entries(part)]


Starts = Part | SeveralStarts


def parts_of(starts: Starts) -> tuple[Part, ...]:
    """The parts; points one by one that follow each other are one part."""
    return starts.parts if isinstance(starts, SeveralStarts) else (starts,)


def together(*given: Starts) -> Starts:
    """All of these, one after the other. Raises SetupError when there are too many."""
    parts: list[Part] = []
    for part in (part for starts in given for part in parts_of(starts) if len(part)):
        if parts and isinstance(part, tuple) and isinstance(parts[-1], tuple):
            parts[-1] = (*parts[-1], *part)
        else:
            parts.append(part)
    _refuse_more(len([part for part in parts if not isinstance(part, tuple)]), MAX_PARTS)
    _refuse_more(sum(len(part) for part in parts if isinstance(part, tuple)), MAX_LISTED)
    _refuse_more(sum(map(len, parts)), MAX_STARTS)
    if len(parts) > 1:
        return SeveralStarts(tuple(parts))
    return parts[0] if parts else ()


def points_of(starts: Starts, window: Window, seed: int) -> NDArray[np.float64]:
    """The points, of shape (dims, starts)."""
    if isinstance(starts, GridStarts):
        return starts.points(window)
    if isinstance(starts, RandomStarts):
        return starts.points(window, seed)
    if isinstance(starts, BrushStarts):
        return starts.points(seed)
    if isinstance(starts, SeveralStarts):
        return np.concatenate([points_of(one, window, seed) for one in starts.parts], axis=1)
    listed = np.array(starts, dtype=np.float64).reshape(len(starts), len(window))
    return np.ascontiguousarray(listed.T)


def plain_starts(starts: Starts) -> object:
    """The starts as JSON holds them."""
    if isinstance(starts, SeveralStarts):
        return starts.to_list()
    return list(_entries(starts)) if isinstance(starts, tuple) else starts.to_dict()


def read_starts(data: object) -> Starts:
    """The starts of a session. Raises SetupError."""
    if isinstance(data, Mapping):
        return _described(data, PLACE)
    listed = fields.as_list(data, PLACE, MAX_LISTED + MAX_PARTS)
    return together(*_parts(listed))


def _parts(listed: Sequence[object]) -> Iterable[Part]:
    """Points are gathered first: a list may be long."""
    points: list[Point] = []
    for index, entry in enumerate(listed):
        place = f"{PLACE}[{index}]"
        if isinstance(entry, Mapping):
            yield tuple(points)
            yield _described(entry, place)
            points = []
        else:
            points.append(read_point(entry, place))
    yield tuple(points)


def _entries(part: Part) -> Iterable[object]:
    return map(list, part) if isinstance(part, tuple) else (part.to_dict(),)


def _refuse_more(found: int, limit: int) -> None:
    if found > limit:
        raise SetupError("setup_many", PLACE, found=found, limit=limit)


def _described(data: object, place: str) -> Described:
    known = ("grid", "random", "spread", *BRUSH_KEYS)
    entries = fields.as_object(data, place, known)
    kind = fields.one_of(entries, place, "grid", "random", "brush")
    _refuse_beside(entries, place, kind)
    if kind == "brush":
        return read_brush(entries, place, MAX_STARTS)
    if kind == "grid":
        return _grid(entries["grid"], f"{place}.grid")
    count = fields.as_whole_number(entries["random"], f"{place}.random", 1, MAX_STARTS)
    return RandomStarts(count, optional_window(entries, "spread", place))


def _refuse_beside(entries: Mapping[str, object], place: str, kind: str) -> None:
    """What belongs to another kind of starts."""
    owners = {"spread": "random", **dict.fromkeys(BRUSH_KEYS, "brush")}
    for key in entries:
        if key != kind and owners[key] != kind:
            raise SetupError("setup_needs", fields.member(place, key), name=owners[key])


def _grid(data: object, place: str) -> GridStarts:
    nx, ny = (
        fields.as_whole_number(count, f"{place}[{axis}]", 1, MAX_STARTS)
        for axis, count in enumerate(fields.as_tuple_of(data, place, COORDINATES))
    )
    if nx * ny > MAX_STARTS:
        raise SetupError("setup_many", place, found=nx * ny, limit=MAX_STARTS)
    return GridStarts(nx, ny)
