"""Geometry that an optimizer offers for the picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from engine.arrays import Array, Indices

Kind = Literal["points", "polygon", "ellipse", "circle", "cloud", "segment"]


@dataclass(frozen=True)
class Mark:
    """One shape a start; NaN where a start has none, or fewer points than others.

    Attributes:
        kind: `points` and `cloud` are places, `polygon` the corners of a closed line, `segment` the
            two ends of a line, `circle` and `ellipse` have one place, their centre.
        name: what it shows, such as "trial points".
        places: `(count, dims, starts)`.
        radius: of a circle `(starts,)`.
        axes: of an ellipse: half axes `(dims, dims, starts)`, the first index counts them.
    """

    kind: Kind
    name: str
    places: Array
    radius: Array | None = None
    axes: Array | None = None


Part = tuple[Indices, Indices, tuple[Mark, ...]]
"""Marks, of which some columns count, and the starts that these belong to."""


def merged(parts: Sequence[Part], starts: int) -> tuple[Mark, ...]:
    """The marks of all starts, put together from those of some of them."""
    names = dict.fromkeys((mark.kind, mark.name) for _, _, marks in parts for mark in marks)
    return tuple(_merged(kind, name, parts, starts) for kind, name in names)


def _merged(kind: Kind, name: str, parts: Sequence[Part], starts: int) -> Mark:
    found = [
        (columns, goals, mark)
        for columns, goals, marks in parts
        for mark in marks
        if (mark.kind, mark.name) == (kind, name)
    ]
    dims = found[0][2].places.shape[1]
    count = max(len(mark.places) for _, _, mark in found)
    places = np.full((count, dims, starts), np.nan)
    radius = None if found[0][2].radius is None else np.full(starts, np.nan)
    axes = None if found[0][2].axes is None else np.full((dims, dims, starts), np.nan)
    for columns, goals, mark in found:
        places[: len(mark.places), :, goals] = mark.places[:, :, columns]
        if radius is not None and mark.radius is not None:
            radius[goals] = mark.radius[columns]
        if axes is not None and mark.axes is not None:
            axes[:, :, goals] = mark.axes[:, :, columns]
    return Mark(kind, name, places, radius, axes)
