"""What all methods share that search along their direction for a length that Wolfe accepts."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from engine.classical.descent import Descent, Step
from engine.classical.line import Found, Line
from engine.classical.method import Turn
from engine.classical.oracle import Mask
from engine.classical.wolfe import strong_wolfe


class WolfeDescent(Descent):
    """A search with the strong Wolfe conditions.

    Attributes:
        scaled: whether directions come with a length of their own, so that 1 is tried first.
    """

    scaled = False

    def memory_shapes(self, dims: int) -> Mapping[str, tuple[int, ...]]:
        """`_fall` is how much the last step has lowered the ground."""
        return {**super().memory_shapes(dims), "_fall": ()}

    def search(self, turn: Turn, line: Line, searching: Mask) -> Found:
        """The first trial promises as much descent as the last step made."""
        values, memory = turn.values, turn.memory
        unit = 1 / np.sqrt(np.abs(line.steepness))  # straight down: about one unit of length
        as_before = 2.02 * memory["_fall"] / np.abs(line.steepness)
        guess = np.ones_like(unit) if self.scaled else as_before
        usable = (memory["_age"] > 0) & (guess > 0) & np.isfinite(guess)
        first = np.where(usable, guess, np.minimum(1.0, unit))
        decrease, curvature = values["sufficient_decrease"], values["curvature"]
        return strong_wolfe(line, first, searching, decrease, curvature)

    def learn(self, turn: Turn, step: Step) -> None:
        """Keep by how much the ground fell."""
        turn.memory["_fall"] = step.here.height - step.there.height
        self.update(turn, step)

    def update(self, turn: Turn, step: Step) -> None:
        """Keep what the next direction needs."""
