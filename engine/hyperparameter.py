"""A number that a rule or a formula declares, with all that a form needs to offer it."""

from dataclasses import dataclass
from math import inf
from sys import float_info
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


RATE = "learning_rate"
_RATE_SYMBOL = "\N{GREEK SMALL LETTER ETA}"
_SLOWEST_RATE, _FASTEST_RATE = 1e-5, 10.0


def described(name: str, value: float) -> Hyperparameter:
    """What a form offers for a number of which only the name and the present value are known."""
    if name == RATE and value > 0:
        low, high = min(_SLOWEST_RATE, value), max(_FASTEST_RATE, value)
        return Hyperparameter(name, value, low, high, "log", _RATE_SYMBOL, "", minimum=0.0)
    low, high = _range_around(value)
    return Hyperparameter(name, value, low, high, "linear", name, "")


def _range_around(value: float) -> tuple[float, float]:
    """Shares stay within 0 and 1; other numbers reach to twice their size."""
    if 0 <= value < 1:
        return 0.0, 1.0
    far = min(2 * abs(value), float_info.max)
    return (0.0, far) if value > 0 else (-far, far)
