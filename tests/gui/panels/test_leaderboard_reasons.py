"""The leaderboard says why a path has its status."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from engine.setup import Stop
from gui.panels.leaderboard import LeaderboardPanel
from gui.session import Session
from tests.gui.clock import HandClock
from tests.gui.sessions import go_to


@pytest.fixture
def panel(
    leaderboard_panel: LeaderboardPanel, session: Session, clock: HandClock
) -> LeaderboardPanel:
    go_to(session, clock, 60)
    leaderboard_panel.refresh()
    return leaderboard_panel


def test_the_tooltip_says_why_a_path_has_its_status(
    panel: LeaderboardPanel, session: Session, clock: HandClock
) -> None:
    session.change(replace(session.setup, stop=Stop(max_steps=7)), "Stop")
    go_to(session, clock, 5)
    panel.refresh()
    tip = Qt.ItemDataRole.ToolTipRole
    assert "Running: the slope is " in panel.model.index_of(0).data(tip)
    go_to(session, clock, 7)
    panel.refresh()
    wanted = "Stopped in step 7: that is as many as the stop rule allows."
    for index in (panel.model.index_of(1), panel.model.index(1, 0, panel.model.index_of(1))):
        assert index.data(tip).endswith(wanted)


def test_the_tooltip_of_a_start_that_is_gone_is_still_told(
    panel: LeaderboardPanel, session: Session
) -> None:
    last = panel.model.index(1, 0, panel.model.index_of(0))
    session.remove_start(1)
    assert last.data(Qt.ItemDataRole.ToolTipRole).endswith("Still running.")
