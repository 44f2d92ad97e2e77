"""What follows the race beside the map rests too while nobody can see it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from engine.setup import ScheduleSetup
from gui.own.rules import OwnRules
from gui.panels.charts import LossChartPanel
from gui.panels.leaderboard import LeaderboardPanel
from gui.panels.racers import RacersPanel
from gui.panels.transport import TransportPanel
from gui.session import Session
from gui.theme import ThemeSource
from tests.benchmarks.paints import PaintCounter
from tests.gui.clock import HandClock, settle, tick

STEPS = 40
LONG_ENOUGH = 300
"""Milliseconds in which every timer of a panel has come."""


def told_by_chart(panel: QWidget) -> object:
    assert isinstance(panel, LossChartPanel)
    return panel.chart.grab().toImage().copy()


def told_by_board(panel: QWidget) -> object:
    assert isinstance(panel, LeaderboardPanel)
    model = panel.model
    columns = range(model.columnCount())
    return [[model.index(row, column).data() for column in columns] for row in (0, 1)]


def told_by_transport(panel: QWidget) -> object:
    assert isinstance(panel, TransportPanel)
    return panel.step.value, panel.computed_text.text(), panel.timeline.grab().toImage().copy()


def told_by_racers(panel: QWidget) -> object:
    assert isinstance(panel, RacersPanel)
    return panel.cards[0].settings.around.schedule.rate.text.text()


TOLD: dict[type[QWidget], Callable[[QWidget], object]] = {
    LossChartPanel: told_by_chart,
    LeaderboardPanel: told_by_board,
    TransportPanel: told_by_transport,
    RacersPanel: told_by_racers,
}


@pytest.fixture(params=list(TOLD), ids=lambda kind: kind.__name__)
def panel(
    request: pytest.FixtureRequest,
    session: Session,
    theme_source: ThemeSource,
    own_rules: OwnRules,
) -> QWidget:
    session.set_racer(0, schedule=ScheduleSetup("cosine"))
    kind = request.param
    given = (session, theme_source, own_rules) if kind is RacersPanel else (session, theme_source)
    made: QWidget = kind(*given)
    if isinstance(made, RacersPanel):
        made.cards[0].set_unfolded(True)
        made.cards[0].settings.around.fold.click()
    return made


def test_a_minimised_panel_rests_and_tells_the_newest_when_it_is_back(
    panel: QWidget, qtbot: QtBot, session: Session, clock: HandClock
) -> None:
    qtbot.addWidget(panel)
    panel.resize(700, 400)
    panel.show()
    qtbot.waitExposed(panel)
    told = TOLD[type(panel)]
    session.show_step(10)
    settle(session.player, clock)
    session.play()
    QTest.qWait(LONG_ENOUGH)
    panel.showMinimized()
    QApplication.processEvents()
    before, paints = told(panel), PaintCounter(panel, *panel.findChildren(QWidget))
    tick(session.player, clock, STEPS)
    QTest.qWait(LONG_ENOUGH)
    assert session.shown_step > 10 + STEPS
    assert paints.count == 0
    session.player.stop()
    panel.showNormal()
    qtbot.waitExposed(panel)
    qtbot.waitUntil(lambda: told(panel) != before)
    newest = told(panel)
    session.shown_step_changed.emit(session.shown_step)
    QTest.qWait(LONG_ENOUGH)
    assert told(panel) == newest
