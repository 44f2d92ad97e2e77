from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from pytestqt.qtbot import QtBot

from engine.formula import FormulaError, compile_function
from gui.editing.code_editor import CodeEditor, place_and_sentence
from gui.editing.words import FUNCTION_WORDS, RULE_WORDS
from gui.theme import DARK, LIGHT, ThemeSource

ENTER = Qt.Key.Key_Return


@pytest.fixture
def theme_source() -> ThemeSource:
    return ThemeSource("dark")


@pytest.fixture
def editor(qtbot: QtBot, theme_source: ThemeSource) -> Iterator[CodeEditor]:
    made = CodeEditor(FUNCTION_WORDS, theme_source)
    qtbot.addWidget(made)
    made.show()
    yield made


def error_of(text: str) -> FormulaError:
    with pytest.raises(FormulaError) as caught:
        compile_function(text)
    return caught.value


def color_at(editor: CodeEditor, text: str) -> str:
    """The colour in which a piece of the text is drawn."""
    place = editor.toPlainText().index(text)
    block = editor.document().findBlock(place)
    inside = place - block.position()
    for piece in block.layout().formats():
        if piece.start <= inside < piece.start + piece.length:
            return piece.format.foreground().color().name()
    return ""


def test_every_kind_of_word_has_a_colour_of_its_theme(editor: CodeEditor) -> None:
    editor.set_declared(["height"])
    editor.set_text("# a hill\nheight*sin(x) + 12.5 + own")
    kinds = [color_at(editor, text) for text in ("# a", "height", "sin", "x)", "12.5")]
    assert len(set(kinds)) == 5
    assert color_at(editor, "# a") == DARK.muted
    assert color_at(editor, "own") == ""


def test_words_take_the_colours_of_another_theme(
    editor: CodeEditor, theme_source: ThemeSource
) -> None:
    editor.set_text("sin(x)")
    editor.show_error(error_of("sin(x) +"))
    theme_source.set_mode("light")
    assert color_at(editor, "sin") == LIGHT.accent
    (mark,) = editor.extraSelections()
    assert mark.format.underlineColor().name() == LIGHT.bad


def test_a_rule_knows_other_words_than_a_function(
    qtbot: QtBot, editor: CodeEditor, theme_source: ThemeSource
) -> None:
    rule = CodeEditor(RULE_WORDS, theme_source)
    qtbot.addWidget(rule)
    for one in (rule, editor):
        one.set_text("init v = 0\nx = x - grad(x)")
    assert color_at(rule, "grad") == color_at(rule, "grad") != ""
    assert color_at(rule, "init") != ""
    assert color_at(editor, "grad") == color_at(editor, "init") == ""


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("x^2 + sine(y)", "sine"),
        ("x\n+ y*", "*"),
        ("r = x\nr + (y", "("),
        ("x +", "+"),
        ("2 x", "x"),
    ],
)
def test_what_is_wrong_is_underlined_where_the_engine_says(
    editor: CodeEditor, text: str, marked: str
) -> None:
    editor.set_text(text)
    error = error_of(text)
    editor.show_error(error)
    (mark,) = editor.extraSelections()
    assert mark.cursor.selectedText() == marked
    assert mark.cursor.blockNumber() == error.line - 1
    assert mark.format.underlineStyle() == QTextCharFormat.UnderlineStyle.WaveUnderline
    assert editor.accessibleDescription() == place_and_sentence(error)
    editor.show_error(None)
    assert (editor.extraSelections(), editor.accessibleDescription()) == ([], "")


def test_an_empty_text_is_wrong_without_a_mark(editor: CodeEditor) -> None:
    editor.show_error(error_of(""))
    assert [mark.cursor.selectedText() for mark in editor.extraSelections()] == [""]
    assert editor.property("wrong") is True


def test_only_a_person_edits(qtbot: QtBot, editor: CodeEditor, theme_source: ThemeSource) -> None:
    told: list[str] = []
    editor.edited.connect(lambda: told.append(editor.toPlainText()))
    editor.set_text("a = 1\na*x")
    editor.replace_text(4, 5, "2.5")
    theme_source.set_mode("light")
    editor.set_declared(["a"])
    assert (editor.toPlainText(), told) == ("a = 2.5\na*x", [])
    editor.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(editor, "^2")
    assert told == ["a = 2.5\na*x^", "a = 2.5\na*x^2"]


def test_a_replaced_number_leaves_the_cursor_where_it_is(editor: CodeEditor) -> None:
    editor.set_text("a = 1\na*x")
    cursor = editor.textCursor()
    cursor.setPosition(8)
    editor.setTextCursor(cursor)
    editor.replace_text(4, 5, "2.5")
    assert editor.textCursor().position() == 10


def test_return_begins_a_line_and_control_return_confirms(qtbot: QtBot, editor: CodeEditor) -> None:
    qtbot.keyClicks(editor, "x")
    qtbot.keyClick(editor, ENTER)
    assert editor.toPlainText() == "x\n"
    with qtbot.waitSignal(editor.confirmed, timeout=100):
        qtbot.keyClick(editor, ENTER, Qt.KeyboardModifier.ControlModifier)
    assert editor.toPlainText() == "x\n"


def test_return_confirms_only_at_the_end_of_a_finished_text(
    qtbot: QtBot, theme_source: ThemeSource
) -> None:
    editor = CodeEditor(FUNCTION_WORDS, theme_source, is_finished=lambda: True)
    qtbot.addWidget(editor)
    told: list[None] = []
    editor.confirmed.connect(lambda: told.append(None))
    qtbot.keyClicks(editor, "x")
    qtbot.keyClick(editor, ENTER)
    assert (editor.toPlainText(), len(told)) == ("x", 1)
    qtbot.keyClick(editor, ENTER, Qt.KeyboardModifier.ShiftModifier)
    assert (editor.toPlainText(), len(told)) == ("x\n", 1)
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClick(editor, ENTER)
    assert (editor.toPlainText(), len(told)) == ("\nx\n", 1)


def test_escape_leaves(qtbot: QtBot, editor: CodeEditor) -> None:
    with qtbot.waitSignal(editor.left, timeout=100):
        qtbot.keyClick(editor, Qt.Key.Key_Escape)


def test_a_huge_paste_is_cut(editor: CodeEditor) -> None:
    data = QMimeData()
    data.setText("x+" * 40_000)
    editor.insertFromMimeData(data)
    assert len(editor.toPlainText()) == 5_000
