"""Methods that learn the curvature from how the slope changes."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from engine.arrays import Array
from engine.classical.algebra import dot, identity, norm, outer, times
from engine.classical.descent import Here, Step
from engine.classical.method import Turn
from engine.classical.oracle import Mask
from engine.classical.wolfe_descent import WolfeDescent

MOST_PAIRS = 20
"""How many pairs L-BFGS can remember."""
LEAST_BEND = 1e-12
"""A pair teaches nothing when the slope has changed along the step by less than this share."""


class BFGS(WolfeDescent):
    """The inverse Hessian, learnt (Broyden, Fletcher, Goldfarb, Shanno 1970)."""

    scaled = True

    def own_shapes(self, dims: int) -> Mapping[str, tuple[int, ...]]:
        """The learnt matrix; nothing is known while `_age` is 0."""
        return {"inverse_hessian": (dims, dims)}

    def direction(self, turn: Turn, here: Here) -> Array:
        """Newton's direction on the ground as it has been learnt."""
        return -times(turn.memory["inverse_hessian"], here.slope)

    def update(self, turn: Turn, step: Step) -> None:
        """Nocedal & Wright 2006, (6.17), begun with the size of the curvature met first (6.20)."""
        stride, change, taught = _pair(step)
        dims = turn.oracle.dims
        bend = dot(stride, change)
        size = np.where(taught, bend / dot(change, change), 1.0)
        known = np.where(
            turn.memory["_age"] == 0, identity(size, dims), turn.memory["inverse_hessian"]
        )
        share = 1 / bend
        ahead = times(known, change)
        cross = outer(stride, ahead)
        factor = share * (share * dot(change, ahead) + 1)
        better = known - share * (cross + cross.swapaxes(0, 1)) + factor * outer(stride, stride)
        turn.memory["inverse_hessian"] = np.where(taught, better, known)
        turn.shown["inverse_hessian"] = turn.memory["inverse_hessian"]


class LBFGS(WolfeDescent):
    """BFGS from the last pairs of strides and changes alone (Nocedal 1980)."""

    scaled = True

    def own_shapes(self, dims: int) -> Mapping[str, tuple[int, ...]]:
        """Pairs, the newest first, and how many there are."""
        return {"_strides": (MOST_PAIRS, dims), "_changes": (MOST_PAIRS, dims), "_pairs": ()}

    def direction(self, turn: Turn, here: Here) -> Array:
        """The two loops of Nocedal & Wright 2006, Algorithm 7.4."""
        strides, changes = turn.memory["_strides"], turn.memory["_changes"]
        count = np.minimum(turn.memory["_pairs"], turn.values["pairs"])
        turn.shown["pairs"] = count
        bends = [dot(s, y) for s, y in zip(strides, changes, strict=True)]
        weights: list[Array] = []
        ahead = here.slope
        for index in range(int(count.max(initial=0))):
            weight = dot(strides[index], ahead) / bends[index]
            ahead = np.where(index < count, ahead - weight * changes[index], ahead)
            weights.append(weight)
        size = bends[0] / dot(changes[0], changes[0])
        ahead = np.where(count > 0, size * ahead, ahead)
        for index in reversed(range(len(weights))):
            back = dot(changes[index], ahead) / bends[index]
            further = ahead + strides[index] * (weights[index] - back)
            ahead = np.where(index < count, further, ahead)
        return -ahead

    def update(self, turn: Turn, step: Step) -> None:
        """Remember the pair, forget the oldest."""
        memory = turn.memory
        stride, change, taught = _pair(step)
        for name, new in (("_strides", stride), ("_changes", change)):
            shifted = np.concatenate([new[None], memory[name][:-1]])
            memory[name] = np.where(taught, shifted, memory[name])
        before = np.where(memory["_age"] == 0, 0.0, memory["_pairs"])
        memory["_pairs"] = np.where(taught, np.minimum(before + 1, MOST_PAIRS), before)


def _pair(step: Step) -> tuple[Array, Array, Mask]:
    """The stride, how the slope has changed along it, and where this teaches anything."""
    stride = step.there.point - step.here.point
    change = step.there.slope - step.here.slope
    bend = dot(stride, change)
    taught: Mask = (
        step.moved & (bend > LEAST_BEND * norm(stride) * norm(change)) & np.isfinite(bend)
    )
    return stride, change, taught
