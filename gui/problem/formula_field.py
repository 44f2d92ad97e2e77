"""A text field for a formula that grows with its lines and underlines what is wrong."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QColor, QFontDatabase, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

_LONGEST_PASTE = 5_000
_MOST_LINES = 5
_FRAME = 8


class FormulaField(QPlainTextEdit):
    """Return confirms, Shift+Return begins a line, Tab leaves.

    Signals:
        edited: a person changed the text.
        confirmed: Return was pressed.
    """

    edited = Signal()
    confirmed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.document().setDocumentMargin(0)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._notice)
        self._fit_height()

    def set_text(self, text: str) -> None:
        """Show a text without telling anybody."""
        if text != self.toPlainText():
            self._quiet = True
            self.setPlainText(text)
            self._quiet = False

    def mark(self, line: int, column: int, color: QColor) -> None:
        """Underline the word at a line and column, both counted from 1."""
        block = self.document().findBlockByNumber(min(line, self.blockCount()) - 1)
        cursor = QTextCursor(block)
        last = max(block.length() - 1, 0)
        cursor.setPosition(block.position() + min(max(column - 1, 0), max(last - 1, 0)))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfWord, QTextCursor.MoveMode.KeepAnchor)
        if not cursor.hasSelection():
            cursor.movePosition(
                QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor
            )
        underlined = QTextCharFormat()
        underlined.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        underlined.setUnderlineColor(color)
        underlined.setForeground(color)
        selection = QTextEdit.ExtraSelection()
        selection.cursor, selection.format = cursor, underlined
        self.setExtraSelections([selection])

    def clear_mark(self) -> None:
        self.setExtraSelections([])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if pressed_return and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.confirmed.emit()
        elif pressed_return:
            self.textCursor().insertText("\n")
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Long pastes are cut: the language refuses such texts, and Qt would freeze over them."""
        self.textCursor().insertText(source.text()[:_LONGEST_PASTE])

    def _notice(self) -> None:
        self._fit_height()
        if not self._quiet:
            self.edited.emit()

    def _fit_height(self) -> None:
        lines = min(max(self.blockCount(), 1), _MOST_LINES)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + _FRAME)
