from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QColor

from engine.race import Race
from engine.setup import GridStarts
from gui.panels.charts import LossChartPanel
from gui.session import Session
from gui.theme import ThemeSource, mix
from tests.gui.clock import HandClock, settle
from tests.gui.panels.recording_chart import RecordingChart, alike


def test_a_curve_a_racer_shows_the_median_height(drawn: RecordingChart, session: Session) -> None:
    assert sorted(map(str, drawn.curves)) == ["0", "1"]
    x, y, _ = drawn.curves[1]
    np.testing.assert_array_equal(x, np.arange(61))
    expected = [np.median(session.race.heights(1, step)) for step in range(61)]
    np.testing.assert_allclose(y, expected)


def test_with_a_known_minimum_heights_are_above_it(
    chart_panel: LossChartPanel, drawn: RecordingChart, session: Session, clock: HandClock
) -> None:
    assert chart_panel.title.text() == "Height above the minimum"
    session.set_function("styblinski_tang")
    session.show_step(5)
    settle(session.player, clock)
    chart_panel.refresh()
    lowest = min(minimum.height for minimum in session.race.problem.minima)
    assert lowest < -1
    _, y, _ = drawn.curves[0]
    assert y[0] == np.median(session.race.heights(0, 0)) - lowest


def test_without_one_they_are_plain_heights(
    chart_panel: LossChartPanel, drawn: RecordingChart, session: Session
) -> None:
    session.set_formula("x + y", {}, ((-1.0, 1.0), (-1.0, 1.0)))
    chart_panel.refresh()
    assert chart_panel.title.text() == "Height"
    assert drawn.curves[0][1][0] == np.median(session.race.heights(0, 0))


def test_a_racer_that_sits_out_has_no_curve(
    chart_panel: LossChartPanel, drawn: RecordingChart, session: Session
) -> None:
    session.set_racer(0, enabled=False)
    chart_panel.refresh()
    assert list(drawn.curves) == [1]


def test_the_cursor_follows_the_shown_step(drawn: RecordingChart, session: Session) -> None:
    session.show_step(12)
    assert drawn.cursor == 12


def test_the_cursor_is_within_the_axis_before_the_curves_are_drawn_on(
    chart_panel: LossChartPanel, session: Session
) -> None:
    session.race.advance(200)
    session.show_step(200)
    assert chart_panel.chart.view_box.viewRange()[0] == [0.0, 500.0]


def test_the_axis_does_not_jump_while_a_start_is_dragged(
    chart_panel: LossChartPanel, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    chart_panel.refresh()
    before = chart_panel.chart.view_box.viewRange()[0]
    monkeypatch.setattr(Race, "work", lambda *_: None)
    session.move_start(0, (2.0, 0.5), finished=False)
    chart_panel.refresh()
    assert chart_panel.chart.view_box.viewRange()[0] == before == [0.0, 100.0]


def test_dragging_the_cursor_scrubs_and_never_past_what_is_computed(
    chart_panel: LossChartPanel, session: Session
) -> None:
    chart_panel.chart.cursor_moved.emit(17.4)
    assert session.shown_step == 17
    chart_panel.chart.cursor_moved.emit(1e6)
    assert session.shown_step == session.race.step == 60


def test_hovering_a_curve_highlights_the_racer(
    chart_panel: LossChartPanel, session: Session
) -> None:
    chart_panel.chart.hovered_curve.emit(1)
    assert session.highlighted_racer == 1
    chart_panel.chart.hovered_curve.emit(None)
    assert session.highlighted_racer is None


def test_curves_take_the_colours_of_the_theme(
    drawn: RecordingChart, theme_source: ThemeSource
) -> None:
    dark = drawn.curves[0][2]
    theme_source.set_mode("light")
    assert drawn.curves[0][2] == theme_source.current.racers[0] != dark


def test_heights_below_zero_and_explosions_are_drawn_without_a_warning(
    chart_panel: LossChartPanel, session: Session, clock: HandClock
) -> None:
    session.set_formula("x^3 - y^2", {}, ((-2.0, 2.0), (-2.0, 2.0)))
    session.show_step(200)
    settle(session.player, clock)
    chart_panel.refresh()
    assert not chart_panel.grab().isNull()


def test_with_many_starts_a_highlighted_racer_shows_its_middle_half(
    chart_panel: LossChartPanel, session: Session, clock: HandClock, theme_source: ThemeSource
) -> None:
    session.change(replace(session.setup, starts=GridStarts(4, 4)), "starts")
    session.show_step(60)
    settle(session.player, clock)
    session.highlight(0)
    chart_panel.refresh()
    chart = chart_panel.chart
    (_, right), (bottom, top) = chart.view_box.viewRange()
    frame = chart.view_box.sceneBoundingRect()
    theme = theme_source.current
    tint = QColor(mix(theme.panel, theme.racers[0], 0.2))

    def tinted_rows() -> list[int]:
        image = chart.grab().toImage()
        column = round(frame.left() + 30 / right * frame.width())
        return [y for y in range(image.height()) if alike(image.pixelColor(column, y), tint)]

    def row_of(height: float) -> float:
        return float(frame.top() + (top - np.log10(height)) / (top - bottom) * frame.height())

    low, high = np.percentile(session.race.heights(0, 30), (25, 75))
    rows = tinted_rows()
    assert (rows[0], rows[-1]) == pytest.approx((row_of(high), row_of(low)), abs=4)
    session.highlight(None)
    assert tinted_rows() == []
