from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.window.tab_order import stops_of
from tests.gui.windows import open_window

SAME_ROW = 10
ADAM = 6
UNFOLDED = 150  # pixels that no folded card has


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    with open_window(qtbot, tmp_path) as made:
        made.activateWindow()
        yield made


def tabbed(qtbot: QtBot, window: MainWindow, key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """All that has the focus until it comes round again, from the map on."""
    reached: list[QWidget] = []
    window.map.plot.setFocus()
    while (focused := QApplication.focusWidget()) is not None and focused not in reached:
        reached.append(focused)
        qtbot.keyClick(focused, key)
    assert focused is window.map.plot
    return reached


def test_tab_reaches_everything_and_shift_tab_goes_the_same_way_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    forward = tabbed(qtbot, window)
    assert set(forward) == set(stops_of(window))
    assert {window.problem.function, window.problem.editor} < set(forward)
    backward = tabbed(qtbot, window, Qt.Key.Key_Backtab)
    assert backward == [forward[0], *reversed(forward[1:])]


def test_what_is_made_later_is_reached_where_it_stands(qtbot: QtBot, window: MainWindow) -> None:
    session = window.session
    session.add_start((0.5, 0.5))
    session.duplicate_racer(1)
    window.racers.cards[ADAM].fold.click()
    qtbot.waitUntil(lambda: window.racers.cards[ADAM].height() > UNFOLDED)  # and laid out
    reached = tabbed(qtbot, window)
    places = [
        (index, stop.mapTo(card, stop.rect().center()).y())
        for stop in reached
        for index, card in enumerate(window.racers.cards)
        if card.isAncestorOf(stop)
    ]
    racers = [index for index, _ in places]
    assert racers == sorted(racers) and set(racers) == set(range(7))
    unfolded = [y for index, y in places if index == ADAM]
    assert all(below > y - SAME_ROW for y, below in pairwise(unfolded))
    assert unfolded[-1] - unfolded[0] > UNFOLDED / 2
