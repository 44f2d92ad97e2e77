"""Presses, pans and zooms on the map, with real mouse events."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.plotting.map_plot import MapPlot
from gui.theme import DARK
from tests.gui.wheel import NOTCH, turn_wheel

LEFT, MIDDLE, RIGHT = (
    Qt.MouseButton.LeftButton,
    Qt.MouseButton.MiddleButton,
    Qt.MouseButton.RightButton,
)
NOBODY = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def plot(qtbot: QtBot) -> Iterator[MapPlot]:
    made = MapPlot(DARK)
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show()
    qtbot.waitExposed(made)
    made.fit((-4.0, 4.0), (-2.0, 2.0))
    yield made
    made.hide()


def place(plot: MapPlot, x: float, y: float) -> QPoint:
    """Where a point of the plane is on the viewport."""
    scene = plot.view_box.mapViewToScene(QPointF(x, y))
    return plot.mapFromScene(scene)


def test_a_slow_shaky_press_is_still_a_press(plot: MapPlot, qtbot: QtBot) -> None:
    view, at = plot.viewport(), place(plot, 1.0, 1.0)
    seen: list[tuple[str, float, float]] = []
    plot.view_box.pressed_at.connect(lambda x, y: seen.append(("press", x, y)))
    plot.view_box.released_at.connect(lambda x, y: seen.append(("release", x, y)))
    before = plot.view_box.viewRange()
    QTest.mousePress(view, LEFT, NOBODY, at)
    qtbot.wait(700)
    QTest.mouseMove(view, at + QPoint(2, 0))
    QTest.mouseRelease(view, LEFT, NOBODY, at + QPoint(2, 0))
    assert [name for name, _, _ in seen] == ["press", "release"]
    np.testing.assert_allclose(seen[0][1:], (1.0, 1.0), atol=0.02)
    assert plot.view_box.viewRange() == before


def test_a_held_button_drags(plot: MapPlot) -> None:
    view = plot.viewport()
    dragged: list[tuple[float, float]] = []
    plot.view_box.dragged_to.connect(lambda x, y: dragged.append((x, y)))
    QTest.mousePress(view, LEFT, NOBODY, place(plot, 0.0, 0.0))
    move(plot, place(plot, 1.0, 1.0), LEFT)
    move(plot, place(plot, 2.0, -1.0), LEFT)
    QTest.mouseRelease(view, LEFT, NOBODY, place(plot, 2.0, -1.0))
    np.testing.assert_allclose(dragged, [(1.0, 1.0), (2.0, -1.0)], atol=0.02)


@pytest.mark.parametrize(("button", "modifier"), [(MIDDLE, NOBODY), (LEFT, SHIFT)])
def test_middle_and_shift_drag_pan_and_place_nothing(
    plot: MapPlot, qtbot: QtBot, button: Qt.MouseButton, modifier: Qt.KeyboardModifier
) -> None:
    view, from_, to = plot.viewport(), place(plot, 0.0, 0.0), place(plot, 1.0, 0.5)
    with qtbot.assertNotEmitted(plot.view_box.pressed_at):
        QTest.mousePress(view, button, modifier, from_)
        move(plot, to, button)
        QTest.mouseRelease(view, button, modifier, to)
    (x0, x1), (y0, y1) = plot.view_box.viewRange()
    np.testing.assert_allclose((x0, x1, y0, y1), (-5.0, 3.0, -2.5, 1.5), atol=0.03)


def test_a_right_click_is_one_but_a_right_drag_is_not(plot: MapPlot, qtbot: QtBot) -> None:
    view, at = plot.viewport(), place(plot, -1.0, 0.5)
    with qtbot.waitSignal(plot.view_box.right_clicked, timeout=500) as clicked:
        QTest.mouseClick(view, RIGHT, NOBODY, at)
    np.testing.assert_allclose(clicked.args, (-1.0, 0.5), atol=0.02)
    with qtbot.assertNotEmitted(plot.view_box.right_clicked):
        QTest.mousePress(view, RIGHT, NOBODY, at)
        QTest.mouseRelease(view, RIGHT, NOBODY, at + QPoint(60, 0))


def test_the_wheel_zooms_around_the_pointer(plot: MapPlot) -> None:
    at = place(plot, 2.0, 1.0)
    turn_wheel(plot.viewport(), at, NOTCH)
    (x0, x1), (y0, y1) = plot.view_box.viewRange()
    assert x1 - x0 < 8.0 and y1 - y0 < 4.0
    assert (place(plot, 2.0, 1.0) - at).manhattanLength() <= 2
    turn_wheel(plot.viewport(), at, -NOTCH)
    np.testing.assert_allclose(plot.view_box.viewRange(), [(-4, 4), (-2, 2)], atol=1e-9)


def test_a_pinch_on_a_trackpad_zooms(plot: MapPlot) -> None:
    view, at = plot.viewport(), place(plot, 2.0, 1.0)
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        QPointF(at),
        QPointF(at),
        QPointF(view.mapToGlobal(at)),
        0.5,
        QPointF(),
    )
    QApplication.sendEvent(view, event)
    (x0, x1), _ = plot.view_box.viewRange()
    assert x1 - x0 == pytest.approx(8.0 / 1.5)
    assert (place(plot, 2.0, 1.0) - at).manhattanLength() <= 2


def test_zooming_stops_before_the_digits_of_a_number_do(plot: MapPlot) -> None:
    for _ in range(400):
        plot.view_box.zoom(0.5, QPointF(3.0, 0.5))
    (x0, x1), _ = plot.view_box.viewRange()
    assert 0 < x1 - x0 < 1e-9
    for _ in range(800):
        plot.view_box.zoom(2.0)
    (x0, x1), _ = plot.view_box.viewRange()
    assert np.isfinite([x0, x1]).all()
    assert x1 - x0 <= 1e12


def test_equal_scale_makes_one_unit_as_long_in_both_directions(plot: MapPlot) -> None:
    plot.set_equal_scale(True)
    plot.fit((-4.0, 4.0), (-2.0, 2.0))
    (x0, x1), (y0, y1) = plot.view_box.viewRange()
    size = plot.view_box.rect()
    assert (x1 - x0) / size.width() == pytest.approx((y1 - y0) / size.height(), rel=1e-6)
    assert x0 <= -4.0 + 1e-9 and x1 >= 4.0 - 1e-9


def test_nothing_of_pyqtgraph_is_offered(plot: MapPlot) -> None:
    assert plot.view_box.menu is None
    assert not plot.plot.autoBtn.isVisible()
    assert plot.view_box.autoRangeEnabled() == [False, False]


def move(plot: MapPlot, to: QPoint, button: Qt.MouseButton) -> None:
    """A move with the button down: QTest's own knows no buttons."""
    view = plot.viewport()
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(to),
        QPointF(view.mapToGlobal(to)),
        Qt.MouseButton.NoButton,
        button,
        NOBODY,
    )
    QApplication.sendEvent(view, event)
