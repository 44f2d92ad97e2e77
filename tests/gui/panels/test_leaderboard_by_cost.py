"""Who is ahead in the window by what it costs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, Qt

from engine.cost_axis import Axis
from engine.measures import standings
from gui.leaderboard.leaderboard_columns import COLUMNS
from gui.panels.leaderboard import LeaderboardPanel
from gui.session import Session
from tests.gui.clock import HandClock, settle
from tests.gui.setups import cheap_dear_and_searching

GRADIENTS: Axis = "gradient_evaluations"
NAMES = [column.name for column in COLUMNS]


@pytest.fixture
def session(clock: HandClock) -> Iterator[Session]:
    made = Session(cheap_dear_and_searching(), clock)
    made.show_step(400)
    settle(made.player, clock)
    made.set_target(1.0)
    yield made
    made.player.stop()


@pytest.fixture
def panel(leaderboard_panel: LeaderboardPanel) -> LeaderboardPanel:
    leaderboard_panel.resize(420, 300)
    leaderboard_panel.refresh()
    return leaderboard_panel


def cells(panel: LeaderboardPanel, name: str) -> list[str]:
    model = panel.model
    places = (model.index(row, NAMES.index(name), QModelIndex()) for row in range(3))
    return [str(place.data()) for place in places]


def shown(panel: LeaderboardPanel) -> list[str]:
    """The titles that are seen, without the arrow of the sorted one."""
    header, titles = panel.table.header(), range(len(NAMES))
    seen = (place for place in titles if not header.isSectionHidden(place))
    across = Qt.Orientation.Horizontal
    return [str(panel.model.headerData(place, across)).split()[0] for place in seen]


def fits_one_more(panel: LeaderboardPanel, width: int) -> bool:
    """Whether so wide a table shows one of the columns that may be hidden."""
    panel.resize(width, 300)
    return len(shown(panel)) == 6


@pytest.mark.parametrize("axis", ["steps", GRADIENTS, "function_evaluations"])
def test_the_table_says_what_the_engine_says_of_the_axis(
    panel: LeaderboardPanel, session: Session, axis: Axis
) -> None:
    session.set_axis(axis)
    rows = standings(session.race, 400, 1.0, axis)
    racers = [panel.model.racer_at(panel.model.index(row, 0)) for row in range(3)]
    assert racers == [row.racer for row in rows]
    hits = [f"{round(row.reached * 3)}/3" for row in rows]
    assert cells(panel, "reached") == hits


def test_by_another_axis_the_table_is_another_one_at_once(
    panel: LeaderboardPanel, session: Session
) -> None:
    before = cells(panel, "height")
    session.set_axis(GRADIENTS)
    assert cells(panel, "height") != before
    session.set_axis("steps")
    assert cells(panel, "height") == before


def test_what_the_race_is_seen_by_is_the_last_column_to_be_hidden(
    panel: LeaderboardPanel, session: Session
) -> None:
    width = next(width for width in range(340, 900) if fits_one_more(panel, width))
    panel.resize(width + 30, 300)  # the other titles are longer
    assert shown(panel)[5:] == ["Steps"]
    session.set_axis("function_evaluations")
    assert shown(panel)[5:] == ["Functions"]
    session.set_axis(GRADIENTS)
    assert shown(panel)[5:] == ["Gradients"]
    session.set_axis("steps")
    assert shown(panel)[5:] == ["Steps"]


def test_functions_to_the_target_are_told(panel: LeaderboardPanel, session: Session) -> None:
    session.set_axis("function_evaluations")
    rows = standings(session.race, 400, 1.0, "function_evaluations")
    search = next(row for row in rows if row.racer == 2)
    assert search.function_evaluations is not None
    at = rows.index(search)
    assert panel.columns.actions() == []
    panel.columns.aboutToShow.emit()
    titles = [action.text() for action in panel.columns.actions()]
    assert "Functions" in titles
    assert "Gradients" not in titles
    assert cells(panel, "gradients")[at] == f"{search.function_evaluations:.10g}"
