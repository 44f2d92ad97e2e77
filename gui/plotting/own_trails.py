"""How far each path of a racer is drawn, where each goes to a step of its own. Pure numpy."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Steps = NDArray[np.int64]


class OwnTrails:
    """The paths of one racer on one sheet.

    Attributes:
        drawn: the newest step drawn of each path.
    """

    def __init__(self, paths: int) -> None:
        self.drawn: Steps = np.full(paths, -1)

    def span(self, goals: Steps) -> tuple[int, int] | None:
        """The first and the last step that are still to be drawn; None when all is."""
        waiting = goals > self.drawn
        if not waiting.any():
            return None
        return int(self.drawn[waiting].min()) + 1, int(goals[waiting].max())

    def rows(self, goals: Steps, steps: Steps, points: Array, most: int) -> tuple[Array, Steps]:
        """The next points of each path `(rows, 2, starts)`, NaN below its last, at most so many.

        They come from kept steps, ascending, and their points. Also the goals that are reached by
        that but for points that are not kept; -1 for the others.
        """
        first = np.searchsorted(steps, self.drawn, side="right")
        last = np.maximum(np.searchsorted(steps, goals, side="right"), first)
        end = np.minimum(last, first + most)
        index = first + np.arange((end - first).max(initial=0))[:, None]
        place = np.minimum(index, max(len(steps) - 1, 0))
        found = points[place, :, np.arange(len(goals))].transpose(0, 2, 1)
        newest = np.where(end > first, steps[end - 1], self.drawn) if len(steps) else self.drawn
        whole = (end == last) & (goals > self.drawn)
        lacking = np.where(whole & (newest < goals), goals, -1)
        self.drawn = np.where(whole, goals, newest)
        return np.where((index < end)[:, None, :], found, np.nan), lacking
