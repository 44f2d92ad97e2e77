"""A name that reads as a label until it is edited by a double click or F2."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from gui.widgets.own_keys import claims_escape
from gui.widgets.style_property import show_properties

_LONGEST_NAME = 80
_FRAME = 14


class NameField(QLineEdit):
    """Keeps the old name on Escape and on an empty text.

    Signals:
        renamed(str): a person confirmed another name.
    """

    renamed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self.setMaxLength(_LONGEST_NAME)
        self.setProperty("label", True)
        self._rest()
        self.returnPressed.connect(self._finish)

    def set_name(self, name: str) -> None:
        self._name = name
        if self.isReadOnly():
            self._rest()

    def set_muted(self, muted: bool) -> None:
        """Grey, but still to be edited."""
        show_properties(self, muted=muted)

    def edit(self) -> None:
        """Begin to edit, with everything selected."""
        self.setReadOnly(False)
        self.setText(self._name)
        self.setFrame(True)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.selectAll()

    def event(self, event: QEvent) -> bool:
        """As long as it is a label, keys that a text would take are those of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and self.isReadOnly():
            event.ignore()
            return False
        if claims_escape(event):
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isReadOnly():
            self._show_elided()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2 and self.isReadOnly():
            self.edit()
        elif event.key() == Qt.Key.Key_Escape and not self.isReadOnly():
            self._rest()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.isReadOnly():
            self.edit()
        else:
            super().mouseDoubleClickEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._finish()

    def _finish(self) -> None:
        name = self.text().strip()
        was_editing = not self.isReadOnly()
        changed = was_editing and name not in ("", self._name)
        if changed:
            self._name = name
        self._rest()
        if changed:
            self.renamed.emit(name)

    def _rest(self) -> None:
        self.setReadOnly(True)
        self.setFrame(False)
        self._show_elided()

    def _show_elided(self) -> None:
        """In the middle, as names that are alike often differ at their end."""
        room = self.width() - _FRAME
        text = self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideMiddle, room)
        self.setText(text)
        self.setCursorPosition(0)
