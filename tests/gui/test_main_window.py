from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QRect, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.panels.charts import LossChartPanel
from gui.panels.leaderboard import LeaderboardPanel
from gui.panels.racers import RacersPanel
from gui.panels.starts import StartsPanel
from gui.session import Session
from gui.settings import Settings
from gui.theme import DARK, LIGHT
from gui.widgets.card import Card
from gui.window.dialogs import CANCEL, DISCARD
from tests.gui.answers import Answers
from tests.gui.windows import open_window

TITLE_BAR = 22
TABS = ("problem", "starts", "rule", "bench")
PANELS = ("racers", "map", "leaderboard", *TABS, "transport", "loss_chart")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    with open_window(qtbot, tmp_path) as made:
        yield made


def action(window: MainWindow, name: str) -> QAction:
    found = window.findChild(QAction, name)
    assert isinstance(found, QAction), name
    return found


def card(window: MainWindow, name: str) -> Card:
    found = window.findChild(Card, f"{name}_card")
    assert isinstance(found, Card), name
    return found


def cut_texts(window: MainWindow) -> list[str]:
    """Labels and buttons that are narrower or lower than what they say."""
    cut = []
    for widget in window.findChildren(QWidget):
        if isinstance(widget, QLabel | QAbstractButton) and widget.isVisible() and widget.text():
            needed = widget.minimumSizeHint()
            wraps = isinstance(widget, QLabel) and widget.wordWrap()
            if widget.width() < needed.width() and not wraps and widget is not window.status:
                cut.append(f"{widget.objectName()}: {widget.text()}")
    return cut


def test_nothing_is_cut_on_a_small_screen(window: MainWindow) -> None:
    assert (window.width(), window.height()) == (1280, 720)
    assert cut_texts(window) == []
    for name in ("racers", "map", "leaderboard", "ground", "transport", "loss_chart"):
        shown = card(window, name)
        assert shown.visibleRegion().boundingRect().size() == shown.size(), name


def test_every_panel_has_enough_room_on_a_small_screen(window: MainWindow) -> None:
    assert window.map.plot.view_box.height() >= 320
    assert window.findChild(LossChartPanel).chart.view_box.height() >= 75
    board = window.findChild(LeaderboardPanel)
    six_rows = 6 * board.table.rowHeight(board.model.index(0, 0))
    assert board.table.viewport().height() >= six_rows
    assert card(window, "ground").height() >= 220


def test_six_racers_need_no_scrolling_beneath_the_title_bar_of_a_small_screen(
    window: MainWindow,
) -> None:
    window.resize(1280, 720 - TITLE_BAR)
    QApplication.processEvents()
    racers = window.findChild(RacersPanel)
    assert len(racers.cards) == 6
    assert racers.scroll_area.verticalScrollBar().maximum() == 0
    assert window.findChild(LeaderboardPanel).table.verticalScrollBar().maximum() == 0


def test_three_starts_need_no_scrolling_there_either(window: MainWindow) -> None:
    window.resize(1280, 720 - TITLE_BAR)
    window.ground.tabs.setCurrentIndex(TABS.index("starts"))
    QApplication.processEvents()
    starts = window.findChild(StartsPanel)
    assert starts.model.rowCount() == 3
    assert starts.table.verticalScrollBar().maximum() == 0
    starts.table.edit(starts.model.index(2, 0))
    editor = starts.table.findChild(QLineEdit)
    assert editor.height() >= editor.fontMetrics().height() + 2
    assert editor.geometry().bottom() < starts.table.viewport().height()


def test_a_large_screen_shows_every_column_of_the_leaderboard(window: MainWindow) -> None:
    window.resize(1920, 1080)
    QApplication.processEvents()
    header = window.findChild(LeaderboardPanel).table.header()
    assert header.hiddenSectionCount() == 0
    assert card(window, "ground").height() > card(window, "leaderboard").height()
    assert window.findChild(LossChartPanel).chart.view_box.height() >= 120


@pytest.mark.parametrize("name", ["racers", "map", "leaderboard", "transport", "loss_chart"])
def test_a_panel_is_closed_and_opened_again_by_its_menu_entry(
    window: MainWindow, name: str
) -> None:
    entry = action(window, f"show_{name}")
    entry.trigger()
    assert not card(window, name).isVisible()
    entry.trigger()
    assert card(window, name).isVisible()


def test_every_panel_has_a_menu_entry_with_a_key(window: MainWindow) -> None:
    keys = [action(window, f"show_{name}").shortcut().toString() for name in PANELS]
    assert keys == [f"Ctrl+{number}" for number in range(1, len(PANELS) + 1)]


def test_a_column_without_panels_leaves_its_place_to_the_map(window: MainWindow) -> None:
    narrow = window.map.width()
    for name in ("leaderboard", *TABS):
        action(window, f"show_{name}").trigger()
    QApplication.processEvents()
    assert not card(window, "ground").isVisible()
    assert window.map.width() > narrow + 200


def test_the_tabs_of_problem_and_starts_open_and_close_one_by_one(window: MainWindow) -> None:
    action(window, "show_problem").trigger()
    assert card(window, "ground").isVisible()
    assert window.findChild(QWidget, "starts_panel").isVisible()
    action(window, "show_problem").trigger()
    assert window.findChild(QWidget, "problem_panel").isVisible()


def test_the_menu_changes_the_theme_of_everything_and_remembers_it(
    window: MainWindow, tmp_path: Path
) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    assert application.palette().window().color().name() == DARK.window
    action(window, "theme_light").trigger()
    assert application.palette().window().color().name() == LIGHT.window
    assert Settings(tmp_path / "settings.json").theme == "light"


def test_the_title_names_the_file_and_marks_its_changes(window: MainWindow, tmp_path: Path) -> None:
    assert window.windowTitle() == "Slalom[*]"
    window.files.save_path(tmp_path / "mine.slalom")
    assert "mine.slalom" in window.windowTitle()
    assert not window.isWindowModified()
    window.session.remove_racer(0)
    assert window.isWindowModified()
    window.session.undo_stack.undo()
    assert not window.isWindowModified()


@pytest.mark.parametrize(("answer", "closes"), [(CANCEL, False), (DISCARD, True)])
def test_closing_asks_about_changes_of_a_file(
    qtbot: QtBot, tmp_path: Path, answer: str, closes: bool
) -> None:
    answers = Answers(what=answer)
    with open_window(qtbot, tmp_path, answers) as window:
        window.files.save_path(tmp_path / "mine.slalom")
        window.session.remove_racer(0)
        assert window.close() is closes
        assert answers.asked == ["changes of mine.slalom"]


def test_closing_stops_the_clock(window: MainWindow) -> None:
    window.session.play()
    window.close()
    assert not window.session.player.is_busy


def test_the_window_comes_back_where_it_was(qtbot: QtBot, tmp_path: Path) -> None:
    with open_window(qtbot, tmp_path) as window:
        window.setGeometry(QRect(20, 40, 1000, 650))
        window.close()
    assert Settings(tmp_path / "settings.json").geometry != QByteArray()
    with open_window(qtbot, tmp_path) as again:
        assert again.restoreGeometry(Settings(tmp_path / "settings.json").geometry)


def test_a_window_of_a_screen_that_is_gone_comes_back_on_one_that_is_there(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with open_window(qtbot, tmp_path) as window:
        window.setGeometry(QRect(9000, 9000, 1000, 650))
        Settings(tmp_path / "settings.json").set_geometry(window.saveGeometry())
    with open_window(qtbot, tmp_path) as again:
        screens = QGuiApplication.screens()
        assert any(s.availableGeometry().intersects(again.geometry()) for s in screens)


def test_every_control_of_the_window_has_a_name_for_screen_readers(window: MainWindow) -> None:
    nameless = [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not isinstance(widget.parentWidget(), QAbstractScrollArea)  # its viewport
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
    ]
    assert nameless == []


def test_opening_and_closing_windows_again_and_again_is_no_problem(
    qtbot: QtBot, tmp_path: Path
) -> None:
    for _ in range(5):
        with open_window(qtbot, tmp_path) as window:
            window.session.play()
            qtbot.waitUntil(partial(_has_moved, window.session))


def _has_moved(session: Session) -> bool:
    return session.shown_step > 2


def test_nothing_moves_when_a_tab_is_opened(window: MainWindow) -> None:
    before = window.map.geometry(), window.racers.mapTo(window, window.racers.rect().center())
    for index in range(window.ground.tabs.count()):
        window.ground.tabs.setCurrentIndex(index)
        QApplication.processEvents()
        after = window.map.geometry(), window.racers.mapTo(window, window.racers.rect().center())
        assert after == before, window.ground.tabs.tabText(index)
