"""Full states of a swarm at some steps, as far as the budget reaches; never one of the start."""

from __future__ import annotations

from collections.abc import Sequence

from engine.optimizer import State

FIRST_SPACING = 32

Parts = Sequence[State]
"""The states of the parts of a swarm, all at one step."""


class SwarmStates:
    """States at multiples of a spacing, which doubles when they outgrow the budget in bytes."""

    def __init__(self, budget: int) -> None:
        self.spacing = FIRST_SPACING
        self._budget = budget
        self._kept: dict[int, Parts] = {}

    def after(self, step: int) -> int:
        """The next step at which states are wanted."""
        return (step // self.spacing + 1) * self.spacing

    def offer(self, step: int, parts: Parts) -> None:
        """Keep the states of a step that lies on the spacing, if there is room at all."""
        size = size_of(parts)
        if size > self._budget:
            return
        self._kept[step] = parts
        while len(self._kept) * size > self._budget:
            self.spacing *= 2
            self._kept = {k: kept for k, kept in self._kept.items() if k % self.spacing == 0}

    def before(self, step: int) -> tuple[int, Parts | None]:
        """The latest step up to this one with its states; step 0 has none."""
        latest = max((kept for kept in self._kept if kept <= step), default=0)
        return latest, self._kept.get(latest)

    def cut(self, step: int) -> None:
        """Forget what came after a step."""
        self._kept = {k: kept for k, kept in self._kept.items() if k <= step}

    def copied(self) -> SwarmStates:
        """The same states, which never change, to be added to on its own."""
        copy = SwarmStates(self._budget)
        copy.spacing, copy._kept = self.spacing, dict(self._kept)
        return copy


def size_of(parts: Parts) -> int:
    """Bytes of the arrays."""
    return sum(state.size for state in parts)
