"""Icons of the transport: shapes in a unit square, painted in a colour of the theme."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPolygonF

ICON_SIZE = 16
PIXEL_RATIOS = (1.0, 1.25, 1.5, 1.75, 2.0, 3.0)

Polygon = tuple[tuple[float, float], ...]

PLAY: tuple[Polygon, ...] = (((0.22, 0.1), (0.9, 0.5), (0.22, 0.9)),)
PAUSE: tuple[Polygon, ...] = (
    ((0.2, 0.12), (0.4, 0.12), (0.4, 0.88), (0.2, 0.88)),
    ((0.6, 0.12), (0.8, 0.12), (0.8, 0.88), (0.6, 0.88)),
)
FORWARD: tuple[Polygon, ...] = (
    ((0.2, 0.16), (0.34, 0.16), (0.34, 0.84), (0.2, 0.84)),
    ((0.44, 0.16), (0.9, 0.5), (0.44, 0.84)),
)
END: tuple[Polygon, ...] = (
    ((0.08, 0.16), (0.42, 0.5), (0.08, 0.84)),
    ((0.42, 0.16), (0.76, 0.5), (0.42, 0.84)),
    ((0.8, 0.16), (0.92, 0.16), (0.92, 0.84), (0.8, 0.84)),
)

BRANCH: tuple[Polygon, ...] = (
    ((0.06, 0.44), (0.44, 0.44), (0.44, 0.56), (0.06, 0.56)),
    ((0.36, 0.5), (0.68, 0.12), (0.77, 0.2), (0.48, 0.56)),
    ((0.36, 0.5), (0.48, 0.44), (0.77, 0.8), (0.68, 0.88)),
    ((0.6, 0.06), (0.94, 0.06), (0.94, 0.4)),
    ((0.6, 0.94), (0.94, 0.94), (0.94, 0.6)),
)


def mirrored(shape: tuple[Polygon, ...]) -> tuple[Polygon, ...]:
    return tuple(tuple((1 - x, y) for x, y in polygon) for polygon in shape)


BACK = mirrored(FORWARD)
RESTART = mirrored(END)


def icon(shape: tuple[Polygon, ...], color: str, disabled: str) -> QIcon:
    """Crisp at every usual scale of a screen."""
    result = QIcon()
    for ratio in PIXEL_RATIOS:
        result.addPixmap(_pixmap(shape, color, ratio), QIcon.Mode.Normal)
        result.addPixmap(_pixmap(shape, disabled, ratio), QIcon.Mode.Disabled)
    return result


def _pixmap(shape: tuple[Polygon, ...], color: str, ratio: float) -> QPixmap:
    pixels = round(ICON_SIZE * ratio)
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color))
    for polygon in shape:
        painter.drawPolygon(QPolygonF([QPointF(x * pixels, y * pixels) for x, y in polygon]))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
