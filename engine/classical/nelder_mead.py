"""A simplex that crawls, stretches and shrinks its way down (Nelder and Mead 1965)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array
from engine.classical.method import Method, Turn
from engine.classical.oracle import Mask
from engine.classical.stepper import STUCK
from engine.marks import Mark


@dataclass
class Trial:
    """A point instead of the worst corner, and its height; NaN where nobody asked."""

    point: Array
    height: Array


class NelderMead(Method):
    """Lagarias, Reeds, Wright and Wright 1998, as scipy computes it; the best corner is shown.

    Corners are `(dims + 1, dims, starts)`, the best first. Asks for heights only. A simplex that
    has shrunk until no number changes any more stays and asks no more.
    """

    def memory_shapes(self, dims: int) -> Mapping[str, tuple[int, ...]]:
        """The simplex and its heights; `_age` is 0 before the first step."""
        return {"simplex": (dims + 1, dims), "heights": (dims + 1,), "_age": (), STUCK: ()}

    def step(self, turn: Turn) -> None:
        """Replace the worst corner, or shrink toward the best one."""
        memory = turn.memory
        awake = memory[STUCK] == 0
        corners, heights = self._simplex(turn, awake)
        trials, chosen = self._trials(turn, corners, heights, awake)
        shrinking = awake & np.isnan(chosen.height)
        after, lower = self._shrunk(turn, corners, heights, shrinking)
        replaced = awake & ~shrinking
        after[-1] = np.where(replaced, chosen.point, after[-1])
        lower[-1] = np.where(replaced, chosen.height, lower[-1])
        after, lower = _ordered(after, lower)
        same = (after == corners).all(axis=(0, 1))
        memory |= {"simplex": after, "heights": lower, "_age": memory["_age"] + 1}
        memory[STUCK] = np.where(awake & ~same, 0.0, 1.0)
        turn.point = after[0]
        turn.shown |= {"simplex": after, "heights": lower, "shrunk": shrinking.astype(float)}
        turn.marks += [
            Mark("polygon", "before", corners),
            Mark("polygon", "simplex", after),
            Mark("points", "trials", np.stack([trial.point for trial in trials])),
        ]

    def _simplex(self, turn: Turn, awake: Mask) -> tuple[Array, Array]:
        """The corners and heights to begin with: kept, or built and asked for now."""
        memory, oracle = turn.memory, turn.oracle
        fresh = memory["_age"] == 0
        size = turn.values["size"] * oracle.width
        built = np.repeat(turn.point[None], oracle.dims + 1, axis=0)
        for axis in range(oracle.dims):
            built[axis + 1, axis] += size
        corners = np.where(fresh, built, memory["simplex"])
        asking = awake & (fresh if oracle.steady else np.ones_like(fresh))
        asked = np.stack([oracle.heights(corner, asking) for corner in corners])
        heights = np.where(asking, _without_nan(asked), memory["heights"])
        ordered, lower = _ordered(corners, heights)
        return np.where(asking, ordered, corners), np.where(asking, lower, heights)

    def _trials(
        self, turn: Turn, corners: Array, heights: Array, awake: Mask
    ) -> tuple[list[Trial], Trial]:
        """The trials, and what takes the worst corner's place: NaN where nothing is better."""
        values, worst = turn.values, corners[-1]
        centre = _centre(corners[:-1])
        rho, chi, psi = values["reflection"], values["expansion"], values["contraction"]
        reflected = self._ask(turn, (1 + rho) * centre - rho * worst, awake)
        best = reflected.height < heights[0]
        expanded = self._ask(turn, (1 + rho * chi) * centre - rho * chi * worst, awake & best)
        middling = ~best & (reflected.height < heights[-2])
        inward = awake & ~best & ~middling
        outside = inward & (reflected.height < heights[-1])
        place = np.where(outside, psi * rho, -psi)
        contracted = self._ask(turn, (1 + place) * centre - place * worst, inward)
        enough = np.where(
            outside, contracted.height <= reflected.height, contracted.height < heights[-1]
        )
        chosen = _first_of(
            (inward & enough, contracted),
            (best & (expanded.height < reflected.height), expanded),
            (awake & (best | middling), reflected),
        )
        return [reflected, expanded, contracted], chosen

    def _ask(self, turn: Turn, point: Array, asking: Mask) -> Trial:
        height = _without_nan(turn.oracle.heights(point, asking))
        return Trial(np.where(asking, point, np.nan), np.where(asking, height, np.nan))

    def _shrunk(
        self, turn: Turn, corners: Array, heights: Array, shrinking: Mask
    ) -> tuple[Array, Array]:
        """All corners but the best drawn toward it."""
        after, lower = corners.copy(), heights.copy()
        for corner in range(1, len(corners)):
            point = corners[0] + turn.values["shrinkage"] * (corners[corner] - corners[0])
            height = _without_nan(turn.oracle.heights(point, shrinking))
            after[corner] = np.where(shrinking, point, corners[corner])
            lower[corner] = np.where(shrinking, height, heights[corner])
        return after, lower


def _first_of(*choices: tuple[Mask, Trial]) -> Trial:
    """For each start the first trial whose mask holds, NaN where none does."""
    point, height = choices[0][1].point * np.nan, choices[0][1].height * np.nan
    for mask, trial in reversed(choices):
        point, height = np.where(mask, trial.point, point), np.where(mask, trial.height, height)
    return Trial(point, height)


def _centre(corners: Array) -> Array:
    """The mean of corners, added one after the other as scipy does."""
    total: Array = corners[0]
    for corner in corners[1:]:
        total = total + corner
    return total / len(corners)


def _ordered(corners: Array, heights: Array) -> tuple[Array, Array]:
    """The corners by their heights; equally high ones stay in their order."""
    order = np.argsort(heights, axis=0, kind="stable")
    return (
        np.take_along_axis(corners, order[:, None], 0),
        np.take_along_axis(heights, order, 0),
    )


def _without_nan(heights: Array) -> Array:
    """Heights where what is no number is as high as can be."""
    return np.where(np.isnan(heights), np.inf, heights)
