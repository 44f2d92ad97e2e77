"""What all layers of the map share: they fill the view's frame and paint in its pixels."""

from __future__ import annotations

from pyqtgraph import GraphicsObject
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from gui.plotting.pixel_map import PixelMap
from gui.plotting.view_box import MapViewBox


class MapLayer(GraphicsObject):
    """A child of the view box itself, so that the plane's scale never reaches Qt's transforms."""

    def __init__(self, view_box: MapViewBox, order: float) -> None:
        super().__init__()
        self.view_box = view_box
        self.setParentItem(view_box)
        self.setZValue(order)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        view_box.sigResized.connect(self._follow_size)
        view_box.sigRangeChanged.connect(self._follow_range)

    def frame(self) -> PixelMap:
        """The frame as it is seen now, at the pixels of the device it is seen on."""
        (x0, x1), (y0, y1) = self.view_box.viewRange()
        size = self.view_box.rect()
        width, height = max(size.width(), 1.0), max(size.height(), 1.0)
        return PixelMap((x0, x1), (y0, y1), width, height, self.view_box.pixel_ratio())

    def boundingRect(self) -> QRectF:
        return QRectF(self.view_box.rect())

    def on_whole_pixels(self, painter: QPainter) -> QPointF:
        """How far, in logical pixels, the frame must move to lie on whole device pixels."""
        transform = painter.deviceTransform()
        origin = transform.map(QPointF(0.0, 0.0))
        return QPointF(
            (round(origin.x()) - origin.x()) / transform.m11(),
            (round(origin.y()) - origin.y()) / transform.m22(),
        )

    def _follow_size(self) -> None:
        self.prepareGeometryChange()
        self.update()

    def _follow_range(self) -> None:
        self.update()
