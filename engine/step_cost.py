"""How long a step of a race takes, as learned while it goes on."""

from __future__ import annotations

import math

PATIENCE = 0.05
"""A step that is not known to be dear may take so long: any machine hesitates now and then."""


class StepCost:
    """Seconds of a step of all racers, infinite as long as none has been made."""

    def __init__(self) -> None:
        self._seconds = math.inf
        self._spent = 0.0

    def of_more(self, starts: int, before: int) -> StepCost:
        """As is to be expected of other starts than before: what many more cost is never small."""
        expected = StepCost()
        expected._seconds = self._seconds * max(1.0, starts / max(1, before))
        expected._spent = self._spent
        return expected

    def steps_within(self, seconds: float) -> int:
        """How many steps fit into some time; at least one."""
        return max(1, int(seconds / self._seconds))

    def patience(self, seconds: float) -> float:
        """How much later than agreed a step may end, where `seconds` are meant for it."""
        return 0.0 if seconds < self._seconds < math.inf else PATIENCE

    def learn(self, seconds: float, steps: int, are_made: bool) -> None:
        """So much time went into so many steps, which may still lack some racers."""
        self._spent += seconds
        if are_made:
            self._seconds, self._spent = max(1e-6, self._spent / steps), 0.0
