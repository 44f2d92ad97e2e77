"""How a racer is named and drawn: label, colour and marker, its own or by its place."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from engine.catalog import optimizers
from engine.setup import RacerSetup, Setup
from gui.theme import MARKERS, Theme, racer_color


@dataclass(frozen=True)
class RacerLook:
    """Attributes: what map, chart and tables show of a racer."""

    name: str
    color: QColor
    marker: str


def looks(setup: Setup, theme: Theme) -> tuple[RacerLook, ...]:
    """The looks of all racers, in the order of the setup."""
    return tuple(_look(racer, slot, theme) for slot, racer in enumerate(setup.racers))


def racer_name(racer: RacerSetup) -> str:
    """The label, else the catalog's name, else that it is a rule of one's own."""
    if racer.label:
        return racer.label
    if racer.optimizer is not None:
        return optimizers()[racer.optimizer].name
    return QCoreApplication.translate("RacerLook", "Own rule")


def _look(racer: RacerSetup, slot: int, theme: Theme) -> RacerLook:
    color = QColor(racer_color(theme, racer.color or slot))
    return RacerLook(racer_name(racer), color, racer.marker or MARKERS[slot % len(MARKERS)])
