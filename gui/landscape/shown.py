"""What the map has to know of a session: any object with these can be drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from engine.race import Race


class Shown(Protocol):
    """A race at a step."""

    @property
    def race(self) -> Race:
        """The race that is drawn."""

    @property
    def shown_step(self) -> int:
        """The step that is drawn."""

    @property
    def highlighted_racer(self) -> int | None:
        """The racer drawn alone, the others being dimmed."""

    @property
    def selected_racer(self) -> int | None:
        """The racer of which more is drawn than of others."""


@dataclass(frozen=True)
class Still:
    """A race at a step that stays."""

    race: Race
    shown_step: int
    highlighted_racer: int | None = None
    selected_racer: int | None = None
