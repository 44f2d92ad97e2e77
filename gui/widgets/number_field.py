"""A text field for one exact number."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from gui.widgets.number_text import brief_text, exact_text, read_number
from gui.widgets.own_keys import claims_escape
from gui.widgets.style_property import show_properties

_LONGEST_TEXT = 40
_BRIEF_DIGITS = 4


class NumberField(QLineEdit):
    """Keeps its last right number; wrong text is marked, explained, and given up on leaving.

    Signals:
        value_entered(float): a person confirmed another number.
        complaint_changed(str): what would be right, while the text is wrong; else "".
    """

    value_entered = Signal(float)
    complaint_changed = Signal(str)

    def __init__(
        self,
        minimum: float = -math.inf,
        maximum: float = math.inf,
        integer: bool = False,
        brief: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """With `brief` only a few digits show until the field is entered."""
        super().__init__(parent)
        self._brief = brief
        self._minimum, self._maximum, self._integer = minimum, maximum, integer
        self._shown = ""
        self._value: float | None = None
        self._complaint = ""
        self._refusal = ""
        self.setMaxLength(_LONGEST_TEXT)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setProperty("number", True)
        self.textEdited.connect(self._judge)
        self.returnPressed.connect(self._finish)

    @property
    def value(self) -> float | None:
        """The number last set or entered; None while the field stands for several numbers."""
        return self._value

    @property
    def complaint(self) -> str:
        return self._complaint or self._refusal

    def refuse(self, sentence: str) -> None:
        """Mark the number as wrong beside others, until this is taken back by an empty text."""
        before, self._refusal = self.complaint, sentence
        self._tell_complaint(before)

    def set_value(self, value: float) -> None:
        """Show a number without telling anybody; a text being typed is left alone."""
        self._value = value
        self._show(exact_text(value))

    def set_summary(self, text: str) -> None:
        """Show words for several numbers, until a person replaces them by one."""
        self._value = None
        self._show(text)

    def event(self, event: QEvent) -> bool:
        """Without a text being typed, undo, redo and Escape are those of the window."""
        if self.isModified():
            if claims_escape(event):
                return True
        elif _asks_for_undo_or_redo(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self._give_up()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._value is not None:
            self._nudge(1 if event.key() == Qt.Key.Key_Up else -1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.isModified():
            self._give_up()
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self.isModified():
            if self._complaint:
                self._give_up()
            else:
                self._enter()
        super().focusOutEvent(event)
        self._give_up()

    def _show(self, text: str) -> None:
        self._shown = text
        if not (self.hasFocus() and self.isModified()):
            self._give_up()

    def _give_up(self) -> None:
        self.setText(self._resting_text())
        self.setCursorPosition(0)
        self._complain("")

    def _resting_text(self) -> str:
        if self._brief and self._value is not None and not self.hasFocus():
            return brief_text(self._value, _BRIEF_DIGITS)
        return self._shown

    def _judge(self, text: str) -> None:
        unchanged = text.strip() == self._shown
        self._complain("" if unchanged else self._complaint_about(read_number(text)))

    def _finish(self) -> None:
        """Once a number is entered, keys such as Space act on the race again."""
        self._enter()
        if not self.complaint:
            self.clearFocus()

    def _enter(self) -> None:
        if not self.isModified() or self.text().strip() == self._shown:
            self._give_up()
            return
        number = read_number(self.text())
        self._complain(self._complaint_about(number))
        if number is None or self._complaint:
            self.selectAll()
        else:
            self._take(number)

    def _take(self, number: float) -> None:
        changed = number != self._value
        self._value = number
        self._shown = exact_text(number)
        self._give_up()
        if changed:
            self.value_entered.emit(number)

    def _nudge(self, direction: int) -> None:
        """Change the second significant digit, so that every size of number moves by a little."""
        value = self._value or 0.0
        decade = math.floor(math.log10(abs(value))) if value else 0
        unit = 1 if self._integer else 10.0 ** (decade - 1)
        decimals = 0 if self._integer else max(0, 1 - decade) + 1
        number = round(value + direction * unit, max(decimals, 0))
        self._take(min(max(number, self._minimum), self._maximum))

    def _complain(self, sentence: str) -> None:
        before, self._complaint = self.complaint, sentence
        self._tell_complaint(before)

    def _tell_complaint(self, before: str) -> None:
        if self.complaint == before:
            return
        show_properties(self, wrong=bool(self.complaint))
        self.complaint_changed.emit(self.complaint)

    def _complaint_about(self, number: float | None) -> str:
        if number is None:
            return self.tr("Type one number, such as 0.01 or 1e-3.")
        if self._integer and number != int(number):
            return self.tr("Type a whole number.")
        if self._minimum <= number <= self._maximum:
            return ""
        return self._range_sentence()

    def _range_sentence(self) -> str:
        low, high = exact_text(self._minimum), exact_text(self._maximum)
        if math.isinf(self._maximum):
            return self.tr("Type a number of at least {low}.").format(low=low)
        if math.isinf(self._minimum):
            return self.tr("Type a number of at most {high}.").format(high=high)
        return self.tr("Type a number from {low} to {high}.").format(low=low, high=high)


def _asks_for_undo_or_redo(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
        return False
    keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
    return any(event.matches(key) for key in keys)
