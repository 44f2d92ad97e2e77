"""Small flat buttons with line drawings that take their colour from the palette."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

_SIDE = 24
_BOX = 12.0
_PEN_WIDTH = 1.5

# Polylines in a unit square, top left to bottom right.
_LINES: dict[str, tuple[tuple[tuple[float, float], ...], ...]] = {
    "folded": (((0.35, 0.15), (0.7, 0.5), (0.35, 0.85)),),
    "unfolded": (((0.15, 0.35), (0.5, 0.7), (0.85, 0.35)),),
    "up": (((0.15, 0.65), (0.5, 0.3), (0.85, 0.65)),),
    "down": (((0.15, 0.35), (0.5, 0.7), (0.85, 0.35)),),
    "remove": (((0.15, 0.15), (0.85, 0.85)), ((0.85, 0.15), (0.15, 0.85))),
    "add": (((0.5, 0.05), (0.5, 0.95)), ((0.05, 0.5), (0.95, 0.5))),
    "suggestion": (
        ((0.5, 0.02), (0.61, 0.39), (0.98, 0.5), (0.61, 0.61), (0.5, 0.98)),
        ((0.5, 0.98), (0.39, 0.61), (0.02, 0.5), (0.39, 0.39), (0.5, 0.02)),
    ),
    "brush": (
        ((0.95, 0.05), (0.5, 0.5)),
        ((0.5, 0.5), (0.3, 0.55), (0.22, 0.78), (0.05, 0.92), (0.38, 0.9), (0.5, 0.72), (0.5, 0.5)),
    ),
    "reset": (((0.02, 0.1), (0.1, 0.42), (0.42, 0.34)),),
}

_DOTS: dict[str, tuple[tuple[float, float], ...]] = {
    "more": ((0.1, 0.5), (0.5, 0.5), (0.9, 0.5)),
    "grid": tuple((across, down) for down in (0.1, 0.5, 0.9) for across in (0.1, 0.5, 0.9)),
    "random": ((0.05, 0.2), (0.5, 0.05), (0.9, 0.35), (0.35, 0.5), (0.1, 0.85), (0.75, 0.9)),
}
_DOT_RADIUS = 0.7


class GlyphButton(QToolButton):
    """A tool button of fixed size that shows one of the drawings below."""

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
        draw_glyph(self, self._glyph, QRectF(self.rect()).center())


def draw_glyph(widget: QWidget, glyph: str, center: QPointF) -> None:
    """One of the drawings on a widget, stronger under the pointer and with the focus."""
    box = QRectF(0, 0, _BOX, _BOX)
    box.moveCenter(center)
    pen = QPen(_color(widget), _PEN_WIDTH)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.drawPath(_glyph_path(glyph, box))
    painter.end()


def _color(widget: QWidget) -> QColor:
    """From the application's palette: a style sheet changes the one of the widget."""
    palette = QApplication.palette()
    if not widget.isEnabled():
        return palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText)
    lively = widget.underMouse() or widget.hasFocus()
    role = QPalette.ColorRole.WindowText if lively else QPalette.ColorRole.PlaceholderText
    return palette.color(role)


def _glyph_path(glyph: str, box: QRectF) -> QPainterPath:
    path = QPainterPath()
    for point in _DOTS.get(glyph, ()):
        path.addEllipse(_inside(box, *point), _DOT_RADIUS, _DOT_RADIUS)
    if glyph == "solo":
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
