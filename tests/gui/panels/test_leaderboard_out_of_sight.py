"""A leaderboard that nobody sees does not work."""

from __future__ import annotations

from gui.panels.leaderboard import LeaderboardPanel
from gui.session import Session
from tests.gui.clock import HandClock
from tests.gui.panels.test_leaderboard import cell
from tests.gui.sessions import go_to


def test_a_hidden_panel_does_not_work_and_shows_the_newest_when_it_opens(
    leaderboard_panel: LeaderboardPanel, session: Session, clock: HandClock
) -> None:
    go_to(session, clock, 60)
    leaderboard_panel.refresh()
    before = cell(leaderboard_panel, 0, "height")
    leaderboard_panel.hide()
    go_to(session, clock, 0)
    leaderboard_panel.refresh()
    assert cell(leaderboard_panel, 0, "height") == before
    leaderboard_panel.show()
    assert cell(leaderboard_panel, 0, "height") != before
