"""What a legend says of a racer besides its name, in the window and in a picture."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.setup import Setup
from gui.edits import hyperparameters_at
from gui.plotting.numbers import short_number
from gui.racers.declared import declared_by_racer

_RATE = "learning_rate"


def rate_text(setup: Setup, racer: int, step: int) -> str:
    """The rate that acts on the next step, also where it is the default; empty without one."""
    declared = declared_by_racer(setup.racers[racer])
    default = next((one.default for one in declared if one.name == _RATE), None)
    rate = hyperparameters_at(setup, racer, step).get(_RATE, default)
    if rate is None:
        return ""
    values = rate if isinstance(rate, tuple) else (rate,)
    low, high = short_number(min(values)), short_number(max(values))
    return f"η {low}" if low == high else f"η {low} … {high}"


def gone_text(diverged: int, escaped: int) -> str:
    """How many paths have left for good; empty when none has."""
    parts = []
    if diverged:
        text = QCoreApplication.translate("Legend", "{count} diverged")
        parts.append(text.format(count=diverged))
    if escaped:
        text = QCoreApplication.translate("Legend", "{count} escaped")
        parts.append(text.format(count=escaped))
    return ", ".join(parts)


def entry_text(*parts: str) -> str:
    """Name, rate and what else there is to say."""
    return "  ".join(part for part in parts if part)
