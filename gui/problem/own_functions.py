"""The functions that a person keeps, as the window offers them beside those of the catalog."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from engine.catalog import FunctionEntry, functions
from engine.catalog.identifier import identifier_of
from engine.catalog.own import OwnCatalog
from engine.messages import SlalomError
from engine.setup import ProblemSetup
from gui.texts import sentence


class OwnFunctions(QObject):
    """Files in a folder of the person's; sessions hold what they say, not where it is kept.

    Signals:
        changed: there are others than before.
    """

    changed = Signal()

    def __init__(self, catalog: OwnCatalog, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self._catalog = catalog

    @property
    def entries(self) -> Mapping[str, FunctionEntry]:
        return self._catalog.functions

    @property
    def complaints(self) -> list[str]:
        """One sentence for each file that cannot be used."""
        return [sentence(error) for error in self._catalog.functions.errors]

    def entry_of(self, problem: ProblemSetup) -> FunctionEntry | None:
        """The one that says a problem, whatever its parameters are set to."""
        if problem.function is not None:
            return None
        names = set(problem.parameters)
        return next(
            (
                entry
                for entry in self.entries.values()
                if entry.formula == problem.formula
                and {one.name for one in entry.parameters} == names
            ),
            None,
        )

    def complaint_about(self, name: str) -> str:
        """Why a function cannot be kept under a name; empty when it can."""
        if not name.strip():
            return self.tr("Type a name, such as My valley.")
        shipped = functions()
        identifier = identifier_of(name)
        if identifier in shipped:
            return sentence(SlalomError("own_name_shipped", name=shipped[identifier].name))
        return ""

    def has(self, name: str) -> bool:
        """Whether keeping a function under this name replaces a file."""
        return self.folder.joinpath("functions", f"{identifier_of(name)}.toml").exists()

    def save(self, entry: FunctionEntry) -> FunctionEntry:
        """Keep a function, also in the place of one of its name. Raises SlalomError."""
        saved = self._catalog.save_function(entry, overwrite=True)
        self.changed.emit()
        return saved

    def remove(self, identifier: str) -> None:
        """Delete a file. Raises SlalomError if it stays."""
        self._catalog.remove_function(identifier)
        self.changed.emit()

    def refresh(self) -> None:
        """Files may have come and gone behind the window."""
        self._catalog.functions.refresh()
