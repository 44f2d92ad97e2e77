"""Curves of a chart, kept as one picture until they change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pyqtgraph.Qt import internals
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from gui.plotting.layer import MapLayer
from gui.plotting.pixel_map import PixelMap
from gui.plotting.segments import clipped, lengthened
from gui.plotting.view_box import MapViewBox

Array = NDArray[np.float64]

_BEYOND = 8.0
_BAND_OPACITY = 0.2


@dataclass(frozen=True, eq=False)
class Curve:
    """A line, and around it a band.

    Attributes:
        x: rises.
        y: the places of the values; NaN parts the line.
        band: the places of its lower and its upper edge `(2, count)`; NaN is below everything.
    """

    x: Array
    y: Array
    color: str
    band: Array | None = None
    width: float = 1.6
    opacity: float = 1.0


class CurveLayer(MapLayer):
    """Thousands of points cost what the pixels of the frame cost."""

    def __init__(self, view_box: MapViewBox, order: float) -> None:
        super().__init__(view_box, order)
        self._curves: tuple[Curve, ...] = ()
        self._picture: QImage | None = None
        self._frame: PixelMap | None = None

    def set_curves(self, curves: Iterable[Curve]) -> None:
        self._curves = tuple(curves)
        self._picture = None
        self.update()

    def paint_frame(self, painter: QPainter) -> None:
        frame = self.frame()
        if self._picture is None or self._frame != frame:
            self._picture, self._frame = self._drawn(frame), frame
        self.draw_picture(painter, self._picture)

    def _drawn(self, frame: PixelMap) -> QImage:
        picture = QImage(*frame.device_size, QImage.Format.Format_ARGB32_Premultiplied)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for curve in self._curves:
            if curve.band is not None:
                _fill(painter, frame, curve, curve.band)
        for curve in self._curves:
            _stroke(painter, frame, curve)
        painter.end()
        return picture


def thinned(points: Array) -> Array:
    """At most the lowest and the highest point of each pixel column of points `(2, count)`."""
    if points.shape[1] < 3:
        return points
    columns = np.floor(points[0])
    first = np.flatnonzero(np.append(True, columns[1:] != columns[:-1]))
    if 2 * len(first) >= points.shape[1]:
        return points
    x = points[0, first]
    low, high = (extreme.reduceat(points[1], first) for extreme in (np.fmin, np.fmax))
    return np.array([np.repeat(x, 2), np.column_stack([low, high]).ravel()])


def _fill(painter: QPainter, frame: PixelMap, curve: Curve, band: Array) -> None:
    if not len(curve.x):
        return
    reach = frame.device_size[1] + _BEYOND
    across = frame.pixels(np.array([curve.x, curve.x]))[0]
    edges = [frame.pixels(np.array([curve.x, edge]))[1] for edge in band]
    lower, upper = (np.nan_to_num(edge, nan=reach).clip(-_BEYOND, reach) for edge in edges)
    columns = np.floor(across)
    first = np.flatnonzero(np.append(True, columns[1:] != columns[:-1]))
    lower, upper = np.maximum.reduceat(lower, first), np.minimum.reduceat(upper, first)
    outline = np.column_stack(
        [np.append(across[first], across[first][::-1]), np.append(lower, upper[::-1])]
    )
    color = QColor(curve.color)
    color.setAlphaF(_BAND_OPACITY * curve.opacity)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in outline.tolist()]))


def _stroke(painter: QPainter, frame: PixelMap, curve: Curve) -> None:
    points = thinned(frame.pixels(np.array([curve.x, curve.y])))
    pairs = np.hstack([points[:, :-1].T, points[:, 1:].T])
    width, height = frame.device_size
    lines = clipped(pairs[np.isfinite(pairs).all(axis=1)], width, height, _BEYOND)
    if not len(lines):
        return
    color = QColor(curve.color)
    color.setAlphaF(curve.opacity)
    pen = QPen(color, curve.width * frame.ratio)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    array: Any = internals.PrimitiveArray(QLineF, 4)
    array.resize(len(lines))
    array.ndarray()[:] = lengthened(lines, curve.width * frame.ratio / 2)
    painter.drawLines(*array.drawargs())
