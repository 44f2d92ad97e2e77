"""The brush over the map: its circle under the pointer, and the stroke it has made so far."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from gui.plotting.layer import MapLayer
from gui.plotting.view_box import MapViewBox
from gui.theme import Theme

_STROKE_ALPHA = 70
_RING_WIDTH = 1.5
_FARTHEST = 1e5  # radii; Qt's painter overflows beyond

Place = tuple[float, float]


class BrushLayer(MapLayer):
    """Nothing is seen of it until it is told where it is."""

    def __init__(self, view_box: MapViewBox, order: float) -> None:
        super().__init__(view_box, order)
        self._at: Place | None = None
        self._radius = 0.0
        self._stroke: tuple[Place, ...] = ()
        self._color, self._ring = QColor(), QColor()

    @property
    def at(self) -> Place | None:
        """Where the circle stands, in the plane."""
        return self._at

    @property
    def stroke(self) -> tuple[Place, ...]:
        return self._stroke

    def set_theme(self, theme: Theme) -> None:
        self._color, self._ring = QColor(theme.accent), QColor(theme.ring)
        self.update()

    def show_brush(self, at: Place | None, radius: float, stroke: Sequence[Place]) -> None:
        """A circle of this radius at a point of the plane, and the corners of a stroke."""
        self._at, self._radius, self._stroke = at, radius, tuple(stroke)
        self.update()

    def paint_frame(self, painter: QPainter) -> None:
        if self._radius <= 0:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self.boundingRect())
        if self._stroke:
            self._paint_stroke(painter)
        if self._at is not None:
            self._paint_circle(painter, self._at)

    def _paint_stroke(self, painter: QPainter) -> None:
        """In units of the radius, so that a round pen is as wide as the brush either way."""
        across, up = self._radius_in_pixels()
        at = self._pixels(self._stroke[0])
        path = QPainterPath(QPointF(0.0, 0.0))
        for corner in self._stroke[1:]:
            path.lineTo(self._in_radii(corner))
        color = QColor(self._color)
        color.setAlpha(_STROKE_ALPHA)
        painter.save()
        painter.translate(at)
        painter.scale(across, up)
        if len(self._stroke) == 1:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawEllipse(QPointF(0.0, 0.0), 1.0, 1.0)
        else:
            round_cap, round_join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
            painter.strokePath(path, QPen(color, 2.0, Qt.PenStyle.SolidLine, round_cap, round_join))
        painter.restore()

    def _paint_circle(self, painter: QPainter, at: Place) -> None:
        across, up = self._radius_in_pixels()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for color, width in ((self._ring, 2 * _RING_WIDTH), (self._color, _RING_WIDTH)):
            painter.setPen(QPen(color, width))
            painter.drawEllipse(self._pixels(at), across, up)

    def _radius_in_pixels(self) -> tuple[float, float]:
        frame = self.frame()
        (x0, x1), (y0, y1) = frame.x_range, frame.y_range
        across, up = frame.width / (x1 - x0), frame.height / (y1 - y0)
        return min(self._radius * across, _FARTHEST), min(self._radius * up, _FARTHEST)

    def _pixels(self, place: Place) -> QPointF:
        frame = self.frame()
        return QPointF(frame.across(place[0]), frame.down(place[1]))

    def _in_radii(self, corner: Place) -> QPointF:
        (x0, y0), (x, y) = self._stroke[0], corner
        return QPointF((x - x0) / self._radius, (y0 - y) / self._radius)
