"""The best step within a radius in which a bowl (or saddle) is trusted to be the ground."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from engine.arrays import Array
from engine.classical.algebra import norm
from engine.classical.descent import Here, Step, present, remember, shapes
from engine.classical.eigen import eigen
from engine.classical.method import Method, Turn
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
        begun = turn.memory["radius"]
        radius = np.where(begun > 0, begun, turn.values["first_radius"] * turn.oracle.width)
        largest = turn.values["largest_radius"] * turn.oracle.width
        left = awake & np.isfinite(here.height) & region.usable
        there, moved, tried, used = here, np.zeros_like(left), [], radius
        for _ in range(MOST_TRIALS):
            stride = region.best(radius)
            point = here.point + stride
            left = left & np.any(point != here.point, axis=0)
            if not left.any():
                break
            height = turn.oracle.heights(point, left)
            tried.append(np.where(left, point, np.nan))
            used = np.where(left, radius, used)
            ratio = (here.height - height) / region.promise(stride)
            good = left & (ratio > ACCEPTED)
            radius = np.where(left, _next_radius(radius, largest, ratio, norm(stride)), radius)
            there = Here(
                np.where(good, point, there.point),
                np.where(good, height, there.height),
                there.slope,
            )
            moved, left = moved | good, left & ~good
        turn.memory["radius"] = radius
        unknown = np.full_like(here.slope, np.nan)
        there = Here(there.point, there.height, unknown)
        stride = there.point - here.point
        remember(turn, Step(here, there, stride, moved, np.ones_like(moved)))
        turn.point = there.point
        turn.shown |= {"slope": here.slope, "hessian": hessian, "stride": stride, "radius": used}
        turn.marks += _marks(here, tried, used, there)


def _next_radius(radius: Array, largest: Array, ratio: Array, length: Array) -> Array:
    """Smaller after a broken promise, larger after a kept one that the radius has cut short."""
    cut = length > 0.999 * radius
    grown = np.where((ratio > GOOD) & cut, np.minimum(GROW * radius, largest), radius)
    return np.where(ratio >= POOR, grown, SHRINK * np.minimum(radius, length))


def _marks(here: Here, tried: list[Array], radius: Array, there: Here) -> list[Mark]:
    if not tried:
        return []
    asked = ~np.isnan(tried[0][0])
    centre = np.where(asked, here.point, np.nan)
    return [
        Mark("circle", "radius", centre[None], radius=np.where(asked, radius, np.nan)),
        Mark("segment", "stride", np.stack([centre, np.where(asked, there.point, np.nan)])),
        Mark("points", "trials", np.stack(tried)),
    ]
