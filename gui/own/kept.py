"""What a person keeps beside one folder of the catalog, as the window offers it."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from engine.catalog import FunctionEntry, OptimizerEntry
from engine.catalog.own_folder import OwnFolder
from engine.messages import SlalomError
from gui.texts import sentence

Entry = TypeVar("Entry", FunctionEntry, OptimizerEntry)


class Kept(QObject, Generic[Entry]):
    """Files in a folder of the person's; sessions hold what they say, not where it is kept.

    Attributes:
        entries: what can be used, by identifier.
        example: what to type where a name is missing, as a sentence.

    Signals:
        changed: there are others than before.
    """

    changed = Signal()

    def __init__(
        self, entries: OwnFolder[Entry], example: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.entries: OwnFolder[Entry] = entries
        self.example = example

    @property
    def complaints(self) -> list[str]:
        """One sentence for each file that cannot be used."""
        return [sentence(error) for error in self.entries.errors]

    def complaint_about(self, name: str) -> str:
        """Why nothing can be kept under a name; empty when it can."""
        if not name.strip():
            return self.example
        shipped = self.entries.shipped_as(name)
        return sentence(SlalomError("own_name_shipped", name=shipped.name)) if shipped else ""

    def save(self, entry: Entry) -> None:
        """Keep an entry, also in the place of one of its name. Raises SlalomError."""
        self.entries.save(entry, overwrite=True)
        self.changed.emit()

    def remove(self, identifier: str) -> None:
        """Delete a file. Raises SlalomError if it stays."""
        self.entries.remove(identifier)
        self.changed.emit()

    def refresh(self) -> None:
        """Files may have come and gone behind the window."""
        self.entries.refresh()
