"""Curves of a chart, kept as one picture until they change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pyqtgraph.Qt import internals
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from gui.plotting.layer import MapLayer
from gui.plotting.pixel_map import PixelMap
from gui.plotting.segments import clipped, lengthened
from gui.plotting.view_box import MapViewBox

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Curve:
    """Attributes: x rising, and the places of the values; NaN parts the line."""

    x: Array
    y: Array
    color: str
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

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        del option, widget
        frame = self.frame()
        if self._picture is None or self._frame != frame:
            self._picture, self._frame = self._drawn(frame), frame
        target = QRectF(QPointF(), self._picture.deviceIndependentSize())
        painter.drawImage(target.translated(self.on_whole_pixels(painter)), self._picture)

    def _drawn(self, frame: PixelMap) -> QImage:
        picture = QImage(*frame.device_size, QImage.Format.Format_ARGB32_Premultiplied)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for curve in self._curves:
            _stroke(painter, frame, curve)
        painter.end()
        picture.setDevicePixelRatio(frame.ratio)
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


def _stroke(painter: QPainter, frame: PixelMap, curve: Curve) -> None:
    points = thinned(frame.pixels(np.array([curve.x, curve.y])))
    pairs = np.hstack([points[:, :-1].T, points[:, 1:].T])
    width, height = frame.device_size
    lines = clipped(pairs[np.isfinite(pairs).all(axis=1)], width, height, 8.0)
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
