"""A leaderboard that nobody sees does not work."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from gui.panels.leaderboard import LeaderboardPanel
from gui.session import Session
from gui.theme import ThemeSource
from tests.gui.clock import HandClock, settle
from tests.gui.panels.test_leaderboard import cell


@pytest.fixture
def panel(
    qtbot: QtBot, session: Session, theme_source: ThemeSource, clock: HandClock
) -> Iterator[LeaderboardPanel]:
    made = LeaderboardPanel(session, theme_source)
    qtbot.addWidget(made)
    made.resize(320, 300)
    made.show()
    session.show_step(60)
    settle(session.player, clock)
    made.refresh()
    yield made


def test_a_hidden_panel_does_not_work_and_shows_the_newest_when_it_opens(
    panel: LeaderboardPanel, session: Session, clock: HandClock
) -> None:
    before = cell(panel, 0, "height")
    panel.hide()
    session.show_step(0)
    settle(session.player, clock)
    panel.refresh()
    assert cell(panel, 0, "height") == before
    panel.show()
    assert cell(panel, 0, "height") != before
