"""Lines and dots are where their points are, with a halo around them, and end at the frame."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QColor, QImage

from gui.plotting.map_plot import MapPlot
from gui.plotting.shapes import Shape
from tests.gui.plotting.frame_picture import frame_picture

COLOR, HALO = "#ff9f40", "#00ff00"


def color_at(plot: MapPlot, x: float, y: float) -> QColor:
    frame, image = plot.marks.frame(), frame_picture(plot)
    across, down = frame.pixels(np.array([x, y]))
    return image.pixelColor(round(float(across)), round(float(down)))


def pixels_of(image: QImage, color: str) -> int:
    wanted = QColor(color)
    return sum(
        image.pixelColor(x, y) == wanted
        for x in range(image.width())
        for y in range(image.height())
    )


def test_a_line_has_its_colour_and_a_halo(plot: MapPlot) -> None:
    points = np.array([[-0.5, 0.5], [0.0, 0.0]])
    plot.marks.set_shapes([Shape(points, COLOR, HALO, 4.0)])
    assert color_at(plot, 0.0, 0.0) == QColor(COLOR)
    assert pixels_of(frame_picture(plot), HALO) > 100
    assert color_at(plot, 0.0, 0.2) != QColor(COLOR)
    plot.marks.set_shapes([])
    assert color_at(plot, 0.0, 0.0) != QColor(COLOR)


def test_dots_are_not_joined(plot: MapPlot) -> None:
    points = np.array([[-0.5, 0.5, np.nan], [0.0, 0.0, 0.0]])
    plot.marks.set_shapes([Shape(points, COLOR, HALO, 6.0, is_line=False)])
    assert color_at(plot, -0.5, 0.0) == color_at(plot, 0.5, 0.0) == QColor(COLOR)
    assert color_at(plot, 0.0, 0.0) not in (QColor(COLOR), QColor(HALO))


def test_a_line_leaves_out_what_is_no_number(plot: MapPlot) -> None:
    points = np.array([[-0.8, -0.4, np.nan, 0.4, 0.8], [0.0, 0.0, 0.0, np.inf, 0.0]])
    plot.marks.set_shapes([Shape(points, COLOR, HALO, 4.0)])
    assert color_at(plot, -0.6, 0.0) == QColor(COLOR)
    assert color_at(plot, 0.6, 0.0) != QColor(COLOR)


def test_a_closed_line_may_have_an_inside(plot: MapPlot) -> None:
    corners = np.array([[-0.5, 0.5, 0.5, -0.5, -0.5], [-0.5, -0.5, 0.5, 0.5, -0.5]])
    plot.marks.set_shapes([Shape(corners, COLOR, HALO, 2.0, fill=1.0)])
    assert color_at(plot, 0.0, 0.0) == QColor(COLOR)
    plot.marks.set_shapes([Shape(corners, COLOR, HALO, 2.0)])
    assert color_at(plot, 0.0, 0.0) != QColor(COLOR)


def test_nothing_is_drawn_outside_the_frame(plot: MapPlot) -> None:
    across = np.array([[-1e200, 1e200, 0.0, -1e200], [-0.5, -0.5, 1e200, -0.5]])
    dots = Shape(across, COLOR, HALO, 9.0, is_line=False)
    plot.marks.set_shapes([Shape(across, COLOR, HALO, 4.0, fill=1.0), dots])
    assert color_at(plot, 0.0, -0.5) == color_at(plot, 0.9, 0.0) == QColor(COLOR)
    whole = plot.grab().toImage()
    frame = plot.mapFromScene(plot.view_box.sceneBoundingRect()).boundingRect()
    beside = whole.copy(0, 0, frame.left() - 6, whole.height())
    assert pixels_of(beside, COLOR) == pixels_of(beside, HALO) == 0
