"""The map's view: a press is a press however slow, and the range is nobody's but the person's."""

from __future__ import annotations

from typing import Any

from pyqtgraph import ViewBox
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtWidgets import (
    QGraphicsSceneHoverEvent,
    QGraphicsSceneMouseEvent,
    QGraphicsSceneWheelEvent,
)

_CLICK_SLACK = 6.0
_ZOOM_A_NOTCH = 0.83
_NOTCH = 120.0
# A span narrower than this share of its distance from zero has too few digits left to draw.
_NARROWEST = 1e-11
_WIDEST = 1e12


class MapViewBox(ViewBox):
    """Own press and release logic: pyqtgraph's takes a slow click for a drag.

    Signals:
        pressed_at: the left button went down at a point of the plane; `dragged_to` follows while it
            is held, `released_at` ends it.
        right_clicked: without a drag.
        hovered: the pointer moved with no button down.
    """

    pressed_at = Signal(float, float)
    dragged_to = Signal(float, float)
    released_at = Signal(float, float)
    right_clicked = Signal(float, float)
    hovered = Signal(float, float)
    hover_left = Signal()

    def __init__(self) -> None:
        super().__init__(enableMenu=False, enableMouse=False, defaultPadding=0.0)
        self.disableAutoRange()
        self.setAcceptHoverEvents(True)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._panning_from: QPointF | None = None
        self._fixed_ratio: float | None = None

    def pixel_ratio(self) -> float:
        """Device pixels a logical pixel, of the screen or of the picture being made."""
        if self._fixed_ratio is not None:
            return self._fixed_ratio
        view = self.getViewWidget()
        return 1.0 if view is None else float(view.devicePixelRatioF())

    def fix_pixel_ratio(self, ratio: float) -> None:
        """Draw for a picture of this many device pixels a logical pixel."""
        self._fixed_ratio = ratio

    def show_range(self, x_range: tuple[float, float], y_range: tuple[float, float]) -> None:
        """Exactly this range, or the smallest around it at equal scale."""
        if _drawable(x_range) and _drawable(y_range):
            self.setRange(xRange=x_range, yRange=y_range, padding=0.0)

    def zoom(self, factor: float, center: QPointF | None = None, axis: int | None = None) -> None:
        """Below 1 goes nearer; around a point of the plane, or the middle."""
        middle = self.viewRect().center() if center is None else center
        ranges = [(float(low), float(high)) for low, high in self.viewRange()]
        for index, at in enumerate((middle.x(), middle.y())):
            if axis is None or axis == index:
                low, high = ranges[index]
                ranges[index] = (at + (low - at) * factor, at + (high - at) * factor)
        self.show_range(ranges[0], ranges[1])

    def pan(self, dx: float, dy: float) -> None:
        """Moves what is seen by logical pixels."""
        (x0, x1), (y0, y1) = self.viewRange()
        right = -dx / max(self.width(), 1.0) * (x1 - x0)
        up = dy / max(self.height(), 1.0) * (y1 - y0)
        self.show_range((x0 + right, x1 + right), (y0 + up, y1 + up))

    def mousePressEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        button, shift = event.button(), event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        event.accept()
        if button == Qt.MouseButton.MiddleButton or (button == Qt.MouseButton.LeftButton and shift):
            self._panning_from = event.pos()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif button == Qt.MouseButton.LeftButton:
            self.pressed_at.emit(*self._plane(event.pos()))

    def mouseDoubleClickEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        event.accept()
        if self._panning_from is not None:
            moved = event.pos() - self._panning_from
            self._panning_from = event.pos()
            self.pan(moved.x(), moved.y())
        elif event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged_to.emit(*self._plane(event.pos()))

    def mouseReleaseEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        event.accept()
        button = event.button()
        if self._panning_from is not None:
            self._panning_from = None
            self.setCursor(Qt.CursorShape.CrossCursor)
        elif button == Qt.MouseButton.LeftButton:
            self.released_at.emit(*self._plane(event.pos()))
        elif button == Qt.MouseButton.RightButton and self._is_click(event):
            self.right_clicked.emit(*self._plane(event.pos()))

    def hoverMoveEvent(self, event: QGraphicsSceneHoverEvent) -> None:
        self.hovered.emit(*self._plane(event.pos()))

    def hoverLeaveEvent(self, event: QGraphicsSceneHoverEvent) -> None:
        del event
        self.hover_left.emit()

    def wheelEvent(self, event: QGraphicsSceneWheelEvent, axis: int | None = None) -> None:
        """Also called by the axes, for their own direction only."""
        event.accept()
        at = QPointF(*self._plane(self.mapFromScene(event.scenePos())))
        self.zoom(_ZOOM_A_NOTCH ** (event.delta() / _NOTCH), at, axis)

    def mouseDragEvent(self, event: Any, axis: int | None = None) -> None:
        """Dragging an axis does nothing: pyqtgraph would move the view."""
        del axis
        event.ignore()

    def mouseClickEvent(self, event: Any) -> None:
        event.ignore()

    def _plane(self, position: QPointF) -> tuple[float, float]:
        (x0, x1), (y0, y1) = self.viewRange()
        across, down = position.x() / max(self.width(), 1.0), position.y() / max(self.height(), 1.0)
        return float(x0 + across * (x1 - x0)), float(y1 - down * (y1 - y0))

    def _is_click(self, event: QGraphicsSceneMouseEvent) -> bool:
        moved = event.screenPos() - event.buttonDownScreenPos(event.button())
        return bool(moved.manhattanLength() < _CLICK_SLACK)


def _drawable(ends: tuple[float, float]) -> bool:
    low, high = ends
    span = high - low
    return bool(_NARROWEST * max(abs(low), abs(high)) < span < _WIDEST)
