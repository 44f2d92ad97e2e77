"""How often widgets are painted."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class PaintCounter(QObject):
    """Counts the paint events of all of some widgets."""

    def __init__(self, widget: QWidget, *others: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        for one in (widget, *others):
            one.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return super().eventFilter(watched, event)
