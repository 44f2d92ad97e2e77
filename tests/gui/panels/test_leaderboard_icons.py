"""Qt remembers how each icon is painted: the board makes one a racer, not one a painting."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon
from pytestqt.qtbot import QtBot

from gui.leaderboard import leaderboard_model
from gui.leaderboard.leaderboard_columns import RACER
from gui.panels.leaderboard import LeaderboardPanel
from gui.session import Session
from gui.theme import ThemeSource
from gui.widgets.marker_icon import marker_icon


def icon_key(panel: LeaderboardPanel, row: int) -> int:
    return panel.model.index(row, RACER).data(Qt.ItemDataRole.DecorationRole).cacheKey()


def test_icons_are_made_once_a_look(
    qtbot: QtBot,
    session: Session,
    theme_source: ThemeSource,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[str] = []
    draw = marker_icon

    def noted(symbol: str, color: QColor) -> QIcon:
        made.append(symbol)
        return draw(symbol, color)

    monkeypatch.setattr(leaderboard_model, "marker_icon", noted)
    panel = LeaderboardPanel(session, theme_source)
    qtbot.addWidget(panel)
    panel.show()
    panel.refresh()
    first = icon_key(panel, 0)
    for _ in range(5):
        panel.refresh()
        panel.grab()
    assert (icon_key(panel, 0), len(made)) == (first, 2)
    session.set_racer(panel.model.racer_at(panel.model.index(0, 0)) or 0, color="#123456")
    panel.refresh()
    assert icon_key(panel, 0) != first
    assert len(made) == 4
