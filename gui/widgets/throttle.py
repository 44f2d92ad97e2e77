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
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(milliseconds)
        self._timer.timeout.connect(self._catch_up)

    def request(self) -> None:
        if self._timer.isActive():
            self._asked = True
        else:
            self._timer.start()
            self._act()

    def set_interval(self, milliseconds: int) -> None:
        """From the next wait on."""
        self._timer.setInterval(milliseconds)

    def now(self) -> None:
        """Acts whatever was asked before."""
        self._asked = False
        self._act()

    def _catch_up(self) -> None:
        if self._asked:
            self._asked = False
            self.request()
