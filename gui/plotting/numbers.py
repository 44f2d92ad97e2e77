"""Numbers as short text for axes and read-outs, the same in every locale."""

from __future__ import annotations

import math

_MINUS = "\N{MINUS SIGN}"
_PLAIN = (1e-3, 1e4)


def short_number(value: float, digits: int = 3) -> str:
    """A few digits, in powers of ten only where plain figures would be long."""
    if math.isnan(value):
        return "–"
    if math.isinf(value):
        return "∞" if value > 0 else _MINUS + "∞"
    if value == 0:
        return "0"
    if _PLAIN[0] <= abs(value) < _PLAIN[1]:
        decimals = max(0, digits - 1 - math.floor(math.log10(abs(value))))
        text = f"{value:.{decimals}f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
    else:
        mantissa, exponent = f"{value:.{digits - 1}e}".split("e")
        mantissa = mantissa.rstrip("0").rstrip(".") if "." in mantissa else mantissa
        text = f"{mantissa}e{int(exponent)}"
    return text.replace("-", _MINUS)
