"""Whether anybody can see a widget: what nobody sees is not drawn."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

_TURNS = (QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.WindowStateChange)


class InSight(QObject):
    """Watches a widget and the window it stands in, which may become another one.

    Signals:
        returned: the widget can be seen again, or for the first time.
    """

    returned = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._was = self.now
        widget.installEventFilter(self)
        self._follow_window()

    @property
    def now(self) -> bool:
        """Not behind another tab, nor in a closed card or a minimised window."""
        return self._widget.isVisible() and not self._widget.window().isMinimized()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TURNS:
            if watched is self._widget:
                self._follow_window()
            was, self._was = self._was, self.now
            if self._was and not was:
                self.returned.emit()
        return super().eventFilter(watched, event)

    def _follow_window(self) -> None:
        """Whoever gets another window is shown in it anew; a filter is never there twice."""
        window = self._widget.window()
        if window is not self._widget:
            window.installEventFilter(self)
