"""A racer's marker as an icon: the same shapes as the heads on the map."""

from __future__ import annotations

from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

_PIXEL_RATIO = 3.0
_SHARE_OF_SIDE = 0.72
_PEN_SHARE = 0.1


def marker_icon(symbol: str, color: QColor, side: int = 14, filled: bool = True) -> QIcon:
    return QIcon(marker_pixmap(symbol, color, side, filled))


def marker_pixmap(symbol: str, color: QColor, side: int = 14, filled: bool = True) -> QPixmap:
    """The marker in a square of `side` pixels; only its outline for a racer that does not run."""
    pixmap = QPixmap(QSize(side, side) * _PIXEL_RATIO)
    pixmap.setDevicePixelRatio(_PIXEL_RATIO)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(side / 2, side / 2)
    size = side * _SHARE_OF_SIDE
    painter.scale(size, size)
    painter.setPen(QPen(color, _PEN_SHARE))
    if filled:
        painter.setBrush(color)
    painter.drawPath(Symbols[symbol])
    painter.end()
    return pixmap
