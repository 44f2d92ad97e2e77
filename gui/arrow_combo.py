"""A combo box with an arrow in the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QApplication, QComboBox

_ARROW = 4.0
_ARROW_INSET = 14.0


class ArrowCombo(QComboBox):
    """Draws the arrow itself: a style sheet could only take it from a file."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QApplication.palette().color(QPalette.ColorRole.PlaceholderText), 1.5))
        tip = QPointF(self.width() - _ARROW_INSET, self.height() / 2 + _ARROW / 2)
        painter.drawPolyline([tip + QPointF(-_ARROW, -_ARROW), tip, tip + QPointF(_ARROW, -_ARROW)])
        painter.end()
