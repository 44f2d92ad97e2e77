"""The speed that playing really has, beside the one that was asked for."""

from __future__ import annotations

from collections import deque

SECONDS = 1.0
FEWEST_SECONDS = 0.5


class ReachedSpeed:
    """Steps a second over the last second of playing."""

    def __init__(self) -> None:
        self._looks: deque[tuple[float, int]] = deque()

    @property
    def value(self) -> float | None:
        """None until playing has gone on for long enough to tell."""
        if not self._looks:
            return None
        (began, first), (ended, last) = self._looks[0], self._looks[-1]
        if ended - began < FEWEST_SECONDS:
            return None
        return (last - first) / (ended - began)

    def note(self, now: float, step: int) -> None:
        """The shown step at a moment of the clock."""
        self._looks.append((now, step))
        # The one before the last second stays, so that a step that takes longer still counts.
        while len(self._looks) > 2 and self._looks[1][0] <= now - SECONDS:
            self._looks.popleft()

    def forget(self) -> None:
        """Begins anew: the shown step has jumped, or nothing is played."""
        self._looks.clear()
