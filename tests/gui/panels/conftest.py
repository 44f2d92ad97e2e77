"""A theme for every panel, and panels of the session by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine.catalog.own import OwnCatalog
from gui.own.functions import OwnFunctions
from gui.own.rules import OwnRules
from gui.panels.charts import LossChartPanel
from gui.panels.landscape import LandscapePanel
from gui.panels.leaderboard import LeaderboardPanel
from gui.panels.problem import ProblemPanel
from gui.panels.problem_bar import ProblemBar
from gui.panels.racers import RacersPanel
from gui.panels.rule import RulePanel
from gui.session import Session
from gui.theme import ThemeSource
from tests.gui.clock import HandClock
from tests.gui.panels.recording_chart import RecordingChart
from tests.gui.panels.stand import Stand
from tests.gui.sessions import go_to

Panel = TypeVar("Panel", bound=QWidget)


def shown(qtbot: QtBot, panel: Panel, width: int, height: int) -> Panel:
    qtbot.addWidget(panel)
    panel.resize(width, height)
    panel.show()
    return panel


@pytest.fixture
def theme_source() -> ThemeSource:
    return ThemeSource("dark")


@pytest.fixture
def own(tmp_path: Path) -> OwnFunctions:
    return OwnFunctions(OwnCatalog(tmp_path / "own"))


@pytest.fixture
def bar(qtbot: QtBot, session: Session, theme_source: ThemeSource, own: OwnFunctions) -> ProblemBar:
    return shown(qtbot, ProblemBar(session, theme_source, own), 700, 40)


@pytest.fixture
def problem_panel(qtbot: QtBot, session: Session, own: OwnFunctions) -> ProblemPanel:
    made = ProblemPanel(session, own)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def map_panel(
    qtbot: QtBot, session: Session, theme_source: ThemeSource
) -> Iterator[LandscapePanel]:
    made = LandscapePanel(session, theme_source)
    qtbot.addWidget(made)
    made.setGeometry(300, 300, 700, 560)  # away from where the offscreen platform points
    made.show()
    qtbot.waitExposed(made)
    made.fit()
    qtbot.waitUntil(lambda: made.trails.are_done)
    yield made
    session.player.stop()
    made.ground.stop()
    made.hide()


@pytest.fixture
def fresh_chart_panel(qtbot: QtBot, session: Session, theme_source: ThemeSource) -> LossChartPanel:
    return shown(qtbot, LossChartPanel(session, theme_source), 600, 160)


@pytest.fixture
def chart_panel(
    fresh_chart_panel: LossChartPanel, session: Session, clock: HandClock
) -> LossChartPanel:
    """At step 60."""
    go_to(session, clock, 60)
    return fresh_chart_panel


@pytest.fixture
def drawn(chart_panel: LossChartPanel, monkeypatch: pytest.MonkeyPatch) -> RecordingChart:
    recorder = RecordingChart(chart_panel.chart, monkeypatch)
    chart_panel.refresh()
    return recorder


@pytest.fixture
def leaderboard_panel(
    qtbot: QtBot, session: Session, theme_source: ThemeSource
) -> LeaderboardPanel:
    return shown(qtbot, LeaderboardPanel(session, theme_source), 320, 300)


@pytest.fixture
def own_rules(tmp_path: Path) -> OwnRules:
    return OwnRules(OwnCatalog(tmp_path))


@pytest.fixture
def racers_panel(
    qtbot: QtBot, session: Session, theme_source: ThemeSource, own_rules: OwnRules
) -> RacersPanel:
    return shown(qtbot, RacersPanel(session, theme_source, own_rules), 270, 600)


@pytest.fixture
def rule_panel(qtbot: QtBot, session: Session, theme_source: ThemeSource) -> RulePanel:
    made = shown(qtbot, RulePanel(session, theme_source), 330, 260)
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def stand(qtbot: QtBot) -> Iterator[Stand]:
    made = Stand()
    shown(qtbot, made.panel, 1200, 50)
    yield made
    made.session.player.stop()
