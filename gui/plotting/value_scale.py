"""How the values of a chart are spread upwards: as they are, or by their power of ten."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
# With signs the two halves share the height, and what is nearly zero counts little.
_SMALLEST_SHARE = {"signed": 1e-6, "down to zero": 1e-16}
_MOST_TICKS = 7
_LABEL_ROOM = 0.1
_MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True)
class ValueScale:
    """Logarithmic for positive values; with zero or below among them, signed powers around zero.

    Attributes:
        linear: no logarithm at all.
        threshold: of the signed scale, which is log10(1 + |y| / threshold) with y's sign; 0 for the
            plain logarithm.
    """

    linear: bool = False
    threshold: float = 0.0

    @classmethod
    def logarithmic(cls, lowest: float, smallest: float, largest: float) -> ValueScale:
        """From the lowest value, and the smallest and largest size of a value other than zero."""
        if lowest > 0:
            return cls()
        share = _SMALLEST_SHARE["signed" if lowest < 0 else "down to zero"]
        return cls(threshold=max(smallest, largest * share, 1e-300))

    def places(self, values: Array) -> Array:
        """Where values stand; NaN where there is no place for one."""
        if self.linear:
            return values
        with np.errstate(all="ignore"):
            if self.threshold:
                return np.sign(values) * np.log10(1.0 + np.abs(values) / self.threshold)
            return np.log10(np.where(values > 0, values, np.nan))

    def ticks(self, low: float, high: float) -> list[tuple[float, str]]:
        """Places and labels of whole powers of ten between two places, not too many."""
        if not self.threshold:
            return [(float(p), _power(p)) for p in _thinned(range(_up(low), _down(high) + 1))]
        first = _up(np.log10(self.threshold))
        biggest = max(abs(low), abs(high))
        last = _down(np.log10(self.threshold) + biggest)
        powers = _thinned(range(first, last + 1))
        found = [(0.0, "0")]
        for power in powers:
            place = float(self.places(np.array([10.0**power]))[0])
            if place > _LABEL_ROOM * (high - low):
                found += [(place, _power(power)), (-place, _MINUS + _power(power))]
        return [(place, label) for place, label in found if low <= place <= high]


def _thinned(powers: range) -> range:
    return powers[:: max(1, -(-len(powers) // _MOST_TICKS))]


def _power(exponent: int) -> str:
    plain = {-2: "0.01", -1: "0.1", 0: "1", 1: "10", 2: "100"}
    return plain.get(exponent) or "10" + str(exponent).translate(_SUPERSCRIPTS)


def _up(value: float) -> int:
    return int(np.ceil(value - 1e-9))


def _down(value: float) -> int:
    return int(np.floor(value + 1e-9))
