"""How long a job will still take, from how fast it was of late."""

from __future__ import annotations

import math

MEMORY_SECONDS = 0.5
"""Speed is an average over about so long: quick to follow a change, slow to flicker."""
SETTLING_SECONDS = 0.25
"""Before that nothing is said: the first pieces pay for what the later ones find ready."""
LONGEST_PIECE = 0.25
"""A longer while was a pause of whoever hands out the time, and says nothing about the job."""


class Estimate:
    """An average of the speed that forgets what lies long ago."""

    def __init__(self) -> None:
        self._share = 0.0
        self._seconds = 0.0
        self._noted = 0.0

    def note(self, share: float, seconds: float) -> None:
        """A piece is done: a share of the whole (0 to 1), and the time since the last one."""
        seconds = min(seconds, LONGEST_PIECE)
        kept = math.exp(-seconds / MEMORY_SECONDS)
        self._share = kept * self._share + share
        self._seconds = kept * self._seconds + seconds
        self._noted += seconds

    def seconds_left(self, share: float) -> float | None:
        """How long a share of the whole will take; None until it can be said."""
        if self._noted < SETTLING_SECONDS or self._share <= 0.0:
            return None
        return share * self._seconds / self._share
