"""What dots of a swarm leave behind: half as strong, and weaker with each picture."""

from __future__ import annotations

import numpy as np

from gui.plotting.density import ROWS_AT_ONCE, Density, Levels

LOSS = 3
"""Levels that a wake loses with each picture: after 43 nothing is left."""
_STRONGEST = 255


class Wake:
    """Of each pixel of a frame, as strong as the strongest dots that were there, faded since."""

    def __init__(self, shown: Density) -> None:
        """Nothing was there before."""
        self._levels: Levels = np.zeros(shown.levels.shape, np.uint8)
        self._slots = shown.slots.copy()

    def lay_under(self, shown: Density, age: int, has_one_slot: bool) -> None:
        """Adds the wake to what is shown, so many pictures after the last time, and remembers it.

        `has_one_slot` tells that all dots, now and before, are of one racer.
        """
        loss = np.uint8(min(age * LOSS, _STRONGEST))
        for top in range(0, len(self._levels), ROWS_AT_ONCE):
            rows = slice(top, top + ROWS_AT_ONCE)
            levels, wake = shown.levels[rows], self._levels[rows]
            begun = levels >> 1
            np.maximum(wake, loss, out=wake)
            wake -= loss
            if not has_one_slot:
                slots, whose = shown.slots[rows], self._slots[rows]
                np.copyto(slots, whose, where=wake > levels)
                np.copyto(whose, slots, where=begun >= wake)
            np.maximum(levels, wake, out=levels)
            np.maximum(wake, begun, out=wake)
