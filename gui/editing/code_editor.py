"""A field for texts of the formula language, of one line or of many."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontDatabase,
    QKeyEvent,
    QKeySequence,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from engine.formula import FormulaError
from gui.editing.highlighter import Highlighter
from gui.editing.words import Words
from gui.texts import sentence
from gui.theme import ThemeSource
from gui.widgets.own_keys import claims_escape
from gui.widgets.style_property import show_properties

_LONGEST_PASTE = 5_000
_RETURN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CodeEditor(QPlainTextEdit):
    """Return begins a line, Ctrl+Return confirms, Escape and Tab leave.

    Undo and redo are those of the text while it has any, else those of the window.

    Signals:
        edited: a person changed the text.
        confirmed: the text is meant as it stands.
        left: Escape was pressed.
    """

    edited = Signal()
    confirmed = Signal()
    left = Signal()

    def __init__(
        self,
        words: Words,
        theme_source: ThemeSource,
        is_finished: Callable[[], bool] = lambda: False,
        parent: QWidget | None = None,
    ) -> None:
        """Return confirms as well at the end of a text that `is_finished`; Shift+Return never."""
        super().__init__(parent)
        self._theme_source = theme_source
        self._is_finished = is_finished
        self._error: FormulaError | None = None
        self._known = ""
        self._highlighter = Highlighter(self.document(), words, theme_source.current)
        self.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.document().setDocumentMargin(0)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._notice)
        theme_source.changed.connect(self._recolor)

    @property
    def error(self) -> FormulaError | None:
        return self._error

    def set_text(self, text: str) -> None:
        """Show another text without telling anybody."""
        if text != self.toPlainText():
            self._known = text
            self.setPlainText(text)

    def replace_text(self, first: int, last: int, text: str) -> None:
        """Put other characters in the place of some, without telling anybody or moving there."""
        whole = self.toPlainText()
        self._known = whole[:first] + text + whole[last:]
        cursor = QTextCursor(self.document())
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text)

    def set_declared(self, names: Iterable[str]) -> None:
        """Names that have a slider get a colour of their own."""
        self._highlighter.set_declared(names)

    def show_error(self, error: FormulaError | None) -> None:
        """Underline what is wrong, or nothing."""
        self._error = error
        self.setAccessibleDescription("" if error is None else place_and_sentence(error))
        self.setExtraSelections([] if error is None else [self._mark(error)])
        show_properties(self, wrong=error is not None)

    def event(self, event: QEvent) -> bool:
        if self._leaves_to_window(event):
            event.ignore()
            return False
        if claims_escape(event):
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _RETURN_KEYS:
            self._take_return(event.modifiers())
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Long pastes are cut: the language refuses such texts, and Qt would freeze over them."""
        self.textCursor().insertText(source.text()[:_LONGEST_PASTE])

    def _take_return(self, modifiers: Qt.KeyboardModifier) -> None:
        at_end = not self.toPlainText()[self.textCursor().selectionEnd() :].strip()
        shift = modifiers & Qt.KeyboardModifier.ShiftModifier
        control = modifiers & Qt.KeyboardModifier.ControlModifier
        if control or (at_end and not shift and self._is_finished()):
            self.confirmed.emit()
        else:
            self.textCursor().insertText("\n")
            self.ensureCursorVisible()

    def _leaves_to_window(self, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
            return False
        document, keys = self.document(), QKeySequence.StandardKey
        return (event.matches(keys.Undo) and not document.isUndoAvailable()) or (
            event.matches(keys.Redo) and not document.isRedoAvailable()
        )

    def _notice(self) -> None:
        """Qt also tells of other colours as of a changed text."""
        text = self.toPlainText()
        if text != self._known:
            self._known = text
            self.edited.emit()

    def _recolor(self) -> None:
        self._highlighter.set_theme(self._theme_source.current)
        self.show_error(self._error)

    def _mark(self, error: FormulaError) -> QTextEdit.ExtraSelection:
        """The word at line and column, both counted from 1, or the last character before it."""
        block = self.document().findBlockByNumber(min(error.line, self.blockCount()) - 1)
        cursor = QTextCursor(block)
        last = max(block.length() - 2, 0)
        cursor.setPosition(block.position() + min(max(error.column - 1, 0), last))
        mode = QTextCursor.MoveMode.KeepAnchor
        cursor.movePosition(QTextCursor.MoveOperation.EndOfWord, mode)
        if not cursor.hasSelection():
            cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, mode)
        color = QColor(self._theme_source.current.bad)
        selection = QTextEdit.ExtraSelection()
        underlined = QTextCharFormat()
        underlined.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        underlined.setUnderlineColor(color)
        underlined.setForeground(color)
        selection.cursor, selection.format = cursor, underlined
        return selection


def place_and_sentence(error: FormulaError) -> str:
    """What is wrong with a text, and where."""
    template = QCoreApplication.translate("CodeEditor", "Line {line}, column {column}: {sentence}")
    return template.format(line=error.line, column=error.column, sentence=sentence(error))
