"""Slider ranges for numbers that a typed text declares and no catalog entry describes."""

from __future__ import annotations

from engine.hyperparameter import Hyperparameter

_RATE = "learning_rate"
_RATE_SYMBOL = "\N{GREEK SMALL LETTER ETA}"
_SLOWEST_RATE, _FASTEST_RATE = 1e-5, 10.0


def described(name: str, value: float) -> Hyperparameter:
    """A hyperparameter whose default is the number it has now."""
    if name == _RATE:
        fastest = max(_FASTEST_RATE, value)
        return Hyperparameter(
            name, value, _SLOWEST_RATE, fastest, "log", _RATE_SYMBOL, "", minimum=0.0
        )
    low, high = _range_around(value)
    return Hyperparameter(name, value, low, high, "linear", name, "")


def _range_around(value: float) -> tuple[float, float]:
    """Shares stay within 0 and 1; other numbers reach to twice their size."""
    if 0 <= value < 1:
        return 0.0, 1.0
    return (0.0, 2 * value) if value > 0 else (2 * value, -2 * value)
