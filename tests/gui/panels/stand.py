"""A transport for tests."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gui.panels.transport import TransportPanel
from gui.session import Session
from gui.theme import ThemeSource
from tests.gui.clock import HandClock, settle
from tests.gui.setups import two_racers


class Stand:
    """A transport over a session whose clock goes by hand."""

    def __init__(self) -> None:
        self.clock = HandClock()
        self.session = Session(two_racers(), self.clock)
        self.themes = ThemeSource("dark")
        self.panel = TransportPanel(self.session, self.themes)

    def go_to(self, step: int) -> None:
        self.session.show_step(step)
        settle(self.session.player, self.clock)


def click(widget: QWidget, place: QPoint | None = None) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place or widget.rect().center())
