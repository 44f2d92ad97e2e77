"""A search for a length at which the ground has fallen enough and is level enough.

The strong conditions of Wolfe (1969); bracketing and zoom after Nocedal & Wright 2006, Algorithms
3.5 and 3.6, in one loop. The gradient is asked for only where the height is low enough.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.arrays import Array
from engine.classical.line import Found, Line
from engine.classical.oracle import Mask

MOST_TRIALS = 40
NEAREST = 0.1
"""Share of a bracket that a trial keeps away from its ends."""
LEAST, MOST = 1.1, 4.0
"""How far a trial goes beyond the last length, in last strides, before there is a bracket."""
ENOUGH = 0.66
"""A bracket that is not narrower than this share after two trials is halved."""


@dataclass
class End:
    """One end of the stretch that is searched, `(starts,)` each; NaN where nothing is known."""

    length: Array
    height: Array
    steepness: Array

    def where(self, mask: Mask, other: End) -> End:
        """This end, replaced by another one under the mask."""
        return End(
            np.where(mask, other.length, self.length),
            np.where(mask, other.height, self.height),
            np.where(mask, other.steepness, self.steepness),
        )


def strong_wolfe(
    line: Line, first: Array, searching: Mask, decrease: Array, curvature: Array
) -> Found:
    """A length that fulfils both conditions, else the best found that has fallen enough."""
    search = _Search(line, first, searching)
    for _ in range(MOST_TRIALS):
        if not search.goes_on():
            break
        search.make_trial(decrease, curvature)
    return Found(search.low.length, search.low.height, search.slope)


class _Search:
    """The stretch from the low end, where the ground has fallen most, to the high one, if any.

    Attributes:
        slope: the gradient at the low end, NaN at the beginning of the line.
    """

    def __init__(self, line: Line, first: Array, searching: Mask) -> None:
        self._line = line
        self._length = first
        self._left = searching
        self._unknown = np.full_like(first, np.nan)
        self._widths = [np.full_like(first, np.inf)] * 2
        self.low = End(np.zeros_like(first), line.height, line.steepness)
        self.high = End(self._unknown, self._unknown, self._unknown)
        self.slope = np.full_like(line.point, np.nan)

    def goes_on(self) -> bool:
        """Whether any start is left whose next trial is another point than its low end."""
        line = self._line
        differ = np.any(line.at(self._length) != line.at(self.low.length), axis=0)
        self._left = self._left & differ
        return bool(self._left.any())

    def make_trial(self, decrease: Array, curvature: Array) -> None:
        """Ask at the next lengths, move the ends, and choose further lengths."""
        line, length, low, high = self._line, self._length, self.low, self.high
        there = End(length, line.heights(length, self._left), self._unknown)
        fallen = there.height <= line.height + decrease * length * line.steepness
        down = self._left & fallen & ((there.height < low.height) | (low.length == 0))
        asked = line.slopes(length, down)
        there.steepness = line.along(asked)
        level = down & ~(np.abs(there.steepness) > curvature * np.abs(line.steepness))
        back = down & _leads_back(there, low, high)
        self.slope = np.where(down, asked, self.slope)
        self.high = high.where(self._left & ~down, there).where(back, low)
        self.low = low.where(down, there)
        self._left = self._left & ~level
        following = _next_length(low, self.low, self.high, self._widths[-2])
        self._length = np.where(self._left, following, length)
        self._widths.append(np.abs(self.high.length - self.low.length))


def _leads_back(there: End, low: End, high: End) -> Mask:
    """Where the ground falls from `there` toward the low end, so that this becomes the high one."""
    ahead = np.where(np.isnan(high.length), 1.0, high.length - low.length)
    mask: Mask = there.steepness * ahead >= 0
    return mask


def _next_length(before: End, low: End, high: End, width: Array) -> Array:
    """Between the ends where there are two, else beyond the low one."""
    reach = high.length - low.length
    inside = np.where(np.isnan(high.steepness), _parabola(low, high), _cubic(low, high))
    share = np.clip((inside - low.length) / reach, NEAREST, 1 - NEAREST)
    share = np.where(np.isnan(share) | (np.abs(reach) > ENOUGH * width), 0.5, share)
    stride = low.length - before.length
    beyond = (_cubic(before, low) - low.length) / stride
    beyond = np.where(np.isnan(beyond) | (beyond <= 0), MOST, np.clip(beyond, LEAST, MOST))
    return np.where(np.isnan(reach), low.length + beyond * stride, low.length + share * reach)


def _parabola(low: End, high: End) -> Array:
    """The bottom of the parabola through both heights and the steepness at the low end."""
    reach = high.length - low.length
    bend = high.height - low.height - low.steepness * reach
    return low.length - low.steepness * reach * reach / (2 * bend)


def _cubic(one: End, other: End) -> Array:
    """The bottom of the cubic through heights and steepness of both ends (3.59 there)."""
    reach = other.length - one.length
    first = one.steepness + other.steepness - 3 * (other.height - one.height) / reach
    root = np.sqrt(first * first - one.steepness * other.steepness)
    second = np.where(reach < 0, -root, root)
    share = (other.steepness + second - first) / (other.steepness - one.steepness + 2 * second)
    bottom: Array = other.length - reach * share
    return bottom
