"""What of a step can be shown at once."""

from __future__ import annotations

from dataclasses import dataclass

from engine.arrays import Array, Indices


@dataclass(frozen=True)
class Sight:
    """Points of a step that are known.

    Attributes:
        points: `(dims, count)`.
        starts: whose they are `(count,)`; None when they are those of all starts.
    """

    points: Array
    starts: Indices | None = None

    @property
    def is_whole(self) -> bool:
        """Whether nobody is missing."""
        return self.starts is None
