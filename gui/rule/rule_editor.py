"""The field in which a rule of one's own is typed, with what is wrong beneath it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from engine.formula import FormulaError
from engine.setup import RacerSetup
from gui.editing.code_editor import CodeEditor
from gui.editing.words import RULE_WORDS
from gui.racers.declared import usual
from gui.rule.rule_text import (
    TypedRule,
    Values,
    declaration_place,
    declared_in,
    read_rule,
    rule_text,
    undeclared,
    with_numbers,
)
from gui.texts import sentence
from gui.theme import ThemeSource
from gui.widgets.number_text import exact_text
from gui.widgets.style_property import show_properties

_FEWEST_LINES = 3
_FRAME = 10
_NEW_NUMBER = 0.1


class RuleEditor(QWidget):
    """No taller than its lines. What is right is told as it is typed, what is wrong is marked.

    Signals:
        touched: a person changed the text, to something right or wrong.
        typed(object): it is another rule now that can be raced, a `TypedRule`.
    """

    touched = Signal()
    typed = Signal(object)

    def __init__(self, theme_source: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rule: str | None = None
        self._given: Mapping[str, Values] = {}
        self.editor = CodeEditor(RULE_WORDS, theme_source)
        self.note = QLabel()
        self.offer = QPushButton()
        self._lay_out()
        self._describe()
        self._connect()

    @property
    def error(self) -> FormulaError | None:
        return self.editor.error

    def show_racer(self, racer: RacerSetup, anew: bool) -> None:
        """Show its text; if it is not shown `anew`, what is being typed stays with its numbers."""
        if not anew and (racer.rule, racer.hyperparameters) == (self._rule, self._given):
            return
        names = racer.hyperparameters.keys()
        same = not anew and racer.rule == self._rule and names == self._given.keys()
        self._rule, self._given = racer.rule, racer.hyperparameters
        self.editor.setReadOnly(False)
        if same:
            self._show_numbers(racer.hyperparameters)
        else:
            self.editor.set_text(rule_text(racer))
        self._judge()

    def show_fixed(self, rule: str) -> None:
        """Show a rule that can be read and copied, but not changed here."""
        self._rule, self._given = None, {}
        self.editor.setReadOnly(True)
        self.editor.set_text(rule)
        self.editor.set_declared(())
        self.editor.show_error(None)
        self.note.hide()
        self.offer.hide()

    def _take(self) -> None:
        """Tell what is typed, if it can be raced and is another than before."""
        self.touched.emit()
        typed = self._judge()
        if typed is None or (typed.rule, typed.hyperparameters) == (self._rule, self._given):
            return
        self._rule, self._given = typed.rule, typed.hyperparameters
        self.typed.emit(typed)

    def begin(self) -> None:
        """The cursor goes into the text, to the first line of the rule itself."""
        cursor = self.editor.textCursor()
        cursor.setPosition(declaration_place(self.editor.toPlainText()))
        self.editor.setTextCursor(cursor)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_numbers(self, values: Mapping[str, Values]) -> None:
        for change in with_numbers(self.editor.toPlainText(), values):
            self.editor.replace_text(change.first, change.last, change.text)

    def _judge(self) -> TypedRule | None:
        """What is typed, or what is wrong with it beneath it."""
        text = self.editor.toPlainText()
        self.editor.set_declared(one.name for one in declared_in(text))
        typed, error = None, None
        try:
            typed = read_rule(text, self._given)
        except FormulaError as found:
            error = found
        self.editor.show_error(error)
        self._show_note(error)
        return typed

    def _show_note(self, error: FormulaError | None) -> None:
        self.note.setText(self._hint() if error is None else self._complaint(error))
        self.note.show()
        show_properties(self.note, muted=error is None, wrong=error is not None)
        name = undeclared(error)
        if not name and self.offer.hasFocus():
            self.editor.setFocus()
        self.offer.setText(self.tr("&Add {name} as a hyperparameter").format(name=name))
        self.offer.setVisible(bool(name))

    def _complaint(self, error: FormulaError) -> str:
        """Brief: the column is underlined, and there may be little room."""
        template = self.tr("Line {line}: {sentence}")
        return template.format(line=error.line, sentence=sentence(error))

    def _hint(self) -> str:
        return self.tr("A line a = 0.1 at the top makes a slider of a.")

    def _declare(self) -> None:
        """A line more at the top; its number is one that is usual for the name."""
        name = undeclared(self.error)
        if not name:
            return
        known = usual(name)
        before = self._given.get(name, known.default if known else _NEW_NUMBER)
        number = before if isinstance(before, float | int) else _NEW_NUMBER
        cursor = QTextCursor(self.editor.document())
        cursor.setPosition(declaration_place(self.editor.toPlainText()))
        cursor.insertText(f"{name} = {exact_text(number)}\n")
        self.editor.setFocus()

    def _leave(self) -> None:
        """What is wrong is given up, but comes back with the undo of the text."""
        if self.error is not None and self._rule is not None:
            text = rule_text(RacerSetup(rule=self._rule, hyperparameters=self._given))
            self.editor.replace_text(0, len(self.editor.toPlainText()), text)
            self._judge()
        self.editor.clearFocus()

    def _lay_out(self) -> None:
        self.editor.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.editor.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.editor.setFrameShape(QFrame.Shape.NoFrame)
        self.editor.setMinimumHeight(self._height_of(_FEWEST_LINES))
        self.note.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.editor)
        layout.addWidget(self.note)
        layout.addWidget(self.offer, 0, Qt.AlignmentFlag.AlignLeft)
        self._fit_height()

    def _describe(self) -> None:
        self.editor.setObjectName("rule_text")
        self.editor.setAccessibleName(self.tr("Text of the rule"))
        self.editor.setToolTip(
            self.tr("One assignment a line; x is the point, g the slope, t the step.")
        )
        self.note.setObjectName("rule_note")
        self.offer.setObjectName("declare")
        self.offer.setToolTip(self.tr("Gives it a line at the top of the text, and a slider."))
        self.offer.hide()

    def _connect(self) -> None:
        self.editor.edited.connect(self._take)
        self.editor.textChanged.connect(self._fit_height)
        self.editor.confirmed.connect(self.editor.clearFocus)
        self.editor.left.connect(self._leave)
        self.offer.clicked.connect(self._declare)

    def _fit_height(self) -> None:
        lines = max(round(self.editor.document().size().height()), _FEWEST_LINES)
        self.editor.setMaximumHeight(self._height_of(lines))

    def _height_of(self, lines: int) -> int:
        return lines * self.editor.fontMetrics().lineSpacing() + _FRAME
