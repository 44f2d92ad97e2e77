"""What the tooltip of a racer says: its rule, where it comes from, and what stands around it."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication

from engine.catalog import optimizers, schedules, wrappers
from engine.setup import RacerSetup


def racer_tip(racer: RacerSetup) -> str:
    """Rich text."""
    return _rule(racer) + "".join(f"<br>{escape(line)}" for line in _around(racer))


def _rule(racer: RacerSetup) -> str:
    if racer.optimizer is None:
        return f"<pre>{escape(racer.rule or '')}</pre>"
    entry = optimizers()[racer.optimizer]
    text = f"<pre>{escape(entry.rule.strip())}</pre>" if entry.rule else "<br>"
    return (
        f"<b>{escape(entry.name)}</b><br>{escape(entry.meaning)}{text}<i>{escape(entry.source)}</i>"
    )


def _around(racer: RacerSetup) -> list[str]:
    lines = []
    if racer.schedule is not None:
        identifier = racer.schedule.schedule
        name = schedules()[identifier].name if identifier else racer.schedule.text
        text = QCoreApplication.translate("RacerTip", "Schedule: {name}")
        lines.append(text.format(name=name))
    if racer.wrappers:
        names = (wrappers()[one.wrapper].name for one in racer.wrappers)
        text = QCoreApplication.translate("RacerTip", "Around the rule: {names}")
        lines.append(text.format(names=", ".join(names)))
    return lines
