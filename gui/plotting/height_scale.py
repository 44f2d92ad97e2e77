"""Heights as shares of a tone: by rank, by logarithm, or as they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Kind = Literal["rank", "log", "linear"]

_KNOTS = 513
_SAMPLE = 40_000
# Differences of heights stay finite.
_HIGHEST = 1e300


@dataclass(frozen=True)
class HeightScale:
    """A rising curve from height to [0, 1], by its knots.

    Attributes:
        heights: of the knots, strictly rising.
        shares: of the knots, from 0 to 1.
    """

    heights: Array
    shares: Array

    @classmethod
    def fitted(cls, kind: Kind, heights: Array) -> HeightScale:
        """The scale that spreads these heights; those that are not finite do not count."""
        finite = np.clip(heights[np.isfinite(heights)], -_HIGHEST, _HIGHEST)
        if not finite.size or finite.min() == finite.max():
            level = float(finite[0]) if finite.size else 0.0
            return cls(np.array([level, np.nextafter(level, np.inf)]), np.array([0.0, 1.0]))
        if kind == "rank":
            return cls(*_by_rank(finite))
        return cls(*(_by_logarithm if kind == "log" else _as_they_are)(finite))

    def shares_of(self, heights: Array) -> Array:
        """In [0, 1]; a height that is not finite is as high as can be, -inf as low."""
        known = np.clip(np.nan_to_num(heights, nan=np.inf), -_HIGHEST, _HIGHEST)
        # Between knots closer than a division can tell, interpolation finds no number.
        return np.clip(np.nan_to_num(np.interp(known, self.heights, self.shares)), 0.0, 1.0)

    def heights_at(self, shares: Array) -> Array:
        return np.interp(shares, self.shares, self.heights)

    def levels(self, count: int) -> Array:
        """Heights of isolines, evenly spaced in shares."""
        heights = self.heights_at((np.arange(count) + 0.5) / count)
        different: Array = heights[_first_of_each(heights)]
        return different


def _by_rank(finite: Array) -> tuple[Array, Array]:
    stride = max(1, finite.size // _SAMPLE)
    shares = np.linspace(0.0, 1.0, _KNOTS)
    sample = np.sort(finite.ravel()[::stride])
    knots = np.interp(shares * (sample.size - 1), np.arange(sample.size), sample)
    knots[0], knots[-1] = finite.min(), finite.max()
    first = _first_of_each(knots)
    return knots[first], np.append(shares[first[:-1]], 1.0)


def _by_logarithm(finite: Array) -> tuple[Array, Array]:
    low, high = finite.min(), finite.max()
    shares = np.linspace(0.0, 1.0, _KNOTS)
    heights = low + np.expm1(shares * np.log1p(high - low))
    heights[-1] = high
    first = _first_of_each(heights)
    return heights[first], shares[first]


def _as_they_are(finite: Array) -> tuple[Array, Array]:
    return np.array([finite.min(), finite.max()]), np.array([0.0, 1.0])


def _first_of_each(ascending: Array) -> np.ndarray:
    """Where each different value first stands; `np.unique` would import masked arrays for it."""
    return np.flatnonzero(np.append(True, np.diff(ascending) != 0.0))
