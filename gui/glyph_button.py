"""Small flat buttons with line drawings that take their colour from the palette."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QToolButton, QWidget

_SIDE = 24
_BOX = 12.0
_PEN_WIDTH = 1.5

# Polylines in a unit square, top left to bottom right.
_LINES: dict[str, tuple[tuple[tuple[float, float], ...], ...]] = {
    "folded": (((0.35, 0.15), (0.7, 0.5), (0.35, 0.85)),),
    "unfolded": (((0.15, 0.35), (0.5, 0.7), (0.85, 0.35)),),
    "remove": (((0.15, 0.15), (0.85, 0.85)), ((0.85, 0.15), (0.15, 0.85))),
    "add": (((0.5, 0.05), (0.5, 0.95)), ((0.05, 0.5), (0.95, 0.5))),
    "reset": (((0.02, 0.1), (0.1, 0.42), (0.42, 0.34)),),
}


class GlyphButton(QToolButton):
    """A tool button of fixed size: `folded`, `unfolded`, `remove`, `add`, `reset`, `more`, `solo`."""

    def __init__(self, glyph: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyph = glyph
        self.setAutoRaise(True)
        self.setFixedSize(_SIDE, _SIDE)
        self.setProperty("glyph", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_glyph(self, glyph: str) -> None:
        self._glyph = glyph
        self.update()

    def describe(self, name: str, tool_tip: str) -> None:
        """A button without a text needs a name for screen readers and a tooltip for everybody."""
        self.setAccessibleName(name)
        self.setToolTip(tool_tip)

    def sizeHint(self) -> QSize:
        return QSize(_SIDE, _SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(0, 0, _BOX, _BOX)
        box.moveCenter(QRectF(self.rect()).center())
        pen = QPen(self._color(), _PEN_WIDTH)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawPath(_glyph_path(self._glyph, box))
        painter.end()

    def _color(self) -> QColor:
        group = QPalette.ColorGroup.Active if self.isEnabled() else QPalette.ColorGroup.Disabled
        if self.isChecked():
            return self.palette().color(group, QPalette.ColorRole.Highlight)
        lively = self.underMouse() or self.hasFocus()
        role = QPalette.ColorRole.WindowText if lively else QPalette.ColorRole.PlaceholderText
        return self.palette().color(group, role)


def _glyph_path(glyph: str, box: QRectF) -> QPainterPath:
    path = QPainterPath()
    if glyph == "more":
        for share in (0.1, 0.5, 0.9):
            path.addEllipse(_inside(box, share, 0.5), 0.7, 0.7)
    elif glyph == "solo":
        path.addEllipse(box.center(), 5.2, 5.2)
        path.addEllipse(box.center(), 1.6, 1.6)
    elif glyph == "reset":
        path.arcMoveTo(box.adjusted(0.5, 0.5, -0.5, -0.5), 150)
        path.arcTo(box.adjusted(0.5, 0.5, -0.5, -0.5), 150, -300)
    for line in _LINES.get(glyph, ()):
        path.moveTo(_inside(box, *line[0]))
        for point in line[1:]:
            path.lineTo(_inside(box, *point))
    return path


def _inside(box: QRectF, across: float, down: float) -> QPointF:
    return QPointF(box.left() + across * box.width(), box.top() + down * box.height())
