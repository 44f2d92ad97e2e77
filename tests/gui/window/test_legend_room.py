"""The legend over the map does not move the map, and old futures cost it nothing."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.landscape.legend import Legend
from gui.main_window import MainWindow
from gui.window.tab_order import stops_of

SIZES = ((1280, 720), (1440, 900), (1920, 1080))


def race_to(window: MainWindow, qtbot: QtBot, step: int) -> None:
    window.session.show_step(step)
    qtbot.waitUntil(lambda: not window.session.player.is_busy)
    window.map.legend.refresh()
    QApplication.processEvents()


def faster(window: MainWindow, times: float) -> None:
    """So fast that many paths leave."""
    session = window.session
    for racer in range(len(session.setup.racers)):
        rate = session.hyperparameters(racer)["learning_rate"]
        assert isinstance(rate, float)
        session.set_hyperparameter(racer, "learning_rate", rate * times)


def place_of_map(window: MainWindow) -> QRect:
    QApplication.processEvents()
    return window.map.plot.geometry()


@pytest.mark.parametrize("size", SIZES)
def test_the_map_stands_still_while_a_race_plays_and_is_clicked_and_branches(
    qtbot: QtBot, window: MainWindow, size: tuple[int, int]
) -> None:
    window.resize(*size)
    faster(window, 20)
    was = place_of_map(window)
    for step in (0, 40, 200):
        race_to(window, qtbot, step)
        assert place_of_map(window) == was
        for _ in range(3):
            window.session.add_start((1.0, 0.5 + step / 1000))
        assert place_of_map(window) == was
    texts = [chip.text() for chip in window.map.legend.chips]
    assert any("diverged" in text for text in texts)
    window.session.branch()
    assert place_of_map(window) == was
    window.session.undo_stack.undo()
    assert place_of_map(window) == was


@pytest.fixture
def branched(qtbot: QtBot, window: MainWindow) -> Legend:
    """Six racers and their old futures."""
    race_to(window, qtbot, 141)
    window.session.branch()
    QApplication.processEvents()
    return window.map.legend


def hidden_of(legend: Legend) -> list[int]:
    return [racer for racer, chip in enumerate(legend.chips) if not chip.isVisible()]


def test_old_futures_have_the_room_that_is_left_and_the_last_entry_counts_the_others(
    branched: Legend,
) -> None:
    hidden = hidden_of(branched)
    assert hidden and min(hidden) >= 6
    assert branched.rest.isVisible()
    assert branched.rest.text() == f"+{len(hidden)}"
    shown = [branched.rest, *(chip for chip in branched.chips if chip.isVisible())]
    for chip in shown:
        assert branched.rect().contains(chip.geometry())
        others = [other for other in shown if other is not chip]
        assert not any(chip.geometry().intersects(other.geometry()) for other in others)
    last = branched.chips[hidden[-1]].accessibleName()
    assert last.startswith("Adam, unchanged at 141") and last in branched.rest.toolTip()


def test_the_others_are_pointed_at_and_selected_in_a_menu_by_keys(
    qtbot: QtBot, window: MainWindow, branched: Legend
) -> None:
    hidden = hidden_of(branched)
    assert branched.rest in stops_of(window)
    branched.rest.setFocus()
    qtbot.keyClick(branched.rest, Qt.Key.Key_Return)
    menu = branched.rest.menu_of_others
    qtbot.waitUntil(menu.isVisible)
    assert [action.data() for action in menu.actions()] == hidden
    for _ in hidden:
        qtbot.keyClick(menu, Qt.Key.Key_Down)
    assert window.session.highlighted_racer == hidden[-1]
    assert branched.rest.property("highlighted") is True
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert window.session.selected_racer == hidden[-1]
    assert window.session.highlighted_racer is None
    assert branched.rest.property("selected") is True


def test_without_old_futures_nobody_is_left_over(window: MainWindow, branched: Legend) -> None:
    window.session.undo_stack.undo()
    assert not hidden_of(branched)
    assert not branched.rest.isVisible()


def test_who_leaves_says_so_rather_than_its_rate_where_there_is_no_room_for_both(
    qtbot: QtBot, window: MainWindow
) -> None:
    session = window.session
    for _ in range(6):
        session.duplicate_racer(0)
    faster(window, 20)
    race_to(window, qtbot, 200)
    legend = window.map.legend
    texts = [chip.text() for chip in legend.chips if chip.isVisible()]
    assert any("diverged" in text and "η" not in text for text in texts)
    assert all("η" in chip.accessibleName() for chip in legend.chips)


def test_the_tooltip_says_who_is_seen_when_an_entry_is_pointed_at(
    window: MainWindow, branched: Legend
) -> None:
    told = [branched.chips[racer].toolTip() for racer in (0, 6)]
    assert told == [
        "SGD: point to dim all but it and its old futures, click to select",
        "SGD, unchanged at 141: point to dim all others, click to select",
    ]
    window.session.undo_stack.undo()
    assert branched.chips[0].toolTip() == "SGD: point to dim all others, click to select"
