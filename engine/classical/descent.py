"""What all methods share that choose a direction and then search along it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array
from engine.classical.algebra import dot
from engine.classical.line import Found, Line
from engine.classical.method import Method, Turn
from engine.classical.oracle import Mask
from engine.classical.stepper import STUCK
from engine.marks import Mark

HEIGHT, SLOPE = 1, 2
"""What `_known` says about the present point: its height, its slope as well, or (0) nothing."""


@dataclass(frozen=True)
class Here:
    """The present points with their heights and gradients."""

    point: Array
    height: Array
    slope: Array


class Descent(Method):
    """A direction, a search along it, and what is learnt from the step.

    A path whose search fails goes straight down in the next step; where that fails as well it stays
    and asks no more, until a hyperparameter changes or the problem does.
    """

    def memory_shapes(self, dims: int) -> Mapping[str, tuple[int, ...]]:
        """`_age` counts the steps since the method last began anew, straight down."""
        own = self.own_shapes(dims)
        flags = dict.fromkeys(("_known", "_age", STUCK, "_height"), ())
        return {**flags, "_slope": (dims,), **own}

    def own_shapes(self, dims: int) -> Mapping[str, tuple[int, ...]]:
        """Shapes of further memory."""
        del dims
        return {}

    @abstractmethod
    def direction(self, turn: Turn, here: Here) -> Array:
        """Where to go, from memory; not asked for where `_age` is 0."""

    @abstractmethod
    def search(self, turn: Turn, line: Line, searching: Mask) -> Found:
        """How far to go."""

    def learn(self, turn: Turn, here: Here, there: Here, moved: Mask) -> None:
        """Take what the step tells into memory; `there` has slopes where the search asked."""

    def step(self, turn: Turn) -> None:
        """One search along one direction."""
        here = self._here(turn)
        direction, anew = self._chosen(turn, here)
        line = Line(turn.oracle, here.point, direction, here.height, dot(direction, here.slope))
        searching = (turn.memory[STUCK] == 0) & (line.steepness < 0) & np.isfinite(here.height)
        found = self.search(turn, line, searching)
        there = Here(
            np.where(found.moved, line.at(found.length), here.point), found.height, found.slope
        )
        self._show(turn, here, line, found)
        self.learn(turn, here, there, found.moved)
        self._remember(turn, here, there, found.moved, anew)
        turn.point = there.point

    def _here(self, turn: Turn) -> Here:
        """Heights and slopes at the present points: known, or asked for now."""
        memory = turn.memory
        if not turn.oracle.steady:
            memory |= {name: np.zeros_like(memory[name]) for name in ("_known", STUCK)}
        awake = memory[STUCK] == 0
        for name, needed, ask in (
            ("_height", HEIGHT, turn.oracle.heights),
            ("_slope", SLOPE, turn.oracle.slopes),
        ):
            asking = awake & (memory["_known"] < needed)
            memory[name] = np.where(asking, ask(turn.point, asking), memory[name])
        return Here(turn.point, memory["_height"], memory["_slope"])

    def _chosen(self, turn: Turn, here: Here) -> tuple[Array, Mask]:
        """The direction, and where it is straight down because nothing better is known."""
        down = -here.slope
        direction = self.direction(turn, here)
        anew = (turn.memory["_age"] == 0) | ~(dot(direction, here.slope) < 0)
        return np.where(anew, down, direction), anew

    def _remember(self, turn: Turn, here: Here, there: Here, moved: Mask, anew: Mask) -> None:
        memory = turn.memory
        seen = np.isfinite(dot(there.slope, there.slope))
        memory["_stuck"] = np.where(moved | ~anew, 0.0, 1.0)
        memory["_known"] = np.where(moved & ~seen, float(HEIGHT), float(SLOPE))
        memory["_height"] = there.height
        memory["_slope"] = np.where(moved, np.where(seen, there.slope, 0.0), here.slope)
        age = np.where(anew, 0.0, memory["_age"])
        memory["_age"] = np.where(moved, age + 1, 0.0)

    def _show(self, turn: Turn, here: Here, line: Line, found: Found) -> None:
        turn.shown |= {
            "slope": here.slope,
            "direction": line.direction,
            "length": found.length,
            "trials": line.trials,
        }
        if line.tried:
            places = np.stack([line.at(length) for length in line.tried])
            farthest = np.fmax.reduce(line.tried)
            ends = np.stack([line.at(0 * farthest), line.at(farthest)])
            turn.marks += [Mark("segment", "direction", ends), Mark("points", "trials", places)]
