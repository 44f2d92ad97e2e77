"""Over a chart's curves: the cursor of the shown step, and the values under the pointer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from gui.plotting.layer import MapLayer
from gui.plotting.numbers import short_number
from gui.plotting.view_box import MapViewBox
from gui.theme import Theme

_TOP = 4.0
_APART = 16.0
_PADDING = 6.0
_SWATCH = 8.0
_GAP = 8.0

Row = tuple[str, str, str]


class ChartCursor(MapLayer):
    """A vertical line, at the edge where its place is beyond.

    Only the strips it leaves and enters are painted again.
    """

    def __init__(self, view_box: MapViewBox, order: float, theme: Theme) -> None:
        super().__init__(view_box, order)
        self._theme = theme
        self._x = 0.0

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def set_x(self, x: float) -> None:
        self.update(self._strip())
        self._x = x
        self.update(self._strip())

    def paint_frame(self, painter: QPainter) -> None:
        middle = self._strip().center().x()
        painter.setPen(QPen(QColor(self._theme.accent), 1.5))
        painter.drawLine(QPointF(middle, 0.0), QPointF(middle, self.boundingRect().height()))

    def _strip(self) -> QRectF:
        frame = self.frame()
        middle = min(max(frame.across(self._x), 1.0), frame.width - 1.0)
        return QRectF(middle - 2.0, 0.0, 4.0, frame.height)


class ReadOut(MapLayer):
    """A small table of colour, name and value at the pointer's x."""

    def __init__(self, view_box: MapViewBox, order: float, theme: Theme) -> None:
        super().__init__(view_box, order)
        self._theme = theme
        self._x = 0.0
        self._rows: tuple[Row, ...] = ()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def show_rows(self, x: float, rows: Sequence[Row]) -> None:
        """No rows hides it."""
        self._x, self._rows = x, tuple(rows)
        self.update()

    def paint_frame(self, painter: QPainter) -> None:
        if not self._rows:
            return
        metrics = QFontMetricsF(painter.font())
        line, cell = metrics.lineSpacing(), self._cell_width(metrics)
        box = self.box(line, cell)
        self._paint_box(painter, box)
        left, top = box.left() + _PADDING, box.top() + _PADDING
        painter.setPen(QColor(self._theme.muted))
        painter.drawText(QPointF(left, top + metrics.ascent()), short_number(round(self._x), 6))
        lines = self._lines(line)
        for place, (color, name, value) in enumerate(self._rows):
            column, row = divmod(place, lines)
            area = QRectF(left + column * (cell + _APART), top + (row + 1) * line, cell, line)
            self._paint_row(painter, area, color, name, value)

    def box(self, line: float, cell: float) -> QRectF:
        """Where it stands, with rows of this height and width; in columns where it is too high."""
        lines = self._lines(line)
        columns = -(-len(self._rows) // lines)
        width = 2 * _PADDING + columns * cell + (columns - 1) * _APART
        height = 2 * _PADDING + line * (min(lines, len(self._rows)) + 1)
        return QRectF(self._left_of(width), _TOP, width, height)

    def _lines(self, line: float) -> int:
        """How many rows fit under each other, below the step."""
        return max(1, int((self.frame().height - _TOP - 2 * _PADDING) // line) - 1)

    def _cell_width(self, metrics: QFontMetricsF) -> float:
        names = max(metrics.horizontalAdvance(name) for _, name, _ in self._rows)
        values = max(metrics.horizontalAdvance(value) for _, _, value in self._rows)
        return _SWATCH + 2 * _GAP + names + values

    def _left_of(self, width: float) -> float:
        """Beside the pointer, on the side where there is room."""
        frame = self.frame()
        pointer = frame.across(self._x)
        right = pointer + 12.0
        return right if right + width < frame.width else max(pointer - 12.0 - width, 0.0)

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.line), 1.0))
        ground = QColor(self._theme.raised)
        ground.setAlphaF(0.94)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, 6.0, 6.0)

    def _paint_row(
        self, painter: QPainter, area: QRectF, color: str, name: str, value: str
    ) -> None:
        middle = area.center().y()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(color))
        painter.drawEllipse(QPointF(area.left() + _SWATCH / 2, middle), _SWATCH / 2, _SWATCH / 2)
        painter.setPen(QColor(self._theme.text))
        text = area.adjusted(_SWATCH + _GAP, 0.0, 0.0, 0.0)
        painter.drawText(text, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        painter.drawText(text, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, value)
