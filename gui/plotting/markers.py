"""Heads, starts and minima: marks of a fixed size at points of the plane."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from gui.plotting.layer import MapLayer
from gui.plotting.swarm import dots
from gui.plotting.view_box import MapViewBox

Array = NDArray[np.float64]

_MARGIN = 2.0
_FADED = 0.55
# So many marks would cover each other and take longer than a frame has: dots then.
_CROWD = 1_500


@dataclass(frozen=True)
class MarkerStyle:
    """A shape by pyqtgraph's name, sizes in logical pixels.

    Attributes:
        ring: the colour around the shape, against whatever lies below.
        opacity: less than 1 for what stands back.
    """

    symbol: str
    color: str
    ring: str
    size: float = 10.0
    ring_width: float = 1.5
    opacity: float = 1.0


class MarkerLayer(MapLayer):
    """Draws each style once and stamps it; a crowd becomes dots.

    Points outside the frame may be held at its edge.

    Attributes:
        vectors: marks are drawn as shapes, for a vector file.
    """

    def __init__(self, view_box: MapViewBox, order: float, held_at_edge: bool = False) -> None:
        super().__init__(view_box, order)
        self._held_at_edge = held_at_edge
        self._points: Array = np.empty((2, 0))
        self._which: NDArray[np.int64] = np.empty(0, np.int64)
        self._styles: tuple[MarkerStyle, ...] = ()
        self._stamps: dict[tuple[MarkerStyle, float], QPixmap] = {}
        self.vectors = False

    def set_markers(
        self, points: Array, which: Sequence[int] | NDArray[np.int64], styles: Sequence[MarkerStyle]
    ) -> None:
        """Points `(2, count)`, and for each the index of its style."""
        self._points, self._which, self._styles = points, np.asarray(which, int), tuple(styles)
        self.update()

    def nearest(self, x: float, y: float, reach: float) -> int | None:
        """The mark nearest to a point of the plane, within a reach in logical pixels."""
        frame = self.frame()
        if not self._points.shape[1]:
            return None
        away = frame.pixels(self._points) - frame.pixels(np.array([x, y]))[:, None]
        distances = np.hypot(*away) / frame.ratio
        index = int(np.nanargmin(np.append(distances, np.inf)))
        return index if index < len(distances) and distances[index] <= reach else None

    def paint_frame(self, painter: QPainter) -> None:
        if self.count > _CROWD:
            self._paint_dots(painter)
            return
        stamps = {} if self.vectors else {one: self._stamp(one) for one in self._used()}
        places = zip(self.places(), self._outside(), self._which.tolist(), strict=True)
        for (x, y), outside, index in places:
            style = self._styles[index]
            painter.setOpacity(style.opacity * (_FADED if outside else 1.0))
            if self.vectors:
                painter.save()
                painter.translate(x, y)
                draw_marker(painter, style)
                painter.restore()
            else:
                stamp, across, up = stamps[index]
                painter.drawPixmap(QPointF(x - across, y - up), stamp)

    def _used(self) -> list[int]:
        """Styles that some mark has."""
        return [int(index) for index in np.unique(self._which)]

    @property
    def count(self) -> int:
        """How many marks there are."""
        return int(self._points.shape[1])

    def opacities(self) -> list[float]:
        """How strong each mark is; the last lies on top."""
        return [self._styles[index].opacity for index in self._which.tolist()]

    def _outside(self) -> list[bool]:
        """Whether a mark is not where its point is but held at the edge."""
        frame = self.frame()
        places = frame.pixels(self._points) / frame.ratio
        room = np.array([[frame.width], [frame.height]])
        beside, above = ((places < 0) | (places > room)).tolist()
        return [bool(x or y) for x, y in zip(beside, above, strict=True)]

    def places(self) -> list[list[float]]:
        """Logical pixels; NaN and what is far outside is moved out of sight or held at the edge."""
        frame = self.frame()
        places = frame.pixels(self._points) / frame.ratio
        room = np.array([[frame.width], [frame.height]])
        if self._held_at_edge:
            inset = np.minimum(_MARGIN + 4.0, room / 2)
            places = np.clip(places, inset, room - inset)
        hidden = np.isnan(places).any(axis=0)
        places[:, hidden] = -1e4
        return [[float(x), float(y)] for x, y in places.T]

    def _paint_dots(self, painter: QPainter) -> None:
        frame = self.frame()
        colors = np.array([_dot_color(style) for style in self._styles], np.uint32)
        image = dots(frame, self._points, colors[self._which])
        self.draw_picture(painter, image)

    def _stamp(self, index: int) -> tuple[QPixmap, float, float]:
        """The picture of a style, and where its middle is, in logical pixels."""
        style, ratio = self._styles[index], self.view_box.pixel_ratio()
        stamp = self._stamps.get((style, ratio))
        if stamp is None:
            stamp = self._stamps[style, ratio] = _drawn(style, ratio)
        half = stamp.deviceIndependentSize() / 2
        return stamp, half.width(), half.height()


def _dot_color(style: MarkerStyle) -> int:
    """Premultiplied, as pixels of pictures are."""
    color = QColor(style.color)
    parts = (255, color.red(), color.green(), color.blue())
    return int.from_bytes(round(style.opacity * part) for part in parts)


def draw_marker(painter: QPainter, style: MarkerStyle) -> None:
    """The mark around the painter's origin, one unit a logical pixel."""
    shape: QPainterPath = Symbols[style.symbol]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.save()
    painter.scale(style.size, style.size)
    if style.ring_width > 0:
        pen = QPen(QColor(style.ring), 2 * style.ring_width / style.size)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.strokePath(shape, pen)
    painter.fillPath(shape, QColor(style.color))
    painter.restore()


def _drawn(style: MarkerStyle, ratio: float) -> QPixmap:
    # An odd number of device pixels has a middle pixel: the mark's centre is its point.
    side = 2 * round((style.size / 2 + style.ring_width + _MARGIN) * ratio) + 1
    stamp = QPixmap(side, side)
    stamp.setDevicePixelRatio(ratio)
    stamp.fill(Qt.GlobalColor.transparent)
    painter = QPainter(stamp)
    painter.translate(side / ratio / 2, side / ratio / 2)
    draw_marker(painter, style)
    painter.end()
    return stamp
