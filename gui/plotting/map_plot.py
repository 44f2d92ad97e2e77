"""The map: ground, trails, starts, minima and heads in one view, with axes and a colour bar."""

from __future__ import annotations

from pyqtgraph import AxisItem, GraphicsView, PlotItem, mkPen
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QNativeGestureEvent
from PySide6.QtWidgets import QFrame, QGestureEvent, QPinchGesture, QWidget

from gui.plotting.color_bar import ColorBar
from gui.plotting.height_scale import HeightScale
from gui.plotting.landscape import Field, Landscape
from gui.plotting.markers import MarkerLayer
from gui.plotting.pixel_map import Range
from gui.plotting.shapes import ShapeLayer
from gui.plotting.swarm_layer import SwarmLayer
from gui.plotting.trails import TrailLayer
from gui.plotting.view_box import MapViewBox
from gui.theme import Theme

_LEFT_AXIS_WIDTH = 44
_BOTTOM_AXIS_HEIGHT = 24
_TOP_INSET = 8.0


class MapPlot(GraphicsView):
    """Composes the layers; what they show is told from outside.

    Attributes:
        spotlight: the trails of the highlighted racer, above the dimmed others.
        field, scale: the heights of the ground as they are drawn; None before the first time.

    Signals:
        ground_drawn: field or scale are others.
    """

    ground_drawn = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=theme.panel)
        # Nothing here reaches past its rectangle, so axes stay untouched while trails grow.
        self.setOptimizationFlag(GraphicsView.OptimizationFlag.DontAdjustForAntialiasing)
        self.setCacheMode(GraphicsView.CacheModeFlag.CacheNone)
        self.view_box = MapViewBox()
        self.plot = PlotItem(viewBox=self.view_box, enableMenu=False)
        self.plot.hideButtons()
        self.setCentralItem(self.plot)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.ground = Landscape(self.view_box, -50, theme)
        self.trails = TrailLayer(self.view_box, -40)
        self.spotlight = TrailLayer(self.view_box, -30)
        self.swarm = SwarmLayer(self.view_box, -20)
        self.local_model = ShapeLayer(self.view_box, -10)
        self.marks = ShapeLayer(self.view_box, 0)
        self.minima = MarkerLayer(self.view_box, 10)
        self.starts = MarkerLayer(self.view_box, 20)
        self.heads = MarkerLayer(self.view_box, 30, held_at_edge=True)
        self.field: Field | None = None
        self.scale: HeightScale | None = None
        self.color_bar = ColorBar(theme)
        self.plot.layout.addItem(self.color_bar, 2, 3)
        self.plot.layout.setContentsMargins(0.0, _TOP_INSET, 0.0, 0.0)
        self.axes: tuple[AxisItem, AxisItem] = (
            self.plot.getAxis("left"),
            self.plot.getAxis("bottom"),
        )
        self.axes[0].setWidth(_LEFT_AXIS_WIDTH)
        self.axes[1].setHeight(_BOTTOM_AXIS_HEIGHT)
        for axis in self.axes:
            axis.enableAutoSIPrefix(False)
            axis.setStyle(tickLength=-4, maxTickLevel=1)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self.setBackground(theme.panel)
        for axis in self.axes:
            axis.setPen(mkPen(theme.line))
            axis.setTickPen(mkPen(theme.line))
            axis.setTextPen(mkPen(theme.muted))
        self.view_box.setBorder(mkPen(theme.line))
        self.ground.set_theme(theme)
        self.color_bar.set_theme(theme)

    def set_ground(self, field: Field, scale: HeightScale) -> None:
        self.field, self.scale = field, scale
        self.ground.set_field(field, scale)
        self.color_bar.set_scale(scale)
        self.ground_drawn.emit()

    def draw_vectors(self) -> None:
        """From now on everything but the tones of the ground is drawn as lines and shapes."""
        self.trails.vectors = self.spotlight.vectors = self.ground.vectors = True
        for layer in (self.minima, self.starts, self.heads):
            layer.vectors = True

    def set_equal_scale(self, equal: bool) -> None:
        self.view_box.setAspectLocked(equal, ratio=1.0)

    def fit(self, x_range: Range, y_range: Range) -> None:
        self.view_box.show_range(x_range, y_range)

    def viewportEvent(self, event: QEvent) -> bool:
        """Pinches come as a gesture from a touch screen and natively from a trackpad."""
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self._pinch(pinch.scaleFactor(), pinch.centerPoint())
                return True
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        ):
            self._pinch(1.0 + event.value(), event.globalPosition())
            return True
        return bool(super().viewportEvent(event))

    def _pinch(self, factor: float, global_position: QPointF) -> None:
        at = self.viewport().mapFromGlobal(global_position.toPoint())
        center = self.view_box.mapSceneToView(self.mapToScene(at))
        self.view_box.zoom(1.0 / max(factor, 0.1), center)
