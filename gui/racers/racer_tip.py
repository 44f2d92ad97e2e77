"""What the tooltip of a racer says: its rule, where it comes from, and what stands around it."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from engine.catalog import OptimizerEntry, optimizers, schedules, wrappers
from engine.formula import FormulaError
from engine.setup import RacerSetup
from gui.edits.rules import rule_of
from gui.racers.declared import declared_by_racer, entry_like
from gui.racers.racer_look import racer_name
from gui.typesetting.text import NOTHING, of_rule
from gui.typesetting.tip import tip_html


def racer_tip(racer: RacerSetup) -> str:
    """Rich text."""
    return _rule(racer) + "".join(f"<br>{escape(line)}" for line in _around(racer))


def typeset_tip(racer: RacerSetup, kept: Mapping[str, OptimizerEntry], widget: QWidget) -> str:
    """The same with the rule in good type, for a tooltip of that widget; not made before that."""
    entry = optimizers()[racer.optimizer] if racer.optimizer else entry_like(racer, kept)
    try:
        text = of_rule(rule_of(racer), declared_by_racer(racer, kept))
    except FormulaError:  # what no rule expresses
        text = NOTHING
    name, meaning, source = racer_name(racer), "", ""
    if entry is not None:
        name, meaning, source = entry.name, entry.meaning, entry.source
    lines = "".join(f"<div>{escape(line)}</div>" for line in _around(racer))
    return tip_html(widget, text, name, meaning, source) + lines


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
