"""Nonlinear conjugate gradients."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping

import numpy as np

from engine.arrays import Array
from engine.classical.algebra import dot
from engine.classical.descent import Here, Step
from engine.classical.method import Turn
from engine.classical.wolfe_descent import WolfeDescent


class ConjugateGradient(WolfeDescent):
    """Straight down, plus a share `beta` of the last direction.

    The share is worked out at the end of a step, from slopes that were asked for in the same step.

    Attributes:
        restarts: whether nothing is carried after every `dims + 1` steps.
    """

    restarts = False

    def own_shapes(self, dims: int) -> Mapping[str, tuple[int, ...]]:
        """`_carried` is what the next step takes over of this one's direction."""
        return {"_carried": (dims,)}

    @abstractmethod
    def share(self, step: Step) -> Array:
        """The share of the direction that is carried on."""

    def direction(self, turn: Turn, here: Here) -> Array:
        """Down, and on."""
        turn.shown["carried"] = turn.memory["_carried"]
        return turn.memory["_carried"] - here.slope

    def update(self, turn: Turn, step: Step) -> None:
        """Carry a share of the direction on."""
        share = self.share(step)
        full = (turn.memory["_age"] + 1) % (turn.oracle.dims + 1) == 0
        share = np.where(np.isfinite(share) & ~(full & self.restarts), share, 0.0)
        turn.shown["beta"] = share
        turn.memory["_carried"] = share * step.direction


class FletcherReeves(ConjugateGradient):
    """The share that is exact on bowls; begins anew as its authors advise (1964)."""

    restarts = True

    def share(self, step: Step) -> Array:
        """By how much the squared slope has shrunk."""
        after, before = step.there.slope, step.here.slope
        return dot(after, after) / dot(before, before)


class PolakRibierePlus(ConjugateGradient):
    """The share of Polak and Ribière (1969), never below 0 (Gilbert and Nocedal 1992)."""

    def share(self, step: Step) -> Array:
        """0 where the slope has hardly changed, so that the method begins anew by itself."""
        after, before = step.there.slope, step.here.slope
        return np.maximum(0.0, dot(after, after - before) / dot(before, before))


class HestenesStiefel(ConjugateGradient):
    """The share that keeps directions conjugate on the ground between both points (1952)."""

    def share(self, step: Step) -> Array:
        """The slope's change along the new slope, over its change along the direction."""
        after, before = step.there.slope, step.here.slope
        return dot(after, after - before) / dot(step.direction, after - before)
