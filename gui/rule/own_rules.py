"""The optimizers that a person keeps, as the window offers them beside those of the catalog."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from engine.catalog import OptimizerEntry, optimizers
from engine.catalog.identifier import identifier_of
from engine.catalog.own import OwnCatalog
from engine.messages import SlalomError
from engine.setup import RacerSetup
from gui.texts import sentence


class OwnRules(QObject):
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
    def entries(self) -> Mapping[str, OptimizerEntry]:
        return self._catalog.optimizers

    @property
    def complaints(self) -> list[str]:
        """One sentence for each file that cannot be used."""
        return [sentence(error) for error in self._catalog.optimizers.errors]

    def complaint_about(self, name: str) -> str:
        """Why a rule cannot be kept under a name; empty when it can."""
        if not name.strip():
            return self.tr("Type a name, such as My momentum.")
        shipped = optimizers()
        identifier = identifier_of(name)
        if identifier in shipped:
            return sentence(SlalomError("own_name_shipped", name=shipped[identifier].name))
        return ""

    def has(self, name: str) -> bool:
        """Whether keeping a rule under this name replaces a file."""
        return self.folder.joinpath("optimizers", f"{identifier_of(name)}.toml").exists()

    def save(self, entry: OptimizerEntry) -> OptimizerEntry:
        """Keep a rule, also in the place of one of its name. Raises SlalomError."""
        saved = self._catalog.save_optimizer(entry, overwrite=True)
        self.changed.emit()
        return saved

    def remove(self, identifier: str) -> None:
        """Delete a file. Raises SlalomError if it stays."""
        self._catalog.remove_optimizer(identifier)
        self.changed.emit()

    def refresh(self) -> None:
        """Files may have come and gone behind the window."""
        self._catalog.optimizers.refresh()


def racer_of(entry: OptimizerEntry) -> RacerSetup:
    """A racer with a kept rule and its numbers, which a session then holds as text."""
    values = {one.name: one.default for one in entry.hyperparameters}
    return RacerSetup(rule=entry.rule.strip(), hyperparameters=values, label=entry.name)
