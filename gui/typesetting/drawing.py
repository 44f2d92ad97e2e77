"""Boxes onto a painter, on whole pixels of whatever screen or picture it paints on."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gui.typesetting.box import Bar, Box, Curve, Letters, placed
from gui.typesetting.lines import Page


def draw_page(painter: QPainter, page: Page, x: float, y: float, color: QColor) -> None:
    """Everything on the page, with its upper left corner at x, y."""
    for box, base in zip(page.lines, page.baselines, strict=True):
        draw_box(painter, box, x, y + base, color)


def draw_box(painter: QPainter, box: Box, x: float, y: float, color: QColor) -> None:
    """The box and all within it; its baseline begins at x, y."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    scale = painter.device().devicePixelRatio() * painter.worldTransform().m22()
    for inner, left, base in placed(box, x, y):
        base = round(base * scale) / scale
        for ink in inner.inks:
            if isinstance(ink, Letters):
                painter.setFont(ink.font)
                painter.setPen(color)
                painter.drawText(QPointF(left + ink.x, base), ink.text)
            elif isinstance(ink, Bar):
                painter.fillRect(_on_pixels(ink, left, base, scale), color)
            else:
                _draw_curve(painter, ink, left, base, color)
    painter.restore()


def _draw_curve(painter: QPainter, curve: Curve, x: float, y: float, color: QColor) -> None:
    pen = QPen(color, curve.width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.drawPath(curve.path.translated(x, y))


def _on_pixels(bar: Bar, x: float, y: float, scale: float) -> QRectF:
    """The bar on the nearest whole pixels, at least one of them thick."""
    left, top = round((x + bar.x) * scale), round((y + bar.y) * scale)
    wide, tall = max(1, round(bar.width * scale)), max(1, round(bar.height * scale))
    return QRectF(left / scale, top / scale, wide / scale, tall / scale)
