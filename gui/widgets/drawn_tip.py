"""A tooltip with a picture that is drawn only when it is looked at."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip, QWidget


class DrawnTip(QObject):
    """Stands in for the plain tooltip of a widget, unless there is nothing to draw."""

    def __init__(self, widget: QWidget, draw: Callable[[], str]) -> None:
        """`draw` answers rich text, or an empty one where the plain tooltip says enough."""
        super().__init__(widget)
        self._widget = widget
        self._draw = draw
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            tip = self._draw()
            if tip:
                QToolTip.showText(event.globalPos(), tip, self._widget)
                return True
        return super().eventFilter(watched, event)
