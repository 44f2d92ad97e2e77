"""A small button that offers round numbers of starts."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from gui.widgets.glyph_button import GlyphButton
from gui.widgets.number_text import count_text


class QuickCounts(GlyphButton):
    """A menu of sides, such as 100 × 100, or of single counts.

    Signals:
        chosen(object): a tuple with one or two counts.
    """

    chosen = Signal(object)

    def __init__(self, offered: Iterable[tuple[int, ...]], parent: QWidget | None = None) -> None:
        super().__init__("unfolded", parent)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        for counts in offered:
            text = " × ".join(map(count_text, counts))
            action = menu.addAction(text)
            action.setObjectName("x".join(map(str, counts)))
            action.triggered.connect(lambda _=False, counts=counts: self.chosen.emit(counts))
        self.setMenu(menu)
