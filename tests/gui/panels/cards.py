"""What a person does with a racer's card."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from gui.panels.racers import RacersPanel
from gui.racers.schedule_section import ScheduleSection
from gui.racers.wrappers_section import WrappersSection

LEFT = Qt.MouseButton.LeftButton


def unfold(qtbot: QtBot, panel: RacersPanel, racer: int) -> tuple[ScheduleSection, WrappersSection]:
    """Both folds of a card opened by clicks."""
    card = panel.cards[racer]
    qtbot.mouseClick(card.fold, LEFT)
    around = card.settings.around
    qtbot.mouseClick(around.fold, LEFT)
    assert around.schedule is not None and around.wrappers is not None
    assert around.schedule.isVisible() and around.wrappers.isVisible()
    return around.schedule, around.wrappers


def choose(qtbot: QtBot, section: ScheduleSection, name: str) -> None:
    """By the keys, as a click would open a window of its own."""
    section.choice.setFocus()
    index = section.choice.findText(name)
    key = Qt.Key.Key_Down if index > section.choice.currentIndex() else Qt.Key.Key_Up
    while section.choice.currentIndex() != index:
        qtbot.keyClick(section.choice, key)


def click(qtbot: QtBot, check: QCheckBox) -> None:
    """On its box; the rest of its line is empty."""
    qtbot.mouseClick(check, LEFT, pos=QPoint(8, check.height() // 2))
