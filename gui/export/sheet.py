"""The page of a picture: legend and step above, the map below."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from engine.measures import Status
from engine.race import Race
from gui.edits.view import axis_of
from gui.landscape.legend_text import entry_text, gone_text, setting_text
from gui.landscape.still_map import StillMap
from gui.playing.by_cost import ByCost
from gui.playing.pace import runners
from gui.plotting.markers import MarkerStyle, draw_marker
from gui.racers.racer_look import RacerLook, looks, racer_name
from gui.texts.cost_axis import cost_text
from gui.theme import Theme, racer_text

_BAND, _LINE = 30, 20
_MARGIN = 12.0
_GAP = 16.0
_MARKER_SIZE = 9.0
_NAME_LEFT = _MARKER_SIZE + _GAP / 3


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
    band = _paint_legend(painter, race, step, theme, size.width())
    below = QSize(size.width(), size.height() - band)
    still = StillMap(race, step, theme, below, scale, vectors)
    target = QRectF(0.0, band, below.width(), below.height())
    still.plot.render(painter, target, QRect(0, 0, below.width(), below.height()))
    still.close()


def legend_texts(race: Race, step: int) -> dict[int, str]:
    """What the legend says of each racer that runs: as the window's."""
    texts, by_cost = {}, ByCost(axis_of(race.setup))
    for racer in runners(race):
        status = race.status(racer, by_cost.steps(race, step, racer))
        diverged, escaped = (int((status == s).sum()) for s in (Status.DIVERGED, Status.ESCAPED))
        name, own = racer_name(race.setup.racers[racer]), by_cost.step(race, step, racer)
        setting = setting_text(race.setup, racer, own)
        texts[racer] = entry_text(name, setting, gone_text(diverged, escaped))
    return texts


def _paint_legend(painter: QPainter, race: Race, step: int, theme: Theme, width: float) -> int:
    """How high it became: entries that do not fit go to another line."""
    metrics = QFontMetricsF(painter.font())
    text = _moment_text(race, step)
    right = width - _MARGIN - metrics.horizontalAdvance(text)
    painter.setPen(QColor(theme.muted))
    painter.drawText(QPointF(right, _BAND / 2 + metrics.capHeight() / 2), text)
    styles, room = looks(race.setup, theme), right - _GAP
    x, middle, lines = _MARGIN, _BAND / 2, 1
    for racer, full in legend_texts(race, step).items():
        mode, most = Qt.TextElideMode.ElideRight, room - _MARGIN - _NAME_LEFT
        entry = metrics.elidedText(full, mode, most)
        wide = _NAME_LEFT + metrics.horizontalAdvance(entry)
        if x > _MARGIN and x + wide > room:
            x, middle, lines = _MARGIN, middle + _LINE, lines + 1
        _paint_entry(painter, QPointF(x, middle), styles[racer], entry, theme)
        x += wide + _GAP
    return _BAND + (lines - 1) * _LINE


def _moment_text(race: Race, step: int) -> str:
    """The step, and the cost that the race is seen by."""
    text = QCoreApplication.translate("Picture", "step {step}").format(step=step)
    by_cost = ByCost(axis_of(race.setup))
    if by_cost.axis == "steps":
        return text
    return f"{text}, {cost_text(by_cost.axis, by_cost.cost(race, step))}"


def _paint_entry(painter: QPainter, at: QPointF, look: RacerLook, text: str, theme: Theme) -> None:
    style = MarkerStyle(look.marker, look.color.name(), theme.panel, _MARKER_SIZE, 0.0)
    painter.save()
    painter.translate(at.x() + _MARKER_SIZE / 2, at.y())
    draw_marker(painter, style)
    painter.restore()
    painter.setPen(QColor(racer_text(theme, look.color.name())))
    baseline = QFontMetricsF(painter.font()).capHeight() / 2
    painter.drawText(at + QPointF(_NAME_LEFT, baseline), text)
