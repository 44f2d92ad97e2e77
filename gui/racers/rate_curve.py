"""The learning rate over the steps of a race as a small curve, with a mark at the shown step."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QApplication, QWidget

Array = NDArray[np.float64]

_HEIGHT = 44
_INSET = 5.0
_MARK = 3.5
_LINE_WIDTH = 1.5


class RateCurve(QWidget):
    """From zero to the highest rate; numbers that are none leave a gap."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: Array = np.empty(0)
        self._rates: Array = np.empty(0)
        self._color = QColor()
        self._mark = QPointF()
        self.setFixedHeight(_HEIGHT)

    def set_curve(self, steps: Array, rates: Array, color: QColor) -> None:
        self._steps, self._rates, self._color = steps, rates, color
        self.update()

    def set_mark(self, step: float, rate: float) -> None:
        """Where the race is."""
        self._mark = QPointF(step, rate)
        self.update()

    def place(self, step: float, rate: float) -> QPointF:
        """Where a rate of a step is drawn, in pixels."""
        finite = np.abs(self._rates[np.isfinite(self._rates)])
        highest = float(finite.max(initial=0.0)) or 1.0
        first, last = self._steps[0], max(self._steps[-1], self._steps[0] + 1)
        room = QRectF(self.rect()).adjusted(_INSET, _INSET, -_INSET, -_INSET)
        across = room.left() + (step - first) / (last - first) * room.width()
        height = room.bottom() - min(max(rate / highest, 0.0), 1.0) * room.height()
        return QPointF(across, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if not len(self._steps):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        painter.setPen(QPen(self._color, _LINE_WIDTH))
        for piece in self._pieces():
            painter.drawPolyline(QPolygonF([self.place(*point) for point in piece]))
        if np.isfinite(self._mark.y()):
            self._paint_mark(painter)
        painter.end()

    def _paint_frame(self, painter: QPainter) -> None:
        palette = QApplication.palette()
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1.0))
        painter.drawLine(self.place(self._steps[0], 0.0), self.place(self._steps[-1], 0.0))

    def _paint_mark(self, painter: QPainter) -> None:
        at = self.place(self._mark.x(), self._mark.y())
        role = QPalette.ColorRole
        painter.setPen(QPen(QApplication.palette().color(role.PlaceholderText), 1.0))
        painter.drawLine(QPointF(at.x(), _INSET), QPointF(at.x(), self.height() - _INSET))
        painter.setPen(QPen(QApplication.palette().color(role.Base), 1.0))
        painter.setBrush(self._color)
        painter.drawEllipse(at, _MARK, _MARK)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _pieces(self) -> list[list[tuple[float, float]]]:
        points = np.column_stack([self._steps, self._rates])
        gaps = np.flatnonzero(~np.isfinite(self._rates))
        pieces = np.split(points, gaps)
        finite = [piece[np.isfinite(piece[:, 1])] for piece in pieces]
        return [[(float(x), float(y)) for x, y in piece] for piece in finite if len(piece) > 1]
