"""A known minimum of a problem."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Minimum:
    """Where a problem is known to have a minimum, and how high.

    Attributes:
        kind: `kink` where no slope of zero is found: the slope jumps there, or the window ends.
        scope: `local` where lower ground is known elsewhere, or the problem has no bottom.
    """

    point: tuple[float, ...]
    height: float
    kind: Literal["smooth", "kink"] = "smooth"
    scope: Literal["global", "local"] = "global"
