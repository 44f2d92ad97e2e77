"""How a racer is named and drawn: label, colour and marker, its own or by its place."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from engine.catalog import optimizers, wrappers
from engine.setup import RacerSetup, Setup
from engine.setup.racers import PRECISIONS
from gui.theme import MARKERS, Theme, mix, racer_color

# How far the colour of what would have been goes toward the panel.
_FADED = 0.55


@dataclass(frozen=True)
class RacerLook:
    """What map, chart and tables show of a racer.

    Attributes:
        around: in short words what stands around its rule, and its precision; mostly empty.
    """

    name: str
    color: QColor
    marker: str
    around: str = ""

    @property
    def full_name(self) -> str:
        """Name and what stands around the rule."""
        return f"{self.name} · {self.around}" if self.around else self.name


def looks(setup: Setup, theme: Theme) -> tuple[RacerLook, ...]:
    """The looks of all racers, in the order of the setup."""
    old = setup.old_futures
    return tuple(_look(racer, slot, theme, slot in old) for slot, racer in enumerate(setup.racers))


def racer_name(racer: RacerSetup) -> str:
    """The label, else the catalog's name, else that it is a rule of one's own."""
    if racer.label:
        return racer.label
    if racer.optimizer is not None:
        return optimizers()[racer.optimizer].name
    return QCoreApplication.translate("RacerLook", "Own rule")


def wrapper_words(racer: RacerSetup) -> tuple[str, ...]:
    """A short word for each wrapper, the innermost first."""
    return tuple(wrappers()[one.wrapper].short for one in racer.wrappers)


def around_words(racer: RacerSetup) -> str:
    """Wrappers, and a precision that is not the usual one, in short words."""
    special = () if racer.precision == PRECISIONS[0] else (racer.precision,)
    return " · ".join((*wrapper_words(racer), *special))


def _look(racer: RacerSetup, slot: int, theme: Theme, is_old_future: bool) -> RacerLook:
    color = QColor(racer_color(theme, racer.color or slot))
    if is_old_future:
        color = QColor(mix(color.name(), theme.panel, _FADED))
    marker = racer.marker or MARKERS[slot % len(MARKERS)]
    return RacerLook(racer_name(racer), color, marker, around_words(racer))
