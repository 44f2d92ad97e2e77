"""Starts painted with a brush: scattered over the discs that are swept along a stroke."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.catalog.limits import FARTHEST, is_too_narrow
from engine.setup import fields
from engine.setup.error import SetupError
from engine.setup.swept import Swept
from engine.setup.window import Point, read_point

KEYS = ("brush", "along", "radius", "draw")
MAX_CORNERS = 1_000
THINNEST = 1 / 2_000
"""Of what a stroke spans; a brush that is thinner would be a line."""
MAX_DRAW = 2**32 - 1

_STREAM = 0x4252_5553  # keeps painted starts apart from every other draw of the same seed


@dataclass(frozen=True)
class BrushStarts:
    """Drawn evenly, by area, within a radius of a stroke; a larger count moves no start.

    Attributes:
        along: corners of the stroke; one alone is a dab.
        draw: another number draws other starts, so that a stroke can be painted twice.
    """

    count: int
    along: tuple[Point, ...]
    radius: float
    draw: int = 0

    def __len__(self) -> int:
        return self.count

    def points(self, seed: int) -> NDArray[np.float64]:
        key = np.array([seed, _STREAM], dtype=np.uint64)
        generator = np.random.Generator(np.random.Philox(key=key, counter=[0, 0, 0, self.draw]))
        found = Swept(np.array(self.along).T, self.radius).scattered(generator, self.count)
        return np.clip(found, -FARTHEST, FARTHEST, out=found)

    def to_dict(self) -> dict[str, object]:
        drawn = {} if self.draw == 0 else {"draw": self.draw}
        along = [list(point) for point in self.along]
        return {"brush": self.count, "along": along, "radius": self.radius, **drawn}


def read_brush(entries: Mapping[str, object], place: str, most: int) -> BrushStarts:
    """A stroke of at most so many starts. Raises SetupError."""
    count = fields.as_whole_number(entries["brush"], f"{place}.brush", 1, most)
    listed = fields.required(entries, "along", place)
    corners = fields.as_list(listed, f"{place}.along", MAX_CORNERS)
    if not corners:
        raise SetupError("setup_count", f"{place}.along", found=0, wanted=1)
    along = tuple(
        read_point(point, f"{place}.along[{index}]") for index, point in enumerate(corners)
    )
    radius = fields.required(entries, "radius", place)
    draw = fields.as_whole_number(entries.get("draw", 0), f"{place}.draw", 0, MAX_DRAW)
    return BrushStarts(count, along, _radius(radius, f"{place}.radius", along), draw)


def least_radius(along: tuple[Point, ...]) -> float:
    """How thin a brush may be for this stroke."""
    spans: list[float] = [max(axis) - min(axis) for axis in zip(*along, strict=True)]
    return THINNEST * max(spans)


def _radius(data: object, place: str, along: tuple[Point, ...]) -> float:
    radius = fields.as_number(data, place, least_radius(along), FARTHEST)
    if radius <= 0 or any(is_too_narrow(at - radius, at + radius) for one in along for at in one):
        raise SetupError("setup_narrow", place)
    return radius
