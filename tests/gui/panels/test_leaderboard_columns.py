"""Which columns the leaderboard shows: those that fit, or those that a person chooses."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.leaderboard.leaderboard_columns import COLUMNS
from gui.panels.leaderboard import LeaderboardPanel
from gui.session import Session
from gui.theme import ThemeSource

NAMES = [column.name for column in COLUMNS]


@pytest.fixture
def panel(qtbot: QtBot, session: Session, theme_source: ThemeSource) -> LeaderboardPanel:
    made = LeaderboardPanel(session, theme_source)
    qtbot.addWidget(made)
    made.resize(320, 300)
    made.show()
    return made


def shown_columns(panel: LeaderboardPanel) -> list[str]:
    header = panel.table.header()
    return [name for place, name in enumerate(NAMES) if not header.isSectionHidden(place)]


def choose(panel: LeaderboardPanel, name: str) -> None:
    panel.columns.aboutToShow.emit()
    next(one for one in panel.columns.actions() if one.objectName() == name).trigger()


def test_columns_are_chosen_in_a_narrow_panel_and_are_scrolled_to(
    panel: LeaderboardPanel, qtbot: QtBot
) -> None:
    choose(panel, "column_slope")
    choose(panel, "column_distance")
    assert shown_columns(panel) == [
        "rank",
        "racer",
        "height",
        "reached",
        "status",
        "distance",
        "slope",
    ]
    bar = panel.table.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert panel.table.columnWidth(NAMES.index("racer")) >= 60
    choose(panel, "column_status")
    assert "status" not in shown_columns(panel)
    choose(panel, "columns_that_fit")
    assert shown_columns(panel) == ["rank", "racer", "height", "reached", "status"]
    qtbot.waitUntil(lambda: bar.maximum() == 0)


def test_every_title_says_how_to_see_the_other_columns(panel: LeaderboardPanel) -> None:
    role = Qt.ItemDataRole.ToolTipRole
    for section in range(len(NAMES)):
        tool_tip = str(panel.model.headerData(section, Qt.Orientation.Horizontal, role))
        assert tool_tip.endswith("Right-click to choose columns.")
