"""What the map has to know of a session: any object with these can be drawn."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from engine.own_steps import Step
from engine.race import Race
from gui.edits.view import axis_of
from gui.playing.by_cost import ByCost


class Shown(Protocol):
    """A race at a step."""

    @property
    def race(self) -> Race:
        """The race that is drawn."""

    @property
    def shown_step(self) -> int:
        """The step that is drawn."""

    def steps_shown(self, racer: int) -> Step:
        """The step of its own at which each path of a racer is drawn; the same by steps."""

    @property
    def playing(self) -> bool:
        """Whether steps follow each other by themselves."""

    @property
    def highlighted_racer(self) -> int | None:
        """The racer drawn alone, the others being dimmed."""

    @property
    def selected_racer(self) -> int | None:
        """The racer of which more is drawn than of others."""

    @property
    def selected_start(self) -> int | None:
        """The start of which more is told than of others."""


def step_of_start(shown: Shown, racer: int, start: int) -> int:
    """The step of its own at which one path is drawn."""
    step = shown.steps_shown(racer)
    return step if isinstance(step, int) else int(step[start])


@dataclass(frozen=True)
class Still:
    """A race at a step that stays, seen as its setup says."""

    race: Race
    shown_step: int
    highlighted_racer: int | None = None
    selected_racer: int | None = None
    selected_start: int | None = None
    playing: bool = False

    def steps_shown(self, racer: int) -> Step:
        return self.by_cost.steps(self.race, self.shown_step, racer)

    @cached_property
    def by_cost(self) -> ByCost:
        """By the cost that the session is seen by."""
        return ByCost(axis_of(self.race.setup))
