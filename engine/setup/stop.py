"""When a path stops by itself."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from engine.setup import fields

PLACE = "stop"
KEYS = ("max_steps", "height_change", "slope_norm", "distance")
MAX_STEPS = 1_000_000_000
USUAL_STEPS = 1_000
"""How long a race is taken to be that has no `max_steps`."""


@dataclass(frozen=True)
class Stop:
    """A path stops at the first limit that holds; None never holds.

    Attributes:
        height_change: the height changed by at most this in a step.
        slope_norm: the slope is at most this long.
        distance: the nearest known minimum is at most this far.
    """

    max_steps: int | None = None
    height_change: float | None = None
    slope_norm: float | None = None
    distance: float | None = None

    @property
    def steps(self) -> int:
        """How long a race is, or is taken to be."""
        return self.max_steps or USUAL_STEPS

    def to_dict(self) -> dict[str, object]:
        return {key: value for key, value in asdict(self).items() if value is not None}


def read_stop(data: object) -> Stop:
    """The stop rule of a session. Raises SetupError."""
    entries = fields.as_object(data, PLACE, KEYS)
    return Stop(
        max_steps=_max_steps(entries),
        height_change=_limit(entries, "height_change"),
        slope_norm=_limit(entries, "slope_norm"),
        distance=_limit(entries, "distance"),
    )


def _max_steps(entries: Mapping[str, object]) -> int | None:
    if "max_steps" not in entries:
        return None
    return fields.as_whole_number(entries["max_steps"], f"{PLACE}.max_steps", 1, MAX_STEPS)


def _limit(entries: Mapping[str, object], key: str) -> float | None:
    return fields.as_number(entries[key], f"{PLACE}.{key}", least=0.0) if key in entries else None
