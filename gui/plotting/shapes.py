"""Lines and dots of the plane with a halo around them: whatever geometry is to be shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from gui.plotting.layer import MapLayer
from gui.plotting.segments import clipped
from gui.plotting.view_box import MapViewBox

Array = NDArray[np.float64]

_HALO = 1.25


@dataclass(frozen=True)
class Shape:
    """A line through points of the plane, or dots at them.

    Attributes:
        points: `(2, count)`; a line leaves out what touches a point that is not finite.
        halo: the colour around it, against whatever lies below; empty for none.
        width: of the line, or of each dot, in logical pixels.
        opacity: less than 1 for what stands back.
        fill: how strong the inside of a line is that ends where it begins.
    """

    points: Array
    color: str
    halo: str
    width: float
    is_line: bool = True
    opacity: float = 1.0
    fill: float = 0.0


class ShapeLayer(MapLayer):
    """Shapes in the order of their listing, all halos of a shape beneath all of its strokes."""

    def __init__(self, view_box: MapViewBox, order: float) -> None:
        super().__init__(view_box, order)
        self._shapes: tuple[Shape, ...] = ()

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """What is drawn now."""
        return self._shapes

    def set_shapes(self, shapes: Sequence[Shape]) -> None:
        if shapes or self._shapes:
            self._shapes = tuple(shapes)
            self.update()

    def paint_frame(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for shape in self._shapes:
            if shape.fill > 0:
                self._paint_inside(painter, shape)
            painter.setOpacity(shape.opacity)
            if shape.is_line:
                self._paint_line(painter, shape)
            else:
                self._paint_dots(painter, shape)

    def _paint_inside(self, painter: QPainter, shape: Shape) -> None:
        places = self._places(shape)
        corners = places[:, np.isfinite(places).all(axis=0)].T.tolist()
        inside = QPolygonF([QPointF(x, y) for x, y in corners])
        painter.setOpacity(shape.opacity * shape.fill)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(shape.color))
        painter.drawPolygon(inside.intersected(QPolygonF(self.boundingRect())))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_line(self, painter: QPainter, shape: Shape) -> None:
        lines = [QLineF(*segment) for segment in self._segments(shape).tolist()]
        # Of a hairline round ends would show as dots wherever its strokes meet.
        cap = Qt.PenCapStyle.RoundCap if shape.width > 1.0 else Qt.PenCapStyle.FlatCap
        halo = ((shape.halo, shape.width + 2 * _HALO),) if shape.halo else ()
        for color, width in (*halo, (shape.color, shape.width)):
            pen = QPen(QColor(color), width)
            pen.setCapStyle(cap)
            painter.setPen(pen)
            painter.drawLines(lines)

    def _paint_dots(self, painter: QPainter, shape: Shape) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        places = self._places(shape)
        size = self.view_box.rect()
        inside = (places >= 0).all(axis=0) & (places[0] <= size.width())
        inside &= places[1] <= size.height()
        dots = [QPointF(x, y) for x, y in places[:, inside].T.tolist()]
        for color, radius in (
            (shape.halo, shape.width / 2 + _HALO),
            (shape.color, shape.width / 2),
        ):
            painter.setBrush(QColor(color))
            for dot in dots:
                painter.drawEllipse(dot, radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _segments(self, shape: Shape) -> Array:
        """The parts inside the frame, `(count, 4)` in logical pixels."""
        places = self._places(shape)
        segments = np.vstack([places[:, :-1], places[:, 1:]]).T
        size = self.view_box.rect()
        finite = segments[np.isfinite(segments).all(axis=1)]
        return clipped(finite, size.width(), size.height(), 0.0)

    def _places(self, shape: Shape) -> Array:
        """Logical pixels; what is not finite stays so."""
        frame = self.frame()
        places: Array = np.where(np.isfinite(shape.points), frame.pixels(shape.points), np.nan)
        return places / frame.ratio
