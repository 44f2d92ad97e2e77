"""Which step each path is shown at when a race is seen by what it costs."""

from __future__ import annotations

from engine.cost_axis import Axis, shown_cost, steps_by
from engine.own_steps import Step
from engine.race import Race


class ByCost:
    """Looked up once, however many ask, until the race or its step is another one.

    Attributes:
        axis: what counts as the cost.
    """

    def __init__(self, axis: Axis = "steps") -> None:
        self.axis = axis
        self._moment: tuple[Race, int, int] | None = None
        self._cost = 0
        self._steps: dict[int, Step] = {}

    def choose(self, axis: Axis) -> None:
        """Another axis."""
        self.axis = axis
        self.forget()

    def forget(self) -> None:
        """Paths that lagged behind may be known farther."""
        self._moment = None

    def cost(self, race: Race, step: int) -> int:
        """At which the race is seen while a step is shown."""
        moment = (race, race.step, step)
        if self._moment is None or self._moment != moment:
            self._cost = shown_cost(race, step, self.axis, kept=True)
            self._moment, self._steps = moment, {}
        return self._cost

    def steps(self, race: Race, step: int, racer: int) -> Step:
        """Where the paths of a racer are shown: one step, or one for each `(starts,)`."""
        if self.axis == "steps":
            return step
        cost = self.cost(race, step)
        if racer not in self._steps:
            self._steps[racer] = steps_by(race, racer, cost, self.axis, step, kept=True)
        return self._steps[racer]

    def step(self, race: Race, step: int, racer: int) -> int:
        """The step of the path of a racer that is shown the farthest."""
        own = self.steps(race, step, racer)
        return own if isinstance(own, int) else int(own.max(initial=0))
