"""The chart: logarithmic whatever the sign, fast whatever the length, with a cursor to drag."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.plotting.chart_cursor import ReadOut
from gui.plotting.curves import thinned
from gui.plotting.line_chart import LineChart
from gui.plotting.value_scale import ValueScale
from gui.theme import DARK, LIGHT


@pytest.fixture
def chart(qtbot: QtBot) -> Iterator[LineChart]:
    made = LineChart(DARK)
    qtbot.addWidget(made)
    made.resize(600, 200)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.hide()


def pixels_of(chart: LineChart, color: str) -> int:
    QApplication.processEvents()
    image, wanted = chart.grab().toImage(), QColor(color).rgb()
    return sum(
        image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height())
    )


def test_a_curve_is_drawn_in_its_colour_and_goes_when_removed(chart: LineChart) -> None:
    x = np.arange(200.0)
    chart.set_curve("a", x, np.exp(-x / 20), DARK.racers[0])
    chart.refresh()
    assert pixels_of(chart, DARK.racers[0]) > 100
    chart.remove_curve("a")
    chart.refresh()
    assert pixels_of(chart, DARK.racers[0]) == 0


def test_the_ranges_show_every_curve(chart: LineChart) -> None:
    chart.set_curve(0, np.arange(50.0), np.geomspace(1e3, 1e-6, 50), DARK.racers[0])
    chart.set_curve(1, np.arange(80.0), np.full(80, 10.0), DARK.racers[1])
    chart.refresh()
    (x0, x1), (y0, y1) = chart.view_box.viewRange()
    assert (x0, x1) == (0.0, 79.0)
    assert y0 < -6.0 and y1 > 3.0


def test_a_curve_that_explodes_does_not_flatten_the_others(chart: LineChart) -> None:
    x = np.arange(100.0)
    chart.set_curve(0, x, 50.0 * 0.9**x, DARK.racers[0])
    chart.set_curve(1, x, 50.0 * 1e3**x, DARK.racers[1])
    chart.refresh()
    _, (y0, y1) = chart.view_box.viewRange()
    assert y1 - y0 < 12.0


def test_a_curve_that_escapes_downwards_leaves_through_the_bottom(chart: LineChart) -> None:
    x = np.arange(100.0)
    chart.set_curve(0, x, 50.0 * 0.9**x, DARK.racers[0])
    chart.set_curve(1, x, np.where(x < 20, 50.0 - x, -(10.0 ** (x / 4))), DARK.racers[1])
    chart.refresh()
    scale = ValueScale.logarithmic(-1.0, 1e-3, 1e6)
    _, (y0, y1) = chart.view_box.viewRange()
    assert scale.places(np.array([-1e24]))[0] < y0 - 10.0
    assert y1 - y0 < 20.0
    assert pixels_of(chart, DARK.racers[1]) > 50


def test_the_axis_reaches_at_least_as_far_as_is_asked_and_further_with_the_curves(
    chart: LineChart,
) -> None:
    chart.set_curve(0, np.arange(50.0), np.arange(1.0, 51.0), DARK.racers[0])
    chart.refresh()
    chart.set_least_end(200.0)
    assert chart.view_box.viewRange()[0] == [0.0, 200.0]
    chart.refresh()
    assert chart.view_box.viewRange()[0] == [0.0, 200.0]
    chart.set_curve(0, np.arange(300.0), np.arange(1.0, 301.0), DARK.racers[0])
    chart.refresh()
    assert chart.view_box.viewRange()[0] == [0.0, 299.0]


@pytest.mark.parametrize("x", [0.0, 50.0, 99.0, 5000.0])
def test_the_cursor_is_seen_also_where_the_axis_ends(chart: LineChart, x: float) -> None:
    chart.set_curve(0, np.arange(100.0), np.full(100, 1.0), DARK.racers[0])
    chart.refresh()
    chart.set_cursor(x)
    assert pixels_of(chart, DARK.accent) > 20


def test_values_at_and_below_zero_have_a_place(chart: LineChart) -> None:
    x = np.linspace(0.0, 100.0, 400)
    chart.set_curve(0, x, 10.0 - 0.2 * x, DARK.racers[0])
    chart.refresh()
    labels = [label for _, label in chart.ticks]
    assert "0" in labels and any(label.startswith("\N{MINUS SIGN}") for label in labels)
    assert pixels_of(chart, DARK.racers[0]) > 100


@pytest.mark.parametrize("is_logarithmic", [True, False])
def test_where_there_are_no_values_none_are_named(chart: LineChart, is_logarithmic: bool) -> None:
    chart.set_logarithmic(is_logarithmic)
    bare = pixels_of(chart, DARK.muted)
    chart.set_curve("a", np.arange(3.0), np.array([1.0, 2.0, 3.0]), DARK.racers[0])
    chart.refresh()
    assert pixels_of(chart, DARK.muted) > bare
    chart.remove_curve("a")
    chart.refresh()
    assert chart.ticks == []
    assert pixels_of(chart, DARK.muted) == bare


def test_odd_curves_do_no_harm(chart: LineChart) -> None:
    for key, values in enumerate(
        ([], [1.0], [np.nan, np.nan], [np.inf, 1.0], [0.0, 0.0], [-1e308, 1e308])
    ):
        chart.set_curve(key, np.arange(float(len(values))), np.array(values), DARK.racers[key])
        chart.refresh()
        assert not chart.grab().isNull()
    chart.set_logarithmic(False)
    assert np.isfinite(chart.view_box.viewRange()).all()


def test_pressing_and_dragging_moves_the_cursor(chart: LineChart, qtbot: QtBot) -> None:
    x = np.arange(101.0)
    chart.set_curve(0, x, 1.0 + x, DARK.racers[0])
    chart.refresh()
    scene = chart.view_box.mapViewToScene(QPointF(40.0, 1.0))
    with qtbot.waitSignal(chart.cursor_moved, timeout=500) as moved:
        QTest.mousePress(chart.viewport(), Qt.MouseButton.LeftButton, pos=chart.mapFromScene(scene))
    assert moved.args[0] == pytest.approx(40.0, abs=0.5)
    chart.set_cursor(40.0)
    assert pixels_of(chart, DARK.accent) > 20


def test_the_pointer_reads_every_curve_and_names_the_nearest(chart: LineChart) -> None:
    x = np.arange(101.0)
    chart.set_curve("low", x, np.full(101, 1.0), DARK.racers[0], "Low")
    chart.set_curve("high", x, np.full(101, 100.0), DARK.racers[1], "High")
    chart.refresh()
    nearest: list[object] = []
    chart.hovered_curve.connect(nearest.append)
    before = chart.grab().toImage()
    chart.view_box.hovered.emit(50.0, 2.0)
    assert nearest == ["high"]
    assert chart.grab().toImage() != before
    chart.view_box.hovered.emit(50.0, 1.0)
    assert nearest[-1] is None
    chart.view_box.hover_left.emit()
    assert nearest[-1] is None


@pytest.mark.parametrize(("height", "columns"), [(400, 1), (120, 2), (80, 6)])
def test_the_read_out_of_many_curves_stays_within_a_low_chart(
    chart: LineChart, height: int, columns: int
) -> None:
    chart.resize(800, height)
    QApplication.processEvents()
    read_out = ReadOut(chart.view_box, 0, DARK)
    read_out.show_rows(5.0, [(DARK.racers[0], "Name", "1")] * 6)
    box = read_out.box(15.0, 60.0)
    assert box.bottom() <= chart.view_box.height()
    assert columns * 60 < box.width() < (columns + 1) * 76


def test_another_theme_recolours_ground_and_axes(chart: LineChart) -> None:
    chart.set_theme(LIGHT)
    assert chart.grab().toImage().pixelColor(599, 1).name() == LIGHT.panel


@given(
    st.lists(st.floats(-1e6, 1e6), min_size=3, max_size=300),
    st.integers(1, 40),
)
def test_thinning_keeps_the_extremes_of_every_column(values: list[float], columns: int) -> None:
    x = np.linspace(0.0, columns, len(values))
    points = np.array([x, values])
    kept = thinned(points)
    assert kept.shape[1] <= max(len(values), 2 * (columns + 1))
    for column in range(columns):
        old = points[1, np.floor(points[0]) == column]
        new = kept[1, np.floor(kept[0]) == column]
        if old.size:
            assert (new.min(), new.max()) == (old.min(), old.max())


@pytest.mark.parametrize("height", [62, 90, 160, 400])
@pytest.mark.parametrize("lowest", [1e-31, 3.0, -1e24, -2.0])
def test_the_chart_takes_as_many_ticks_as_it_has_room_for(
    chart: LineChart, height: int, lowest: float
) -> None:
    chart.set_curve(0, np.arange(3.0), np.array([50.0, 40.0, lowest]), DARK.racers[0])
    chart.refresh()
    chart.resize(600, height)
    QApplication.processEvents()
    low, high = chart.view_box.viewRange()[1]
    a_pixel = (high - low) / chart.view_box.height()
    label = QFontMetrics(chart.left.font()).height()
    places = sorted(place for place, _ in chart.ticks)
    assert all((after - before) / a_pixel >= label for before, after in pairwise(places))
    assert len(chart.ticks) >= 2
