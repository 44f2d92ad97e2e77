from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QMenu,
    QPushButton,
    QSlider,
    QTableView,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from engine.setup import Setup
from gui import edits
from gui.editing.code_editor import CodeEditor
from gui.main_window import MainWindow
from gui.widgets.name_field import NameField
from gui.widgets.number_field import NumberField
from tests.gui.answers import Answers
from tests.gui.windows import open_window, trigger

Key = Qt.Key


@pytest.fixture
def answers(tmp_path: Path) -> Answers:
    return Answers(tmp_path / "race.slalom")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, answers: Answers) -> Iterator[MainWindow]:
    with open_window(qtbot, tmp_path, answers) as made:
        made.activateWindow()
        qtbot.waitActive(made)
        made.session.show_step(20)
        qtbot.waitUntil(lambda: made.session.shown_step == 20)
        yield made


def focus(window: MainWindow, kind: type[QWidget], name: str) -> QWidget:
    found = window.findChild(kind, name)
    assert isinstance(found, kind), name
    found.setFocus()
    assert QGuiApplication.focusObject() is found
    return found


def test_no_two_actions_share_a_key(window: MainWindow) -> None:
    keys = Counter(
        shortcut.toString()
        for action in window.findChildren(QAction)
        for shortcut in action.shortcuts()
    )
    assert len(keys) > 15
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_menu_entry_has_a_name_and_a_text(window: MainWindow) -> None:
    for menu in window.menuWidget().findChildren(QWidget, "race_menu"):
        for action in menu.actions():
            assert action.isSeparator() or (action.objectName() and action.text())


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (QPushButton, "add_racer"),
        (QPushButton, "play"),
        (QPushButton, "step_back"),
        (QSlider, "timeline"),
        (QSlider, "speed"),
        (QComboBox, "run_until"),
        (QWidget, "map"),
        (QTreeView, "leaderboard"),
    ],
)
def test_keys_act_on_the_race_wherever_the_focus_is(
    window: MainWindow, kind: type[QWidget], name: str
) -> None:
    session = window.session
    focused = focus(window, kind, name)
    QTest.keyClick(focused, Key.Key_Comma)
    assert session.shown_step == 19
    QTest.keyClick(focused, Key.Key_Period)
    assert session.shown_step == 20
    QTest.keyClick(focused, Key.Key_Home)
    assert session.shown_step == 0
    QTest.keyClick(focused, Key.Key_End)
    assert session.shown_step == 20
    QTest.keyClick(focused, Key.Key_R)
    assert session.shown_step == 0
    QTest.keyClick(focused, Key.Key_Space)
    assert session.playing
    QTest.keyClick(focused, Key.Key_Space)
    assert not session.playing


@pytest.mark.parametrize(
    ("kind", "name"),
    [(CodeEditor, "formula"), (NumberField, "shown_step"), (NumberField, "seed")],
)
def test_keys_belong_to_a_text_field_that_has_the_focus(
    window: MainWindow, kind: type[QWidget], name: str
) -> None:
    focused = focus(window, kind, name)
    for key in (Key.Key_Space, Key.Key_Comma, Key.Key_Period, Key.Key_Home, Key.Key_End, Key.Key_R):
        QTest.keyClick(focused, key)
    assert window.session.shown_step == 20
    assert not window.session.playing


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter])
def test_return_presses_the_button_that_has_the_focus(window: MainWindow, key: Key) -> None:
    QTest.keyClick(focus(window, QPushButton, "step_back"), key)
    assert window.session.shown_step == 19
    box = focus(window, QCheckBox, "equal_scale")
    assert isinstance(box, QCheckBox)
    was_checked = box.isChecked()
    QTest.keyClick(box, key)
    assert box.isChecked() is not was_checked


def test_a_cell_that_is_edited_is_a_text_field(window: MainWindow, qtbot: QtBot) -> None:
    trigger(window, "show_problem")
    table = focus(window, QTableView, "starts")
    assert isinstance(table, QTableView)
    table.edit(table.model().index(0, 0))
    editor = QGuiApplication.focusObject()
    assert isinstance(editor, QWidget)
    QTest.keyClicks(editor, "0.5")
    assert window.session.shown_step == 20
    QTest.keyClick(editor, Key.Key_Return)
    qtbot.waitUntil(lambda: edits.points_of(window.session.setup)[0][0] == 0.5)


def test_a_number_typed_into_the_table_may_begin_with_a_point(
    window: MainWindow, qtbot: QtBot
) -> None:
    trigger(window, "show_problem")
    trigger(window, "show_starts")
    table = focus(window, QTableView, "starts")
    assert isinstance(table, QTableView)
    table.setCurrentIndex(table.model().index(0, 0))
    QTest.keyClick(table, Key.Key_Period)
    editor = QGuiApplication.focusObject()
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, "5")
    QTest.keyClick(editor, Key.Key_Return)
    qtbot.waitUntil(lambda: edits.points_of(window.session.setup)[0][0] == 0.5)
    assert window.session.shown_step == 20


def test_a_number_that_was_entered_is_undone_and_keys_act_on_the_race_again(
    window: MainWindow,
) -> None:
    seed = focus(window, NumberField, "seed")
    before = window.session.setup
    QTest.keyClick(seed, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(seed, "7")
    QTest.keyClick(seed, Key.Key_Return)
    assert window.session.setup.seed == 7
    seed.setFocus()
    QTest.keyClick(seed, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.session.setup == before
    seed.clearFocus()
    QTest.keyClick(window, Key.Key_Comma)
    assert window.session.shown_step == 19


def test_a_resting_name_leaves_undo_to_the_window(window: MainWindow) -> None:
    name = window.findChild(NameField)
    assert isinstance(name, NameField)
    before = window.session.setup
    window.session.set_seed(7)
    name.setFocus()
    QTest.keyClick(name, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.session.setup == before


@pytest.mark.parametrize("name", ["file", "edit", "view", "race", "help"])
def test_no_two_entries_of_a_menu_share_a_letter(window: MainWindow, name: str) -> None:
    menu = window.findChild(QMenu, f"{name}_menu")
    assert isinstance(menu, QMenu)
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    letters = [text[text.index("&") + 1].lower() for text in texts]
    assert sorted(letters) == sorted(set(letters))


def test_the_letter_f_fits_the_map(window: MainWindow) -> None:
    view = window.map.plot.view_box
    fitted = view.viewRange()
    view.zoom(3.0)
    assert view.viewRange() != fitted
    QTest.keyClick(window, Key.Key_F)
    for shown, wanted in zip(view.viewRange(), fitted, strict=True):
        assert shown == pytest.approx(wanted)


def test_undo_and_redo_are_in_the_menu_and_name_what_they_do(window: MainWindow) -> None:
    undo = window.findChild(QAction, "undo")
    assert isinstance(undo, QAction)
    assert not undo.isEnabled()
    before: Setup = window.session.setup
    window.session.remove_racer(0)
    assert undo.isEnabled()
    assert "Remove a racer" in undo.text()
    QTest.keyClick(window, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.session.setup == before
    QTest.keyClick(window, Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert len(window.session.setup.racers) == len(before.racers) - 1


def test_save_and_open_go_through_the_menu(window: MainWindow, answers: Answers) -> None:
    trigger(window, "save_as")
    saved = window.session.setup
    window.session.remove_racer(0)
    answers.what = "discard"
    trigger(window, "open")
    assert window.session.setup == saved
    assert answers.asked == ["save race.slalom", "changes of race.slalom", "open"]


def test_copy_gives_a_picture_and_the_session_as_text(window: MainWindow) -> None:
    trigger(window, "copy")
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasImage()
    assert Setup.from_text(data.text()) == window.session.setup


def test_help_tells_every_key(window: MainWindow, answers: Answers) -> None:
    trigger(window, "keys")
    for key in ("Space", "Home", "Ctrl+Z", "F11", "Ctrl+1"):
        assert key in answers.told[0]
    trigger(window, "about")
    assert "Slalom" in answers.told[1]
