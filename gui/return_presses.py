"""Return presses the button that has the focus, as Space belongs to the race."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton

_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ReturnPresses(QObject):
    """An event filter of the application."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(watched, QAbstractButton)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _RETURNS
        ):
            watched.click()
            return True
        return super().eventFilter(watched, event)
