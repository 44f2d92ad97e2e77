"""What all layers of the map share: they fill the view's frame and paint in its pixels."""

from __future__ import annotations

from pyqtgraph import GraphicsObject
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

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

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        del option, widget
        self.paint_frame(painter)

    def paint_frame(self, painter: QPainter) -> None:
        """What a layer shows, in logical pixels of the frame; nothing by itself."""

    def draw_picture(
        self, painter: QPainter, picture: QImage, frame: PixelMap | None = None
    ) -> None:
        """A picture of a frame, of the present one by default, stretched to where it lies now.

        Where nothing is stretched its pixels are copied, not scaled, on any screen: the painter
        counts device pixels meanwhile, from the nearest whole one.
        """
        now = self.frame()
        target = (frame or now).seen_through(now)
        painter.save()
        painter.scale(1.0 / now.ratio, 1.0 / now.ratio)
        transform = painter.deviceTransform()
        origin = transform.map(QPointF(0.0, 0.0))
        painter.translate(
            (round(origin.x()) - origin.x()) / transform.m11(),
            (round(origin.y()) - origin.y()) / transform.m22(),
        )
        painter.drawImage(target, picture)
        painter.restore()

    def _follow_size(self) -> None:
        self.prepareGeometryChange()
        self.update()

    def _follow_range(self) -> None:
        self.update()
