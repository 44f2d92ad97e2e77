import itertools
import math
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from engine.measures import PathStanding, Standing, Status, standings
from gui.leaderboard.leaderboard_columns import COLUMNS
from gui.panels.leaderboard import LeaderboardPanel
from gui.racers.racer_look import looks
from gui.session import Session
from gui.theme import DARK, ThemeSource, mix, stylesheet
from tests.gui.clock import HandClock
from tests.gui.sessions import go_to
from tests.gui.setups import two_racers

NAMES = [column.name for column in COLUMNS]


@pytest.fixture
def panel(
    leaderboard_panel: LeaderboardPanel, session: Session, clock: HandClock
) -> LeaderboardPanel:
    go_to(session, clock, 60)
    leaderboard_panel.refresh()
    return leaderboard_panel


def cell(panel: LeaderboardPanel, row: int, name: str, parent: QModelIndex | None = None) -> str:
    index = panel.model.index(row, NAMES.index(name), parent or QModelIndex())
    return str(index.data())


def racers_in_order(panel: LeaderboardPanel) -> list[str]:
    return [cell(panel, row, "racer") for row in range(panel.model.rowCount())]


def test_a_row_a_racer_says_what_the_engine_says(panel: LeaderboardPanel, session: Session) -> None:
    first, second = standings(session.race, 60, session.target)
    assert racers_in_order(panel) == [("SGD", "Momentum")[s.racer] for s in (first, second)]
    assert cell(panel, 0, "rank") == "1"
    assert cell(panel, 0, "reached") == f"{round(first.reached * 2)}/2"
    assert cell(panel, 1, "status") == second.status.name.lower()


def test_a_racer_unfolds_into_its_starts(panel: LeaderboardPanel, session: Session) -> None:
    parent = panel.model.index_of(1)
    path = next(s for s in standings(session.race, 60, session.target) if s.racer == 1).paths[1]
    assert panel.model.rowCount(parent) == 2
    assert cell(panel, 1, "racer", parent) == "Start 2"
    slope = panel.model.index(1, NAMES.index("slope"), parent)
    assert float(slope.data()) == pytest.approx(path.slope_norm, rel=0.06)


@pytest.mark.parametrize("name", [name for name in NAMES if name != "racer"])
def test_every_column_sorts_both_ways_with_missing_numbers_last(
    panel: LeaderboardPanel, session: Session, name: str
) -> None:
    column = COLUMNS[NAMES.index(name)]
    table = standings(session.race, 60, session.target)
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        panel.table.sortByColumn(NAMES.index(name), order)
        shown = [panel.model.racer_at(panel.model.index(row, 0)) for row in range(2)]
        values = [column.value(next(s for s in table if s.racer == racer)) for racer in shown]
        known = [value for value in values if value is not None]
        assert values[: len(known)] == known
        assert known == sorted(known, reverse=order == Qt.SortOrder.DescendingOrder)


def test_an_unfolded_and_selected_racer_stays_so_when_the_order_changes(
    panel: LeaderboardPanel,
) -> None:
    panel.table.expand(panel.model.index_of(0))
    panel.table.setCurrentIndex(panel.model.index_of(0))
    before = racers_in_order(panel)
    panel.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert racers_in_order(panel) == before[::-1]
    assert panel.table.isExpanded(panel.model.index_of(0))
    assert not panel.table.isExpanded(panel.model.index_of(1))
    assert panel.model.racer_at(panel.table.currentIndex()) == 0


def test_another_start_folds_nothing(
    qtbot: QtBot, panel: LeaderboardPanel, session: Session
) -> None:
    panel.table.expand(panel.model.index_of(1))
    session.select_racer(1)
    session.add_start((2.0, 0.5))
    panel.refresh()
    qtbot.waitUntil(lambda: panel.model.rowCount(panel.model.index_of(1)) == 3)
    assert panel.table.isExpanded(panel.model.index_of(1))
    assert not panel.table.isExpanded(panel.model.index_of(0))
    assert panel.model.racer_at(panel.table.currentIndex()) == 1


def test_the_tooltip_says_what_a_narrow_panel_hides(panel: LeaderboardPanel) -> None:
    tool_tip = panel.model.index_of(0).data(Qt.ItemDataRole.ToolTipRole)
    assert all(f"{title}: " in tool_tip for title in ("Steps", "Gradients", "Distance", "Slope"))


def test_clicking_a_start_selects_racer_and_start(
    qtbot: QtBot, panel: LeaderboardPanel, session: Session
) -> None:
    parent = panel.model.index_of(1)
    panel.table.expand(parent)
    place = panel.table.visualRect(panel.model.index(1, 2, parent)).center()
    qtbot.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert (session.selected_racer, session.selected_start) == (1, 1)


def test_a_racer_selected_elsewhere_is_selected_here(
    panel: LeaderboardPanel, session: Session
) -> None:
    session.select_racer(1)
    assert panel.model.racer_at(panel.table.currentIndex()) == 1


def test_a_selected_row_keeps_the_colours_of_name_marker_and_status(
    panel: LeaderboardPanel, theme_source: ThemeSource
) -> None:
    theme = theme_source.current
    panel.setStyleSheet(stylesheet(theme))
    escaped = replace(standing(1.0, 5.0, Status.ESCAPED), paths=())
    panel.model.set_standings([escaped, replace(escaped, racer=1, rank=2)], LOOKS)

    def is_seen(color: str, name: str) -> bool:
        place = panel.table.visualRect(panel.model.index(0, NAMES.index(name)))
        image, wanted = panel.table.viewport().grab(place).toImage(), QColor(color)
        every = itertools.product(range(image.width()), range(image.height()))
        return any(_are_alike(image.pixelColor(x, y), wanted) for x, y in every)

    for row in (1, 0):
        panel.table.setCurrentIndex(panel.model.index(row, 0))
        assert is_seen(theme.racers[0], "racer") and is_seen(theme.bad, "status")
        assert not is_seen(theme.text, "racer") and not is_seen(theme.text, "status")
    ground = panel.table.visualRect(panel.model.index(0, NAMES.index("status"))).topLeft()
    image = panel.table.viewport().grab().toImage()
    assert image.pixelColor(ground) == QColor(mix(theme.panel, theme.accent, 0.16))


def test_hovering_a_row_highlights_its_racer_until_the_pointer_leaves(
    qtbot: QtBot, panel: LeaderboardPanel, session: Session
) -> None:
    viewport = panel.table.viewport()
    place = panel.table.visualRect(panel.model.index_of(1)).center()
    qtbot.mouseMove(viewport, place)
    qtbot.waitUntil(lambda: session.highlighted_racer == 1)
    qtbot.mouseMove(panel.title)
    qtbot.waitUntil(lambda: session.highlighted_racer is None)


def shown_columns(panel: LeaderboardPanel) -> list[str]:
    header = panel.table.header()
    return [name for place, name in enumerate(NAMES) if not header.isSectionHidden(place)]


def standing(number: float, count: float | None, status: Status) -> Standing:
    paid = None if count is None else int(count)
    paths = tuple(
        PathStanding(start, number, abs(number), abs(number), paid, paid, paid, status)
        for start in range(16)
    )
    return Standing(0, 1, number, abs(number), abs(number), 1.0, count, count, count, status, paths)


LOOKS = looks(two_racers(), DARK)
HARD = (-1.84e5, -2.13e24, -12345.6, -99999.9, -0.00123, 0.00123, -1.23e-308, 1.23e300)


@pytest.mark.parametrize("number", [*HARD, math.inf, -math.inf, math.nan])
@pytest.mark.parametrize("count", [None, 0.0, 99999.0, 123456.5, 2.0**31])
@pytest.mark.parametrize("width", [320, 700])
def test_no_number_is_ever_cut_not_even_of_a_start(
    panel: LeaderboardPanel, number: float, count: float | None, width: int
) -> None:
    panel.resize(width, 300)
    assert shown_columns(panel)[:5] == ["rank", "racer", "height", "reached", "status"]
    header = panel.table.header()
    assert header.length() <= panel.table.viewport().width()
    for status in Status:
        panel.model.set_standings([standing(number, count, status)], LOOKS)
        parent = panel.model.index(0, 0)
        for column in (NAMES.index(name) for name in shown_columns(panel) if name != "racer"):
            for index in (parent.siblingAtColumn(column), panel.model.index(15, column, parent)):
                wanted = panel.table.sizeHintForIndex(index).width()
                assert wanted <= header.sectionSize(column), index.data()


def test_at_320_pixels_the_main_columns_show(panel: LeaderboardPanel) -> None:
    assert shown_columns(panel) == ["rank", "racer", "height", "reached", "status"]


def test_hits_of_hundreds_of_starts_are_a_share_that_is_all_only_for_all() -> None:
    paths = standing(1.0, None, Status.RUNNING).paths * 50
    text = COLUMNS[NAMES.index("reached")].text
    nearly = replace(standing(1.0, None, Status.RUNNING), reached=799 / 800, paths=paths)
    assert text(nearly) == "99 %"
    assert text(replace(nearly, reached=1.0)) == "100 %"


@pytest.mark.parametrize("width", [320, 700])
def test_a_share_of_hits_is_not_cut(panel: LeaderboardPanel, width: int) -> None:
    panel.resize(width, 300)
    everyone = standing(1.0, None, Status.RUNNING)
    panel.model.set_standings([replace(everyone, paths=everyone.paths * 50)], LOOKS)
    index = panel.model.index(0, NAMES.index("reached"))
    assert index.data() == "100 %"
    wanted = panel.table.sizeHintForIndex(index).width()
    assert wanted <= panel.table.header().sectionSize(index.column())


def test_a_wide_panel_shows_every_column(panel: LeaderboardPanel) -> None:
    panel.resize(700, 300)
    header = panel.table.header()
    assert not any(header.isSectionHidden(place) for place in range(len(NAMES)))


def test_the_target_is_typed_and_reset(
    qtbot: QtBot, panel: LeaderboardPanel, session: Session
) -> None:
    default = session.target
    panel.target.selectAll()
    qtbot.keyClicks(panel.target, "0.5")
    qtbot.keyClick(panel.target, Qt.Key.Key_Return)
    assert session.target == 0.5
    qtbot.mouseClick(panel.reset_target, Qt.MouseButton.LeftButton)
    assert session.target == default == panel.target.value


def test_a_racer_that_sits_out_has_no_row(
    qtbot: QtBot, panel: LeaderboardPanel, session: Session
) -> None:
    session.set_racer(0, enabled=False)
    qtbot.waitUntil(lambda: racers_in_order(panel) == ["Momentum"])


def _are_alike(one: QColor, other: QColor) -> bool:
    away = (one.red() - other.red(), one.green() - other.green(), one.blue() - other.blue())
    return max(map(abs, away)) < 60
