"""The chart shows both futures."""


import numpy as np
from PySide6.QtGui import QColor

from gui.panels.charts import LossChartPanel
from gui.session import Session
from gui.theme import ThemeSource
from tests.gui.clock import HandClock, settle
from tests.gui.panels.recording_chart import RecordingChart, alike


def branch_at_20(session: Session, clock: HandClock) -> None:
    session.show_step(20)
    session.set_hyperparameter(0, "learning_rate", 0.2)
    settle(session.player, clock)


def test_the_curve_of_an_old_future_begins_where_it_parts(
    chart_panel: LossChartPanel, drawn: RecordingChart, session: Session, clock: HandClock
) -> None:
    branch_at_20(session, clock)
    chart_panel.refresh()
    assert drawn.curves[0][0][0] == 0
    assert drawn.curves[2][0].tolist() == list(range(20, 61))
    assert drawn.curves[2][2] != drawn.curves[0][2]


def test_the_curve_of_an_old_future_is_whole_without_the_racer_it_was(
    chart_panel: LossChartPanel, drawn: RecordingChart, session: Session, clock: HandClock
) -> None:
    branch_at_20(session, clock)
    session.set_racer(0, enabled=False)
    settle(session.player, clock)
    chart_panel.refresh()
    assert drawn.curves[2][0].tolist() == list(range(61))


def test_who_points_at_a_racer_sees_its_old_future_in_the_chart_too(
    chart_panel: LossChartPanel, drawn: RecordingChart, session: Session, clock: HandClock
) -> None:
    branch_at_20(session, clock)
    chart_panel.refresh()
    (_, right), (bottom, top) = chart_panel.chart.view_box.viewRange()
    frame = chart_panel.chart.view_box.sceneBoundingRect()
    steps, heights, _ = drawn.curves[2]
    x = round(frame.left() + 50 / right * frame.width())
    height = np.log10(heights[np.searchsorted(steps, 50)])
    y = round(frame.top() + (top - height) / (top - bottom) * frame.height())

    def colors() -> list[QColor]:
        image = chart_panel.chart.grab().toImage()
        return [image.pixelColor(x, row) for row in (y - 1, y, y + 1)]

    usual = colors()
    session.highlight(1)
    assert colors() != usual
    session.highlight(0)
    assert colors() == usual


def test_where_both_futures_are_one_still_the_old_one_lies_below(
    chart_panel: LossChartPanel,
    drawn: RecordingChart,
    session: Session,
    clock: HandClock,
    theme_source: ThemeSource,
) -> None:
    chart, own = chart_panel.chart, QColor(theme_source.current.racers[0])

    def pixels_of_its_own() -> int:
        image = chart.grab().toImage()
        columns, rows = range(image.width() // 2, image.width()), range(image.height())
        return sum(alike(image.pixelColor(x, y), own) for x in columns for y in rows)

    before = pixels_of_its_own()
    session.show_step(20)
    session.branch()
    settle(session.player, clock)
    session.show_step(60)
    chart_panel.refresh()
    assert sorted(map(str, drawn.curves)) == ["0", "1", "2", "3"]
    assert before > 20
    assert pixels_of_its_own() >= before
