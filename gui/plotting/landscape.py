"""The ground of the map: tones and isolines as one opaque picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pyqtgraph.Qt import internals
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from gui.plotting.height_scale import HeightScale
from gui.plotting.isolines import isolines
from gui.plotting.layer import MapLayer
from gui.plotting.pixel_map import PixelMap, Range
from gui.plotting.view_box import MapViewBox
from gui.theme import Theme

Array = NDArray[np.float64]

_TONES = 256
_LEVELS = 32
_STRONG_EVERY = 4
_FINE_OPACITY, _STRONG_OPACITY = 0.38, 0.85


@dataclass(frozen=True)
class Field:
    """Heights on a grid whose outermost points lie on the edges.

    Attributes:
        heights: `(rows, columns)`, the lowest y first.
    """

    x_range: Range
    y_range: Range
    heights: Array

    @property
    def axes(self) -> tuple[Array, Array]:
        rows, columns = self.heights.shape
        return np.linspace(*self.x_range, columns), np.linspace(*self.y_range, rows)


class Landscape(MapLayer):
    """Cached until the field, the scale or the theme changes; stretched while the view moves.

    Attributes:
        vectors: isolines are drawn as lines each time, for a vector file.
    """

    def __init__(self, view_box: MapViewBox, order: float, theme: Theme) -> None:
        super().__init__(view_box, order)
        self._theme = theme
        self._field: Field | None = None
        self._scale: HeightScale | None = None
        self._picture: QImage | None = None
        self._frame: PixelMap | None = None
        self.vectors = False

    def set_theme(self, theme: Theme) -> None:
        if theme != self._theme:
            self._theme = theme
            self._redraw()

    def set_field(self, field: Field, scale: HeightScale) -> None:
        self._field, self._scale = field, scale
        self._redraw()

    def paint_frame(self, painter: QPainter) -> None:
        if self._picture is None or self._frame is None:
            painter.fillRect(self.boundingRect(), QColor(self._theme.map_high))
            return
        if self._frame != self.frame():
            painter.fillRect(self.boundingRect(), QColor(self._theme.map_high))
        self.draw_picture(painter, self._picture, self._frame)
        if self.vectors:
            painter.save()
            painter.scale(1.0 / self._frame.ratio, 1.0 / self._frame.ratio)
            self._paint_lines(painter, self._frame)
            painter.restore()

    def _paint_lines(self, painter: QPainter, frame: PixelMap) -> None:
        """On any painter whose unit is a device pixel of the frame."""
        assert self._field is not None and self._scale is not None
        levels = self._scale.levels(_LEVELS)
        strong = np.arange(len(levels)) % _STRONG_EVERY == _STRONG_EVERY // 2
        x, y = self._field.axes
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for chosen, opacity in ((~strong, _FINE_OPACITY), (strong, _STRONG_OPACITY)):
            lines = isolines(x, y, self._field.heights, levels[chosen])
            color = QColor(self._theme.isolines)
            color.setAlphaF(opacity)
            _draw(painter, frame, lines, color)

    def _redraw(self) -> None:
        if self._field is None or self._scale is None:
            return
        frame = self.frame()
        picture = QImage(*frame.device_size, QImage.Format.Format_RGB32)
        painter = QPainter(picture)
        painter.fillRect(picture.rect(), QColor(self._theme.map_high))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self._cells_seen(frame), self._tones())
        if not self.vectors:
            self._paint_lines(painter, frame)
        painter.end()
        self._picture, self._frame = picture, frame
        self.update()

    def _tones(self) -> QImage:
        """One pixel a grid point, the highest y first."""
        assert self._field is not None and self._scale is not None
        shares = self._scale.shares_of(self._field.heights)
        tones = (shares * (_TONES - 1) + 0.5).astype(np.uint8)
        rows, columns = tones.shape
        pixels = tone_table(self._theme)[tones[::-1]]
        return QImage(
            pixels.tobytes(), columns, rows, 4 * columns, QImage.Format.Format_RGB32
        ).copy()

    def _cells_seen(self, frame: PixelMap) -> QRectF:
        """Grid points are the middles of pixels, so the tones reach half a cell past the edges."""
        assert self._field is not None
        rows, columns = self._field.heights.shape
        x_range, y_range = self._field.x_range, self._field.y_range
        edges = PixelMap(x_range, y_range, 1.0, 1.0, 1.0).seen_through(frame)
        across = edges.width() / max(columns - 1, 1) / 2
        down = edges.height() / max(rows - 1, 1) / 2
        return edges.adjusted(-across, -down, across, down)


def tone_table(theme: Theme) -> NDArray[np.uint32]:
    """256 pixels from the low to the high tone."""
    low, high = QColor(theme.map_low), QColor(theme.map_high)
    share = np.linspace(0.0, 1.0, _TONES)
    table = np.full(_TONES, 0xFF000000, dtype=np.uint32)
    for shift, a, b in (
        (16, low.red(), high.red()),
        (8, low.green(), high.green()),
        (0, low.blue(), high.blue()),
    ):
        table |= np.round(a + (b - a) * share).astype(np.uint32) << shift
    return table


def _draw(painter: QPainter, frame: PixelMap, lines: Array, color: QColor) -> None:
    if not len(lines):
        return
    pen = QPen(color, frame.ratio)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    array: Any = internals.PrimitiveArray(QLineF, 4)
    array.resize(len(lines))
    array.ndarray()[:] = frame.pixels(lines.reshape(-1, 2).T).T.reshape(-1, 4)
    painter.drawLines(*array.drawargs())
