"""The page of a picture: legend and step above, the map below."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from engine.race import Race
from gui.landscape.still_map import StillMap
from gui.plotting.markers import MarkerStyle, draw_marker
from gui.racer_look import RacerLook, looks
from gui.theme import Theme, racer_text

_BAND = 30
_MARGIN = 12.0
_GAP = 16.0
_MARKER_SIZE = 9.0


def paint_sheet(
    painter: QPainter,
    race: Race,
    step: int,
    theme: Theme,
    scale: float,
    size: QSize,
    vectors: bool = False,
) -> None:
    """On a painter whose unit is a logical pixel, `scale` device pixels wide."""
    painter.fillRect(QRectF(QPointF(), size.toSizeF()), QColor(theme.panel))
    _paint_legend(painter, race, step, theme, size.width())
    below = QSize(size.width(), size.height() - _BAND)
    still = StillMap(race, step, theme, below, scale, vectors)
    target = QRectF(0.0, _BAND, below.width(), below.height())
    still.plot.render(painter, target, QRect(0, 0, below.width(), below.height()))
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
        room = right - x - 2 * _GAP
        if race.runs(racer) and room > 0:
            x += _paint_entry(painter, QPointF(x, baseline), look, theme, room) + _GAP


def _paint_entry(
    painter: QPainter, at: QPointF, look: RacerLook, theme: Theme, room: float
) -> float:
    """How wide it became."""
    metrics = QFontMetricsF(painter.font())
    name = metrics.elidedText(look.name, Qt.TextElideMode.ElideRight, room)
    style = MarkerStyle(look.marker, look.color.name(), theme.panel, _MARKER_SIZE, 0.0)
    painter.save()
    painter.translate(at.x() + _MARKER_SIZE / 2, _BAND / 2)
    draw_marker(painter, style)
    painter.restore()
    painter.setPen(QColor(racer_text(theme, look.color.name())))
    left = _MARKER_SIZE + _GAP / 3
    painter.drawText(at + QPointF(left, 0.0), name)
    return left + metrics.horizontalAdvance(name)
