"""Small pictures that a style sheet can only take from files: arrows and the check mark."""

from __future__ import annotations

import functools

from PySide6.QtCore import QPointF, Qt, QTemporaryDir
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from gui.theme.tokens import Theme

_SIDE = 12
_STROKE = 1.7
_SIZES = ((1, ""), (2, "@2x"))
_SHAPES = {
    "down": ((3.0, 4.5), (6.0, 7.5), (9.0, 4.5)),
    "up": ((3.0, 7.5), (6.0, 4.5), (9.0, 7.5)),
    "check": ((2.5, 6.3), (5.0, 8.8), (9.5, 3.4)),
}


def glyphs(theme: Theme) -> dict[str, str]:
    """Style sheet addresses by name; empty where no file could be written."""
    colors = {"down": theme.muted, "up": theme.muted, "check": theme.on_accent}
    return {f"glyph_{name}": _address(name, colors[name]) for name in _SHAPES}


@functools.cache
def _folder() -> QTemporaryDir:
    """Lives as long as the program."""
    return QTemporaryDir()


@functools.cache
def _address(name: str, color: str) -> str:
    stem = _folder().filePath(f"{name}_{color[1:]}")
    written = [_painted(name, color, ratio).save(f"{stem}{suffix}.png") for ratio, suffix in _SIZES]
    return f"url({stem}.png)" if all(written) else "none"


def _painted(name: str, color: str, ratio: int) -> QImage:
    image = QImage(_SIDE * ratio, _SIDE * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(ratio, ratio)
    pen = QPen(QColor(color), _STROKE)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in _SHAPES[name]]))
    painter.end()
    return image
