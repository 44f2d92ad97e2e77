"""The slim bar that says which tone is which height."""

from __future__ import annotations

import numpy as np
from pyqtgraph import GraphicsWidget
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from gui.plotting.height_scale import HeightScale
from gui.plotting.landscape import tone_table
from gui.plotting.numbers import short_number
from gui.plotting.tints import mixed_tones
from gui.theme import Theme

_BAR_WIDTH = 8.0
_GAP = 5.0
_TICKS = 7
_DIGITS = 2
_WIDTH = 78.0
# Of the range of heights: what is smaller is a zero that was computed.
_NOISE = 1e-12


def tick_labels(scale: HeightScale) -> list[str]:
    """The heights at even shares of the tones, lowest first."""
    heights = scale.heights_at(np.linspace(0.0, 1.0, _TICKS))
    noise = _NOISE * (heights[-1] - heights[0])
    return [short_number(float(h) if abs(h) > noise else 0.0, _DIGITS) for h in heights]


class ColorBar(GraphicsWidget):
    """Ticks stand at even shares of the tones and carry the heights found there.

    Where dots are coloured by height, their tones stand beside those of the ground.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._scale: HeightScale | None = None
        self._dot_tones: tuple[str, ...] = ()
        self.setFixedWidth(_WIDTH)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def set_scale(self, scale: HeightScale) -> None:
        self._scale = scale
        self.update()

    def set_dot_tones(self, tones: tuple[str, ...]) -> None:
        """The colours of dots from the lowest to the highest ground; empty for none."""
        if tones != self._dot_tones:
            self._dot_tones = tones
            self.update()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        del option, widget
        if self._scale is None:
            return
        metrics = QFontMetricsF(painter.font())
        half = metrics.height() / 2
        bar = QRectF(_GAP + 4, half, _BAR_WIDTH, max(self.rect().height() - 2 * half, 1.0))
        self._paint_tones(painter, bar)
        painter.setPen(QColor(self._theme.muted))
        labels = tick_labels(self._scale)
        for tick, label in enumerate(labels):
            middle = bar.bottom() - tick / (len(labels) - 1) * bar.height()
            baseline = middle + metrics.capHeight() / 2
            painter.drawText(QPointF(bar.right() + _GAP, baseline), label)

    def _paint_tones(self, painter: QPainter, bar: QRectF) -> None:
        tones = tone_table(self._theme)[::-1].copy()
        image = QImage(tones.tobytes(), 1, len(tones), 4, QImage.Format.Format_RGB32)
        painter.drawImage(bar, image)
        if self._dot_tones:
            half = bar.adjusted(bar.width() / 2, 0.0, 0.0, 0.0)
            dots = QImage(1, len(tones), QImage.Format.Format_RGB32)
            for row, color in enumerate(reversed(mixed_tones(self._dot_tones))):
                dots.setPixelColor(0, row, QColor(color))
            painter.drawImage(half, dots)
        painter.setPen(QPen(QColor(self._theme.line), 1.0))
        painter.drawRect(bar)
