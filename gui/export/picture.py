"""The map of a race at a step as a picture file, at any size."""

from __future__ import annotations

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QCoreApplication,
    QIODevice,
    QPointF,
    QRect,
    QRectF,
    QSizeF,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QImageWriter, QPainter
from PySide6.QtWidgets import QApplication

from engine.atomic_file import atomic_file
from engine.race import Race
from gui.landscape.still_map import StillMap
from gui.plotting.markers import MarkerStyle, draw_marker
from gui.racer_look import looks
from gui.theme import LIGHT, Theme, racer_text

SIZE = QSizeF(960.0, 760.0)
SCALE = 2.0
_BAND = 30.0
_MARGIN = 12.0
_GAP = 16.0
_MARKER_SIZE = 9.0


def write_picture(
    race: Race, path: str, step: int | None = None, theme: Theme = LIGHT, scale: float = SCALE
) -> None:
    """A PNG of the race at a step, the newest by default. The file is whole or not there."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(picture(race, step, theme, scale))
    with atomic_file(path) as file:
        file.buffer.write(buffer.data().data())


def picture(
    race: Race,
    step: int | None = None,
    theme: Theme = LIGHT,
    scale: float = SCALE,
    size: QSizeF = SIZE,
) -> QImage:
    """Everything is drawn anew at the picture's own pixels, `scale` of them a logical one."""
    application = QApplication.instance() or QApplication([])
    image = QImage((size * scale).toSize(), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    painter = QPainter(image)
    paint_map(painter, race, race.step if step is None else step, theme, scale, size)
    painter.end()
    del application
    return image


def paint_map(
    painter: QPainter, race: Race, step: int, theme: Theme, scale: float, size: QSizeF
) -> None:
    """Legend above, map below, on a painter whose unit is a logical pixel."""
    painter.fillRect(QRectF(QPointF(), size), QColor(theme.panel))
    _paint_legend(painter, race, step, theme, size.width())
    below = QRectF(0.0, _BAND, size.width(), size.height() - _BAND)
    still = StillMap(race, step, theme, below.size().toSize(), scale)
    still.plot.render(painter, below, QRect(0, 0, int(below.width()), int(below.height())))
    still.close()


def _paint_legend(painter: QPainter, race: Race, step: int, theme: Theme, width: float) -> None:
    metrics = QFontMetricsF(painter.font())
    baseline = _BAND / 2 + metrics.capHeight() / 2
    text = QCoreApplication.translate("Picture", "step {step}").format(step=step)
    right = width - _MARGIN - metrics.horizontalAdvance(text)
    painter.setPen(QColor(theme.muted))
    painter.drawText(QPointF(right, baseline), text)
    x = _MARGIN
    for racer, look in enumerate(looks(race.setup, theme)):
        name = metrics.elidedText(look.name, Qt.TextElideMode.ElideRight, right - x - _GAP)
        if not race.runs(racer) or not name:
            continue
        style = MarkerStyle(look.marker, look.color.name(), theme.panel, _MARKER_SIZE, 0.0)
        painter.save()
        painter.translate(x + _MARKER_SIZE / 2, _BAND / 2)
        draw_marker(painter, style)
        painter.restore()
        x += _MARKER_SIZE + _GAP / 3
        painter.setPen(QColor(racer_text(theme, look.color.name())))
        painter.drawText(QPointF(x, baseline), name)
        x += metrics.horizontalAdvance(name) + _GAP
