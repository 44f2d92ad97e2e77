"""How the values of a chart are spread upwards: as they are, or by their power of ten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from gui.plotting.numbers import short_number

Array = NDArray[np.float64]
Tick = tuple[float, str]

_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
# With signs the two halves share the height, and what is nearly zero counts little.
_SMALLEST_SHARE = {"signed": 1e-6, "down to zero": 1e-16}
# Ticks are multiples of such a number of powers of ten, or of such a number times a power of ten.
_STRIDES = (1, 2, 3, 5, 10, 15, 20, 30, 50, 75, 100, 150, 200, 300)
_STEPS = (1, 2, 5)
_FEWEST_TICKS = 2
_DIGITS = 4
_LARGEST = 308.0
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

    def ticks(self, low: float, high: float, gap: float) -> list[Tick]:
        """Places and labels between two places, upwards, none closer to another than a gap.

        Whole powers of ten; plain numbers where there is at most one power.
        """
        powers = [self._powers(low, high, stride, gap) for stride in _STRIDES]
        if len(powers[0]) < _FEWEST_TICKS:
            numbers = [_within(ticks, low, high) for ticks in self._numbers(low, high)]
            powers = [*numbers, *powers, *(_spaced(ticks, gap) for ticks in numbers)]
        roomy = [ticks for ticks in powers if _fit(ticks, gap)]
        enough = (ticks for ticks in roomy if len(ticks) >= _FEWEST_TICKS)
        return next(enough, max(roomy, key=len, default=[]))

    def _powers(self, low: float, high: float, stride: int, gap: float) -> list[Tick]:
        """Multiples of a number of powers of ten, and zero, which powers close to it give way."""
        if not self.threshold:
            first, last = _up(low / stride), _down(high / stride)
            return [(float(n * stride), _power(n * stride)) for n in range(first, last + 1)]
        least = np.log10(self.threshold)
        first, last = _up(least / stride), _down(min(least + max(-low, high), _LARGEST) / stride)
        found = [(0.0, "0")]
        for power in range(first * stride, last * stride + 1, stride):
            place = float(self.places(np.array([10.0**power]))[0])
            if place >= gap:
                found += [(place, _power(power)), (-place, _MINUS + _power(power))]
        return _within(sorted(found), low, high)

    def _numbers(self, low: float, high: float) -> Iterator[list[Tick]]:
        """1, 2, 5, 10, 20, ...; multiples of such a number, from many of them to few."""
        bottom, top = self._value_at(low), self._value_at(high)
        decade = int(np.floor(np.log10(max(top - bottom, 1e-9 * abs(top), 1e-300))))
        steps = [factor * 10.0 ** (decade + tens) for tens in (-1, 0) for factor in _STEPS]
        if bottom > 0:
            yield self._labelled(np.array([step for step in steps if bottom <= step <= top]))
        for step in steps:
            yield self._labelled(step * np.arange(np.ceil(bottom / step), top // step + 1))

    def _labelled(self, values: Array) -> list[Tick]:
        return [
            (float(place), short_number(float(value), _DIGITS))
            for place, value in zip(self.places(values), values, strict=True)
        ]

    def _value_at(self, place: float) -> float:
        if not self.threshold:
            return float(10.0 ** min(place, _LARGEST))
        size = 10.0 ** min(abs(place), _LARGEST - np.log10(self.threshold)) - 1.0
        return float(np.sign(place) * self.threshold * size)


def _within(ticks: list[Tick], low: float, high: float) -> list[Tick]:
    return [tick for tick in ticks if low <= tick[0] <= high]


def _spaced(ticks: list[Tick], gap: float) -> list[Tick]:
    """Those that are far enough from the last one before them that is."""
    kept: list[Tick] = []
    for tick in ticks:
        if not kept or tick[0] - kept[-1][0] >= gap:
            kept.append(tick)
    return kept


def _fit(ticks: list[Tick], gap: float) -> bool:
    """Far enough from each other, and not with the same label after rounding."""
    return all(
        after[0] - before[0] >= gap and after[1] != before[1] for before, after in pairwise(ticks)
    )


def _power(exponent: int) -> str:
    plain = {-2: "0.01", -1: "0.1", 0: "1", 1: "10", 2: "100"}
    return plain.get(exponent) or "10" + str(exponent).translate(_SUPERSCRIPTS)


def _up(value: float) -> int:
    return int(np.ceil(value - 1e-9))


def _down(value: float) -> int:
    return int(np.floor(value + 1e-9))
