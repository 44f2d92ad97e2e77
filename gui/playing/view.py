"""How the window shows the race: kept with the session, and nothing that can be undone."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal


class View(QObject):
    """What panels want to find again when the session is opened.

    Attributes:
        values: entries for `Setup.view`; None stands for one that is left out.

    Signals:
        opened: another session was loaded, so everything is shown as its setup says.
    """

    opened = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.values: Mapping[str, object] = {}

    def keep(self, name: str, value: object) -> None:
        self.values = {**self.values, name: value}

    def open(self) -> None:
        """The setup of the session is another one, as if nothing had been kept."""
        self.values = {}
        self.opened.emit()
