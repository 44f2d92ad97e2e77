"""Which theme is current, and the signal that it changed."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from gui.theme.tokens import DARK, LIGHT, Theme

Mode = Literal["system", "dark", "light"]


def theme_for(mode: str) -> Theme:
    """The theme of a mode; an unknown system scheme counts as dark."""
    if mode == "system":
        light = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Light
        return LIGHT if light else DARK
    return LIGHT if mode == "light" else DARK


class ThemeSource(QObject):
    """The one theme of the window.

    Signals:
        changed: `current` is another theme; everything recolours.
    """

    changed = Signal()

    def __init__(self, mode: str = "system", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.mode = mode
        self.current = theme_for(mode)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._refresh)

    def set_mode(self, mode: str) -> None:
        """One of system, dark and light; system follows the desktop."""
        self.mode = mode
        self._refresh()

    def _refresh(self) -> None:
        theme = theme_for(self.mode)
        if theme != self.current:
            self.current = theme
            self.changed.emit()
