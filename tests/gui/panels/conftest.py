"""A theme for every panel, and panels of the session by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
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
from tests.gui.panels.recording_chart import RecordingChart
from tests.gui.panels.stand import Stand


@pytest.fixture
def theme_source() -> ThemeSource:
    return ThemeSource("dark")


@pytest.fixture
def own(tmp_path: Path) -> OwnFunctions:
    return OwnFunctions(OwnCatalog(tmp_path / "own"))


@pytest.fixture
def bar(qtbot: QtBot, session: Session, theme_source: ThemeSource, own: OwnFunctions) -> ProblemBar:
    made = ProblemBar(session, theme_source, own)
    qtbot.addWidget(made)
    made.resize(700, 40)
    made.show()
    return made


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
def chart_panel(qtbot: QtBot, session: Session, theme_source: ThemeSource) -> LossChartPanel:
    made = LossChartPanel(session, theme_source)
    qtbot.addWidget(made)
    made.resize(600, 160)
    made.show()
    return made


@pytest.fixture
def drawn(chart_panel: LossChartPanel, monkeypatch: pytest.MonkeyPatch) -> RecordingChart:
    recorder = RecordingChart(chart_panel.chart, monkeypatch)
    chart_panel.refresh()
    return recorder


@pytest.fixture
def leaderboard_panel(
    qtbot: QtBot, session: Session, theme_source: ThemeSource
) -> LeaderboardPanel:
    made = LeaderboardPanel(session, theme_source)
    qtbot.addWidget(made)
    made.resize(320, 300)
    made.show()
    return made


@pytest.fixture
def own_rules(tmp_path: Path) -> OwnRules:
    return OwnRules(OwnCatalog(tmp_path))


@pytest.fixture
def racers_panel(
    qtbot: QtBot, session: Session, theme_source: ThemeSource, own_rules: OwnRules
) -> RacersPanel:
    made = RacersPanel(session, theme_source, own_rules)
    qtbot.addWidget(made)
    made.resize(270, 600)
    made.show()
    return made


@pytest.fixture
def rule_panel(qtbot: QtBot, session: Session, theme_source: ThemeSource) -> RulePanel:
    made = RulePanel(session, theme_source)
    qtbot.addWidget(made)
    made.resize(330, 260)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def stand(qtbot: QtBot) -> Iterator[Stand]:
    made = Stand()
    qtbot.addWidget(made.panel)
    made.panel.resize(1200, 50)
    made.panel.show()
    yield made
    made.session.player.stop()
