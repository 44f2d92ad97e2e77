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


def shapes(dims: int) -> dict[str, tuple[int, ...]]:
    """What is kept about the present points; `_age` counts the steps since it began anew.

    It is -1 after a search that has failed.
    """
    return {**dict.fromkeys(("_known", "_age", STUCK, "_height"), ()), "_slope": (dims,)}


@dataclass(frozen=True)
class Here:
    """The present points with their heights and gradients."""

    point: Array
    height: Array
    slope: Array


@dataclass(frozen=True)
class Step:
    """A step that was made, or not.

    Attributes:
        there: where it ends; its slopes are NaN where the search did not ask.
        direction: where it went.
        moved: where the search found something.
        anew: where the direction was straight down, because nothing better was known.
    """

    here: Here
    there: Here
    direction: Array
    moved: Mask
    anew: Mask


class Descent(Method):
    """A direction, a search along it, and what is learnt from the step.

    A path whose search fails goes straight down in the next step; where that fails as well it stays
    and asks no more, until a hyperparameter changes or the problem does.

    Attributes:
        first_age: how many steps of experience the direction needs; below it is straight down.
    """

    first_age = 1

    def memory_shapes(self, dims: int) -> Mapping[str, tuple[int, ...]]:
        """What `present` and `remember` keep, and what the method does."""
        return {**shapes(dims), **self.own_shapes(dims)}

    def own_shapes(self, dims: int) -> Mapping[str, tuple[int, ...]]:
        """Shapes of further memory."""
        del dims
        return {}

    @abstractmethod
    def direction(self, turn: Turn, here: Here) -> Array:
        """Where to go; it means nothing where `_age` is below `first_age`."""

    @abstractmethod
    def search(self, turn: Turn, line: Line, searching: Mask) -> Found:
        """How far to go."""

    def learn(self, turn: Turn, step: Step) -> None:
        """Take what the step tells into memory."""

    def step(self, turn: Turn) -> None:
        """One search along one direction."""
        here = present(turn)
        direction, anew = self._chosen(turn, here)
        line = Line(turn.oracle, here.point, direction, here.height, dot(direction, here.slope))
        searching = (turn.memory[STUCK] == 0) & (line.steepness < 0) & np.isfinite(here.height)
        found = self.search(turn, line, searching)
        there = Here(
            np.where(found.moved, line.at(found.length), here.point), found.height, found.slope
        )
        self._show(turn, here, line, found)
        step = Step(here, there, direction, found.moved, anew)
        self.learn(turn, step)
        remember(turn, step)
        turn.point = there.point

    def _chosen(self, turn: Turn, here: Here) -> tuple[Array, Mask]:
        """The direction, and where it is straight down because nothing better is known."""
        down = -here.slope
        direction = self.direction(turn, here)
        age = turn.memory["_age"]
        anew = (age < self.first_age) | ~(dot(direction, here.slope) < 0)
        turn.memory["_age"] = np.where(anew, 0.0, age)
        return np.where(anew, down, direction), anew

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


def present(turn: Turn) -> Here:
    """Heights and slopes at the present points: known, or asked for now."""
    memory = turn.memory
    if not turn.oracle.steady:
        memory["_known"] = np.zeros_like(memory["_known"])
    awake = memory[STUCK] == 0
    for name, needed, ask in (
        ("_height", HEIGHT, turn.oracle.heights),
        ("_slope", SLOPE, turn.oracle.slopes),
    ):
        asking = awake & (memory["_known"] < needed)
        memory[name] = np.where(asking, ask(turn.point, asking), memory[name])
    return Here(turn.point, memory["_height"], memory["_slope"])


def remember(turn: Turn, step: Step) -> None:
    """Take into memory what is known about the new points, and who is stuck."""
    memory, here, there, moved = turn.memory, step.here, step.there, step.moved
    seen = np.isfinite(dot(there.slope, there.slope))
    memory[STUCK] = np.where(moved | ~step.anew, 0.0, 1.0)
    memory["_known"] = np.where(moved & ~seen, float(HEIGHT), float(SLOPE))
    memory["_height"] = there.height
    memory["_slope"] = np.where(moved, np.where(seen, there.slope, 0.0), here.slope)
    memory["_age"] = np.where(moved, memory["_age"] + 1, -1.0)
