"""A line of text that ends in an ellipsis where there is no room for all of it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel


class ElidedLabel(QLabel):
    """As narrow as its place wants it; its `text` stays whole."""

    def minimumSizeHint(self) -> QSize:
        return QSize(1, super().minimumSizeHint().height())

    def shown_text(self) -> str:
        right, room = Qt.TextElideMode.ElideRight, self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), right, room)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        role = self.foregroundRole()
        enabled = self.isEnabled()
        place = self.contentsRect()
        self.style().drawItemText(
            painter, place, self.alignment(), self.palette(), enabled, self.shown_text(), role
        )
