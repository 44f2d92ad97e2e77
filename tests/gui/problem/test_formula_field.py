"""The field in the bar of a real window: what opens over it moves nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.problem.formula_field import FormulaField
from tests.gui.windows import open_window

RETURN, SHIFT = Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier
LONG = " + ".join(f"sin({n}*x)*cos({n}*y)" for n in range(1, 12))


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    with open_window(qtbot, tmp_path) as made:
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        yield made


@pytest.fixture
def field(window: MainWindow) -> FormulaField:
    return window.problem.formula


def places(window: MainWindow) -> dict[str, QRect]:
    """Where everything with a name stands, but for what lies on the sheet."""
    sheet = window.problem.formula.sheet
    return {
        widget.objectName(): QRect(widget.mapTo(window, QPoint()), widget.size())
        for widget in window.findChildren(QWidget)
        if widget.objectName() and not sheet.isAncestorOf(widget) and widget is not sheet
    }


def type_lines(qtbot: QtBot, field: FormulaField, text: str) -> None:
    field.open()
    field.editor.selectAll()
    for index, line in enumerate(text.split("\n")):
        if index:
            qtbot.keyClick(field.editor, RETURN, SHIFT)
        qtbot.keyClicks(field.editor, line)


@pytest.mark.parametrize(
    "text", ["x^2 + y^2 +", "# a\n# b\n# c\nx^2 + y^2", "a = \n" + LONG + " + sine(x)", ""]
)
def test_nothing_in_the_window_moves_whatever_is_typed(
    qtbot: QtBot, window: MainWindow, field: FormulaField, text: str
) -> None:
    type_lines(qtbot, field, "x^2 + y^2")
    field.editor.clearFocus()
    before, closed = places(window), field.sheet.geometry()
    type_lines(qtbot, field, text)
    assert places(window) == before
    assert field.sheet.geometry().topLeft() == closed.topLeft()
    field.editor.clearFocus()
    assert (places(window), field.sheet.geometry()) == (before, closed)


def test_the_open_sheet_shows_every_line_and_the_sentence(
    qtbot: QtBot, field: FormulaField
) -> None:
    type_lines(qtbot, field, "a = 1\nb = 2\na*x^2 + sine(b*y)")
    line = field.editor.fontMetrics().lineSpacing()
    assert field.sheet.height() >= field.height() + 2 * line + field.complaint.height()
    assert field.sheet.rect().contains(field.complaint.geometry())
    assert field.complaint.geometry().top() >= field.editor.geometry().bottom()
    last = field.editor.cursorRect()
    assert field.editor.viewport().rect().contains(last)


def test_a_long_line_is_wrapped_while_it_is_edited(qtbot: QtBot, field: FormulaField) -> None:
    type_lines(qtbot, field, LONG)
    line = field.editor.fontMetrics().lineSpacing()
    assert field.editor.height() >= 2 * line
    assert field.editor.verticalScrollBar().maximum() == 0
    field.editor.clearFocus()
    assert field.editor.height() <= line + 1


def test_very_many_lines_scroll(qtbot: QtBot, window: MainWindow, field: FormulaField) -> None:
    type_lines(qtbot, field, "# line\n" * 40 + "x^2")
    assert window.rect().contains(field.sheet.geometry())
    assert field.editor.verticalScrollBar().maximum() > 0
    assert field.editor.viewport().rect().contains(field.editor.cursorRect())


@pytest.mark.parametrize(
    "text",
    ["a = 2\nb = 3\na*x^2 + b*y^2", "a*x^2 + b*y^2\na = 2\nb = 3", "a = 2\na*x^2 + b*y^2\n# b\n"],
)
def test_closed_it_shows_the_height_wherever_that_stands(
    qtbot: QtBot, field: FormulaField, text: str
) -> None:
    type_lines(qtbot, field, text)
    field.editor.clearFocus()
    assert field.editor.firstVisibleBlock().text() == "a*x^2 + b*y^2"


def test_closed_it_shows_the_height_and_that_there_is_more(
    qtbot: QtBot, field: FormulaField
) -> None:
    type_lines(qtbot, field, "a = 2\nb = 3\na*x^2 + b*y^2")
    field.editor.clearFocus()
    assert not field.is_open
    assert field.editor.firstVisibleBlock().text() == "a*x^2 + b*y^2"
    assert field.unfold.isVisible()
    assert field.unfold.toolTip() == "Show all 3 lines (Ctrl+L)"
    qtbot.mouseClick(field.unfold, Qt.MouseButton.LeftButton)
    assert field.is_open
    assert field.editor.firstVisibleBlock().text() == "a = 2"


def test_a_click_into_the_closed_line_sets_the_cursor_there(
    qtbot: QtBot, field: FormulaField
) -> None:
    type_lines(qtbot, field, "a = 2\nb = 3\na*x^2 + b*y^2")
    field.editor.moveCursor(QTextCursor.MoveOperation.Start)
    field.editor.clearFocus()
    letter = field.editor.fontMetrics().horizontalAdvance("0")
    click = QPoint(4 * letter + 1, field.editor.height() // 2)
    qtbot.mouseClick(field.editor.viewport(), Qt.MouseButton.LeftButton, pos=click)
    assert field.editor.hasFocus()
    cursor = field.editor.textCursor()
    assert (cursor.blockNumber(), cursor.positionInBlock()) == (2, 4)


def test_a_key_opens_it_tab_and_escape_leave_it(
    qtbot: QtBot, window: MainWindow, field: FormulaField
) -> None:
    window.problem.edit_formula()
    assert field.editor.hasFocus() and field.is_open
    qtbot.keyClick(field.editor, Qt.Key.Key_Escape)
    assert not field.editor.hasFocus() and not field.is_open
    window.problem.function.setFocus()
    qtbot.keyClick(window.problem.function, Qt.Key.Key_Tab)
    assert field.editor.hasFocus() and field.is_open
    qtbot.keyClick(field.editor, Qt.Key.Key_Tab)
    assert not field.is_open
    assert not field.editor.hasFocus()
    assert "\t" not in field.editor.toPlainText()


def test_it_goes_with_the_width_of_the_window(window: MainWindow, field: FormulaField) -> None:
    for width in (1500, 1280):
        window.resize(width, 760)
        place = QRect(field.mapTo(window, QPoint()), field.size())
        assert field.sheet.geometry() == place


def test_the_height_of_the_bar_is_that_of_the_function_beside_it(
    window: MainWindow, field: FormulaField
) -> None:
    assert field.height() == window.problem.function.height()


def test_a_wrong_text_is_marked_on_the_frame_also_when_closed(
    qtbot: QtBot, field: FormulaField
) -> None:
    type_lines(qtbot, field, "x +")
    qtbot.keyClick(field.editor, Qt.Key.Key_Tab)
    assert field.sheet.property("wrong") is True
    assert not field.complaint.isVisible()
    assert field.editor.toolTip().startswith("Line 1, column 4")
    type_lines(qtbot, field, "x")
    assert field.sheet.property("wrong") is False
    assert field.editor.toolTip().startswith("The height over x and y")
