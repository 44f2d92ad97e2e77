"""How far an entry may go: what a session can hold too, so that all that is kept can be raced."""

import re
import unicodedata

LONGEST_LABEL = 200
MOST_DECLARED = 32
FARTHEST = 1e100  # squares of coordinates must stay far inside the range of numbers
NARROWEST = 1e-12  # of the larger limit; nearer than that, neighbouring pixels are one number

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,63}")
_NOT_IN_A_LINE = ("Cc", "Zl", "Zp")  # controls and line breaks, as Unicode names them


def is_name(text: str) -> bool:
    """Whether a formula can use this as a name."""
    return _NAME.fullmatch(text) is not None


def is_label(text: str) -> bool:
    """Whether this is one line that is not too long."""
    broken = any(unicodedata.category(one) in _NOT_IN_A_LINE for one in text)
    return len(text) <= LONGEST_LABEL and not broken


def is_too_narrow(low: float, high: float) -> bool:
    """Whether an interval of coordinates cannot be drawn."""
    return high - low < NARROWEST * max(abs(low), abs(high), 1.0 / FARTHEST)
