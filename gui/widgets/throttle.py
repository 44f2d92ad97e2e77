"""Fewer refreshes than events."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Throttle(QObject):
    """Acts at once on a request, then at most once an interval; the last one is never lost."""

    def __init__(self, act: Callable[[], None], milliseconds: int, parent: QObject) -> None:
        super().__init__(parent)
        self._act = act
        self._asked = False
        self._interval = milliseconds
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._catch_up)

    def request(self) -> None:
        if self._timer.isActive():
            self._asked = True
        else:
            self._timer.start(self._interval)
            self._act()

    def request_after_paint(self) -> None:
        """Like a request, but what is to be drawn already is drawn first."""
        self._asked = True
        if not self._timer.isActive():
            self._timer.start(0)

    def set_interval(self, milliseconds: int) -> None:
        """From the next wait on."""
        self._interval = milliseconds

    def now(self) -> None:
        """Acts whatever was asked before."""
        self._asked = False
        self._act()

    def _catch_up(self) -> None:
        if self._asked:
            self._asked = False
            self.request()
