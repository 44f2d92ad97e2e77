"""The best step within a radius in which a bowl (or saddle) is trusted to be the ground."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from engine.arrays import Array
from engine.classical.algebra import norm
from engine.classical.descent import Here, Step, present, remember, shapes
from engine.classical.eigen import eigen
from engine.classical.method import Method, Turn
from engine.classical.oracle import Mask, Oracle
from engine.classical.region import Region
from engine.classical.stepper import STUCK
from engine.marks import Mark

MOST_TRIALS = 60
POOR, GOOD = 0.25, 0.75
"""Shares of the promised descent below which the radius shrinks, and above which it grows."""
ACCEPTED = 0.15
"""The share of the promised descent that a step must keep."""
SHRINK, GROW = 0.25, 2.0


class TrustRegion(Method):
    """Nocedal & Wright 2006, Algorithm 4.1, with the exact step of Moré and Sorensen 1983.

    Trials that are refused belong to the same step: they shrink the radius.
    """

    def memory_shapes(self, dims: int) -> Mapping[str, tuple[int, ...]]:
        """The radius for the next trial; 0 before the first."""
        return {**shapes(dims), "radius": ()}

    def step(self, turn: Turn) -> None:
        """Trials with smaller and smaller radii, until one keeps its promise."""
        here = present(turn)
        awake = turn.memory[STUCK] == 0
        hessian = turn.oracle.curvatures(here.point, awake)
        region = Region(here.slope, *eigen(hessian))
        begun, side = turn.memory["radius"], turn.oracle.width
        radius = np.where(begun > 0, begun, turn.values["first_radius"] * side)
        trials = _Trials(turn.oracle, here, region, radius, turn.values["largest_radius"] * side)
        trials.run(awake & np.isfinite(here.height) & region.usable)
        turn.memory["radius"] = trials.radius
        turn.point = trials.point
        there = Here(trials.point, trials.height, np.full_like(here.slope, np.nan))
        stride = trials.point - here.point
        remember(turn, Step(here, there, stride, trials.moved, np.ones_like(trials.moved)))
        turn.shown |= {"slope": here.slope, "hessian": hessian, "stride": stride}
        turn.shown["radius"] = trials.used
        turn.marks += trials.marks()


class _Trials:
    """Steps to the lowest points of the model within shrinking radii.

    Attributes:
        radius: for the next trial; `used` is that of the last one made.
        point, height: where the accepted trial leads, or where the step begins.
        moved: where a trial was accepted.
    """

    def __init__(
        self, oracle: Oracle, here: Here, region: Region, radius: Array, largest: Array
    ) -> None:
        self._oracle = oracle
        self._here = here
        self._region = region
        self._largest = largest
        self._tried: list[Array] = []
        self.radius = self.used = radius
        self.point, self.height = here.point, here.height
        self.moved = np.zeros(radius.shape, dtype=bool)

    def run(self, left: Mask) -> None:
        """Make trials of the starts that are left until each has accepted one, or cannot move."""
        for _ in range(MOST_TRIALS):
            stride = self._region.best(self.radius)
            left = left & np.any(self._here.point + stride != self._here.point, axis=0)
            if not left.any():
                break
            left = left & ~self._accepted(stride, left)

    def marks(self) -> list[Mark]:
        """The region, the step and the trials."""
        if not self._tried:
            return []
        asked = ~np.isnan(self._tried[0][0])
        centre, end = (np.where(asked, one, np.nan) for one in (self._here.point, self.point))
        return [
            Mark("circle", "radius", centre[None], radius=np.where(asked, self.used, np.nan)),
            Mark("segment", "stride", np.stack([centre, end])),
            Mark("points", "trials", np.stack(self._tried)),
        ]

    def _accepted(self, stride: Array, left: Mask) -> Mask:
        """Where a step keeps enough of its promise."""
        point = self._here.point + stride
        height = self._oracle.heights(point, left)
        self._tried.append(np.where(left, point, np.nan))
        ratio = (self._here.height - height) / self._region.promise(stride)
        good: Mask = left & (ratio > ACCEPTED)
        following = _next_radius(self.radius, self._largest, ratio, norm(stride))
        self.used = np.where(left, self.radius, self.used)
        self.radius = np.where(left, following, self.radius)
        self.point = np.where(good, point, self.point)
        self.height = np.where(good, height, self.height)
        self.moved = self.moved | good
        return good


def _next_radius(radius: Array, largest: Array, ratio: Array, length: Array) -> Array:
    """Smaller after a broken promise, larger after a kept one that the radius has cut short."""
    cut = length > 0.999 * radius
    grown = np.where((ratio > GOOD) & cut, np.minimum(GROW * radius, largest), radius)
    return np.where(ratio >= POOR, grown, SHRINK * np.minimum(radius, length))
