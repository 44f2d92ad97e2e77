"""What a legend says of a racer besides its name, in the window and in a picture."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.setup import Setup
from gui.racers.racer_look import around_words
from gui.racers.scheduled_rate import brief_rate, rate_after


def setting_text(setup: Setup, racer: int, step: int) -> str:
    """The rate that acts on the next step, schedule included, and what stands around the rule.

    A rate that changes with the step by itself is written as such.
    """
    rate, one = rate_after(setup, racer, step), setup.racers[racer]
    symbol = "η" if one.schedule is None else "η(t)"
    rates = () if rate is None else (f"{symbol} {brief_rate(rate)}",)
    around = around_words(one)
    return " · ".join((*rates, around) if around else rates)


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
    """Name, setting and what else there is to say."""
    return "  ".join(part for part in parts if part)
