"""How numbers are read from fields and written into fields and tables, whatever the locale."""

from __future__ import annotations

import math
import re

_NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d+)?", re.ASCII)
_EXPONENT = re.compile(r"e([+-])0*(\d)")
_GROUP = "\N{THIN SPACE}"
_TYPOGRAPHIC_MINUS = "\N{MINUS SIGN}"
_PLAIN_DIGITS_BELOW = 99_999.5
_SMALLEST_PLAIN = 1e-3
CELL_LETTERS = 7


def read_number(text: str) -> float | None:
    """The finite number that a person typed, with a point or a comma, or None."""
    tidy = text.strip().replace(_TYPOGRAPHIC_MINUS, "-")
    if not _NUMBER.fullmatch(tidy):
        return None
    value = float(tidy.replace(",", "."))
    return value if math.isfinite(value) else None


def exact_text(value: float) -> str:
    """The shortest text that reads back as exactly this number."""
    text = _EXPONENT.sub(_short_exponent, repr(float(value)))
    return text.removesuffix(".0")


def count_text(count: int) -> str:
    """A count for reading, its thousands apart."""
    return f"{count:,}".replace(",", _GROUP)


def brief_text(value: float, digits: int = 3) -> str:
    """A number for reading, not for typing: few digits, and an exponent only when it is shorter."""
    if not math.isfinite(value):
        return _not_finite_text(value)
    magnitude = abs(value)
    if magnitude != 0 and not _SMALLEST_PLAIN <= magnitude < _PLAIN_DIGITS_BELOW:
        text = _EXPONENT.sub(_short_exponent, f"{value:.{digits - 2}e}")
    elif magnitude >= 10**digits:
        text = f"{value:.0f}"
    else:
        text = f"{value:.{digits}g}"
    return text.replace("-", _TYPOGRAPHIC_MINUS, 1) if value < 0 else text


def cell_text(value: float) -> str:
    """A brief text of at most `CELL_LETTERS`: a number that is cut short is a wrong one."""
    text = brief_text(value)
    return text if len(text) <= CELL_LETTERS else brief_text(value, digits=2)


def _short_exponent(match: re.Match[str]) -> str:
    sign = "-" if match[1] == "-" else ""
    return f"e{sign}{match[2]}"


def _not_finite_text(value: float) -> str:
    if math.isnan(value):
        return "\N{EN DASH}"
    return "\N{INFINITY}" if value > 0 else _TYPOGRAPHIC_MINUS + "\N{INFINITY}"
