from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDockWidget, QLabel, QMainWindow, QTabWidget
from pytestqt.qtbot import QtBot

from gui.widgets.in_sight import InSight


class Stand:
    """A label in a dock of a window, and whether it can be seen."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window, self.dock, self.label = QMainWindow(), QDockWidget(), QLabel("seen")
        qtbot.addWidget(self.window)
        self.dock.setWidget(self.label)
        self.window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self.dock)
        self.in_sight = InSight(self.label)
        self.returns = 0
        self.in_sight.returned.connect(self._count)

    @property
    def told(self) -> tuple[bool, int]:
        return self.in_sight.now, self.returns

    def _count(self) -> None:
        self.returns += 1


@pytest.fixture
def stand(qtbot: QtBot) -> Iterator[Stand]:
    made = Stand(qtbot)
    made.window.show()
    qtbot.waitExposed(made.window)
    yield made
    made.dock.hide()


def test_nobody_sees_a_widget_before_its_window_is_shown(qtbot: QtBot) -> None:
    stand = Stand(qtbot)
    assert stand.told == (False, 0)
    stand.window.show()
    assert stand.told == (True, 1)


def test_a_minimised_window_shows_nothing_until_it_is_back(stand: Stand) -> None:
    stand.window.showMinimized()
    assert stand.told == (False, 1)
    stand.window.showNormal()
    assert stand.told == (True, 2)


def test_what_is_shown_in_a_minimised_window_is_seen_when_the_window_is_back(stand: Stand) -> None:
    stand.dock.hide()
    stand.window.showMinimized()
    stand.dock.show()
    assert stand.told == (False, 1)
    stand.window.showNormal()
    assert stand.told == (True, 2)


def test_a_window_that_only_grows_has_not_returned(stand: Stand) -> None:
    stand.window.showMaximized()
    assert stand.told == (True, 1)


def test_a_closed_card_and_a_hidden_window_are_out_of_sight(stand: Stand) -> None:
    for hider in (stand.dock, stand.window):
        returns = stand.returns
        hider.hide()
        assert stand.told == (False, returns)
        hider.show()
        assert stand.told == (True, returns + 1)


def test_a_dock_that_floats_follows_its_own_window(stand: Stand) -> None:
    stand.dock.setFloating(True)
    assert stand.label.window() is stand.dock and stand.in_sight.now
    stand.window.showMinimized()
    assert stand.in_sight.now
    returns = stand.returns
    stand.dock.setWindowState(Qt.WindowState.WindowMinimized)
    assert stand.told == (False, returns)
    stand.dock.setWindowState(Qt.WindowState.WindowNoState)
    assert stand.told == (True, returns + 1)


def test_a_dock_that_is_put_back_follows_the_main_window_again(stand: Stand) -> None:
    stand.dock.setFloating(True)
    stand.dock.setFloating(False)
    stand.window.showMinimized()
    assert not stand.in_sight.now
    returns = stand.returns
    stand.window.showNormal()
    assert stand.told == (True, returns + 1)


def test_another_window_is_followed_after_the_first_is_gone(stand: Stand, qtbot: QtBot) -> None:
    other = QMainWindow()
    qtbot.addWidget(other)
    other.setCentralWidget(stand.label)
    stand.dock.deleteLater()
    QApplication.processEvents()
    other.show()
    stand.label.show()
    returns = stand.returns
    other.showMinimized()
    assert stand.told == (False, returns)
    other.showNormal()
    assert stand.told == (True, returns + 1)


def test_another_tab_in_front_hides_what_is_behind(qtbot: QtBot) -> None:
    tabs, behind = QTabWidget(), QLabel("behind")
    qtbot.addWidget(tabs)
    tabs.addTab(QLabel("in front"), "front")
    tabs.addTab(behind, "behind")
    in_sight = InSight(behind)
    tabs.show()
    assert not in_sight.now
    with qtbot.waitSignal(in_sight.returned):
        tabs.setCurrentWidget(behind)
    assert in_sight.now
    tabs.setCurrentIndex(0)
    assert not in_sight.now
