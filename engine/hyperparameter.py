"""A number that a rule or a formula declares, with all that a form needs to offer it."""

from dataclasses import dataclass
from math import inf
from typing import Literal


@dataclass(frozen=True, slots=True)
class Hyperparameter:
    """A declared number.

    Attributes:
        low: lower end of the slider; a typed number may lie beyond it.
        high: upper end of the slider.
        symbol: short sign for a legend, such as η.
        meaning: one sentence for a tooltip.
        minimum: hard limit; a number below it is refused.
        maximum: hard limit; a number above it is refused.
    """

    name: str
    default: float
    low: float
    high: float
    scale: Literal["linear", "log"]
    symbol: str
    meaning: str
    minimum: float = -inf
    maximum: float = inf
    integer: bool = False
