"""A quiet frame around a panel, which a menu entry shows and hides."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget


class Card(QFrame):
    """Owns the checkable action of its panel. A column of closed cards takes no place."""

    def __init__(self, title: str, shortcut: str, panel: QWidget) -> None:
        super().__init__()
        self.setObjectName(f"{panel.objectName()}_card")
        self.setProperty("card", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(panel)
        self.action = QAction(title, self)
        self.action.setObjectName(f"show_{panel.objectName()}")
        self.action.setCheckable(True)
        self.action.setChecked(True)
        self.action.setShortcut(QKeySequence(shortcut))
        self.action.toggled.connect(self._set_open)

    def _set_open(self, is_open: bool) -> None:
        self.setVisible(is_open)
        column = self.parentWidget()
        if isinstance(column, QSplitter):
            cards = column.findChildren(Card, options=Qt.FindChildOption.FindDirectChildrenOnly)
            column.setHidden(all(card.isHidden() for card in cards))
