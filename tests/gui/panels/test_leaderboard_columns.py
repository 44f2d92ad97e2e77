"""Which columns the leaderboard shows: those that fit, or those that a person chooses."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.leaderboard.leaderboard_columns import COLUMNS
from gui.panels.leaderboard import LeaderboardPanel

NAMES = [column.name for column in COLUMNS]


def shown_columns(leaderboard_panel: LeaderboardPanel) -> list[str]:
    header = leaderboard_panel.table.header()
    return [name for place, name in enumerate(NAMES) if not header.isSectionHidden(place)]


def choose(leaderboard_panel: LeaderboardPanel, name: str) -> None:
    leaderboard_panel.columns.aboutToShow.emit()
    next(one for one in leaderboard_panel.columns.actions() if one.objectName() == name).trigger()


def test_columns_are_chosen_in_a_narrow_panel_and_are_scrolled_to(
    leaderboard_panel: LeaderboardPanel, qtbot: QtBot
) -> None:
    choose(leaderboard_panel, "column_slope")
    choose(leaderboard_panel, "column_distance")
    assert shown_columns(leaderboard_panel) == [
        "rank",
        "racer",
        "height",
        "reached",
        "status",
        "distance",
        "slope",
    ]
    bar = leaderboard_panel.table.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert leaderboard_panel.table.columnWidth(NAMES.index("racer")) >= 60
    choose(leaderboard_panel, "column_status")
    assert "status" not in shown_columns(leaderboard_panel)
    choose(leaderboard_panel, "columns_that_fit")
    assert shown_columns(leaderboard_panel) == ["rank", "racer", "height", "reached", "status"]
    qtbot.waitUntil(lambda: bar.maximum() == 0)


def test_every_title_says_how_to_see_the_other_columns(leaderboard_panel: LeaderboardPanel) -> None:
    role = Qt.ItemDataRole.ToolTipRole
    for section in range(len(NAMES)):
        tool_tip = str(leaderboard_panel.model.headerData(section, Qt.Orientation.Horizontal, role))
        assert tool_tip.endswith("Right-click to choose columns.")
