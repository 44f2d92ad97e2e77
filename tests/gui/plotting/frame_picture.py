"""What a map shows."""

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from gui.plotting.map_plot import MapPlot


def frame_picture(plot: MapPlot) -> QImage:
    """The view box alone, without axes."""
    QApplication.processEvents()
    frame = plot.mapFromScene(plot.view_box.sceneBoundingRect()).boundingRect()
    return plot.grab(frame).toImage()
