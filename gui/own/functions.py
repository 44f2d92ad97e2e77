"""The functions that a person keeps, as the window offers them beside those of the catalog."""

from __future__ import annotations

from PySide6.QtCore import QObject

from engine.catalog import FunctionEntry
from engine.catalog.own import OwnCatalog
from engine.setup import ProblemSetup
from gui.own.kept import Kept


class OwnFunctions(Kept[FunctionEntry]):
    """See Kept."""

    def __init__(self, catalog: OwnCatalog, parent: QObject | None = None) -> None:
        super().__init__(catalog.functions, "", parent)
        self.example = self.tr("Type a name, such as My valley.")

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
