"""The optimizers that a person keeps, as the window offers them beside those of the catalog."""

from __future__ import annotations

from PySide6.QtCore import QObject

from engine.catalog import OptimizerEntry
from engine.catalog.own import OwnCatalog
from engine.setup import RacerSetup
from gui.own.kept import Kept


class OwnRules(Kept[OptimizerEntry]):
    """See Kept."""

    def __init__(self, catalog: OwnCatalog, parent: QObject | None = None) -> None:
        super().__init__(catalog.optimizers, "", parent)
        self.example = self.tr("Type a name, such as My momentum.")


def racer_of(entry: OptimizerEntry) -> RacerSetup:
    """A racer with a kept rule and its numbers, which a session then holds as text."""
    values = {one.name: one.default for one in entry.hyperparameters}
    return RacerSetup(rule=entry.rule.strip(), hyperparameters=values, label=entry.name)
