"""The chart of a race that is seen by what it costs."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from engine.cost_axis import AXES, Axis, shown_cost
from gui.panels.charts import LossChartPanel
from gui.session import Session
from tests.gui.clock import HandClock, settle
from tests.gui.panels.recording_chart import RecordingChart
from tests.gui.setups import cheap_dear_and_searching

GRADIENTS: Axis = "gradient_evaluations"


@pytest.fixture
def session(clock: HandClock) -> Iterator[Session]:
    made = Session(cheap_dear_and_searching(), clock)
    made.show_step(100)
    settle(made.player, clock)
    yield made
    made.player.stop()


@pytest.fixture
def chart_panel(fresh_chart_panel: LossChartPanel) -> LossChartPanel:
    fresh_chart_panel.resize(700, 180)
    return fresh_chart_panel


def read_all(chart_panel: LossChartPanel, session: Session) -> None:
    chart_panel.refresh()
    while chart_panel._costs.read(session.race, session.axis):
        pass
    chart_panel.refresh()


def test_a_height_is_drawn_over_what_it_cost(
    chart_panel: LossChartPanel, drawn: RecordingChart, session: Session
) -> None:
    session.set_axis(GRADIENTS)
    read_all(chart_panel, session)
    x, y, _ = drawn.curves[1]
    np.testing.assert_array_equal(x, np.arange(0, 101, 2))
    heights = [np.median(session.race.heights(1, step)) for step in range(51)]
    np.testing.assert_allclose(y, heights, rtol=1e-12)
    np.testing.assert_array_equal(drawn.curves[0][0], np.arange(101))
    assert "gradient evaluations" in chart_panel.title.text()
    assert chart_panel.chart.accessibleName() == "Height over gradient evaluations"


def test_the_paths_of_a_search_are_compared_at_equal_costs(
    chart_panel: LossChartPanel, drawn: RecordingChart, session: Session
) -> None:
    session.set_axis(GRADIENTS)
    read_all(chart_panel, session)
    x, y, _ = drawn.curves[2]
    race = session.race
    paid = np.array([race.costs(2, step).gradient_evaluations for step in range(101)])
    heights = np.array([race.heights(2, step) for step in range(101)])
    for cost, height in zip(x.tolist(), y.tolist(), strict=True):
        own = [max(np.flatnonzero(paid[:, path] <= cost)) for path in range(3)]
        assert height == np.median(heights[own, range(3)])
    assert x[-1] == 100
    assert len(x) > 20


def test_a_racer_that_pays_nothing_has_no_curve(
    chart_panel: LossChartPanel, drawn: RecordingChart, session: Session
) -> None:
    session.set_axis("function_evaluations")
    read_all(chart_panel, session)
    assert list(drawn.curves) == [2]
    session.set_axis("steps")
    chart_panel.refresh()
    assert sorted(map(str, drawn.curves)) == ["0", "1", "2"]


def test_the_cursor_and_the_axis_tell_the_cost(
    chart_panel: LossChartPanel, drawn: RecordingChart, session: Session
) -> None:
    session.set_racer(0, enabled=False)
    session.set_racer(2, enabled=False)
    session.set_axis(GRADIENTS)
    chart_panel.refresh()
    assert drawn.cursor == 200
    assert chart_panel.chart.view_box.viewRange()[0] == [0.0, 500.0]
    session.show_step(30)
    assert drawn.cursor == 60
    chart_panel.chart.cursor_moved.emit(41.2)
    assert session.shown_step == 20
    chart_panel.chart.cursor_moved.emit(1e6)
    assert session.shown_step == 100


def test_a_person_chooses_the_axis_with_the_keyboard(
    chart_panel: LossChartPanel, session: Session
) -> None:
    chart_panel.axis.setFocus()
    assert chart_panel.axis.focusPolicy() == Qt.FocusPolicy.StrongFocus
    for axis in AXES[1:]:
        QTest.keyClick(chart_panel.axis, Qt.Key.Key_Down)
        assert session.axis == axis
    session.set_axis("steps")
    assert chart_panel.axis.currentIndex() == 0


def test_an_edit_changes_the_curve_over_cost_from_there_on(
    chart_panel: LossChartPanel, drawn: RecordingChart, session: Session, clock: HandClock
) -> None:
    session.set_axis(GRADIENTS)
    read_all(chart_panel, session)
    session.show_step(50)
    name = "sufficient_decrease"
    session.set_hyperparameter(2, name, 0.4)
    edited = session.setup.edits[-1].step
    settle(session.player, clock)
    session.show_step(100)
    settle(session.player, clock)
    read_all(chart_panel, session)
    x, y, _ = drawn.curves[2]
    race = session.race
    paid = np.array([race.costs(2, step).gradient_evaluations for step in range(101)])
    heights = np.array([race.heights(2, step) for step in range(101)])
    assert 0 < edited < 50
    for cost, height in zip(x.tolist(), y.tolist(), strict=True):
        own = [max(np.flatnonzero(paid[:, path] <= cost)) for path in range(3)]
        assert height == np.median(heights[own, range(3)])
    assert x[-1] == shown_cost(race, 100, GRADIENTS)
