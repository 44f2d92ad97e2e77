"""Escape is first of all for who has the keyboard, then for the brush."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.widgets.name_field import NameField
from gui.widgets.number_field import NumberField
from tests.gui.windows import trigger


@pytest.fixture
def brushed(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """With the brush in the hand."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.session.brush.switch(True)
    return window


def press_escape(qtbot: QtBot) -> None:
    focused = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert isinstance(focused, QWidget)
    qtbot.keyClick(focused, Qt.Key.Key_Escape)


def test_a_number_being_typed_is_given_up_before_the_brush(
    qtbot: QtBot, brushed: MainWindow
) -> None:
    field = brushed.findChild(NumberField, "target")
    assert isinstance(field, NumberField)
    field.setFocus()
    shown = field.text()
    qtbot.keyClicks(field, "7")
    press_escape(qtbot)
    assert (field.text(), brushed.session.brush.is_on) == (shown, True)
    press_escape(qtbot)
    assert not brushed.session.brush.is_on


def test_a_name_being_typed_is_given_up_before_the_brush(qtbot: QtBot, brushed: MainWindow) -> None:
    field = brushed.racers.cards[0].findChild(NameField)
    assert isinstance(field, NameField)
    field.edit()
    qtbot.keyClicks(field, "other")
    press_escape(qtbot)
    assert (field.isReadOnly(), brushed.session.brush.is_on) == (True, True)
    press_escape(qtbot)
    assert not brushed.session.brush.is_on


def test_the_formula_is_left_before_the_brush(qtbot: QtBot, brushed: MainWindow) -> None:
    brushed.problem.formula.open()
    press_escape(qtbot)
    assert (brushed.problem.formula.is_open, brushed.session.brush.is_on) == (False, True)
    brushed.map.plot.setFocus()
    press_escape(qtbot)
    assert not brushed.session.brush.is_on


def test_a_list_that_popped_up_is_closed_before_the_brush(
    qtbot: QtBot, brushed: MainWindow
) -> None:
    trigger(brushed, "find_function")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    press_escape(qtbot)
    assert (popup.isVisible(), brushed.session.brush.is_on) == (False, True)
