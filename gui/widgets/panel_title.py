"""The small grey title of a panel."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QWidget

PADDING = 12
"""Around what a panel shows."""


class PanelTitle(QLabel):
    """Written in capitals by the font, so that translators and screen readers see words."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("title", True)
        font = self.font()
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        self.setFont(font)
