"""The leaderboard says why a path has its status."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt

from engine.setup import Stop
from gui.panels.leaderboard import LeaderboardPanel
from gui.session import Session
from tests.gui.clock import HandClock
from tests.gui.sessions import go_to


def test_the_tooltip_says_why_a_path_has_its_status(
    leaderboard_panel: LeaderboardPanel, session: Session, clock: HandClock
) -> None:
    model, tip = leaderboard_panel.model, Qt.ItemDataRole.ToolTipRole
    session.change(replace(session.setup, stop=Stop(max_steps=7)), "Stop")
    go_to(session, clock, 5)
    leaderboard_panel.refresh()
    assert "Running: the slope is " in model.index_of(0).data(tip)
    go_to(session, clock, 7)
    leaderboard_panel.refresh()
    wanted = "Stopped in step 7: that is as many as the stop rule allows."
    for index in (model.index_of(1), model.index(1, 0, model.index_of(1))):
        assert index.data(tip).endswith(wanted)


def test_the_tooltip_of_a_start_that_is_gone_is_still_told(
    leaderboard_panel: LeaderboardPanel, session: Session, clock: HandClock
) -> None:
    model = leaderboard_panel.model
    go_to(session, clock, 60)
    leaderboard_panel.refresh()
    last = model.index(1, 0, model.index_of(0))
    session.remove_start(1)
    assert last.data(Qt.ItemDataRole.ToolTipRole).endswith("Still running.")
