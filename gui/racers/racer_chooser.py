"""The searchable list of optimizers, a person's own among them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from engine.catalog import OptimizerEntry, optimizers
from gui.own.rules import OwnRules
from gui.typesetting.text import NOTHING, of_rule
from gui.typesetting.tip import tip_html
from gui.widgets.catalog_chooser import CatalogChooser, Choice

_SIZE = QSize(320, 420)
_OWN = "own/"


class RacerChooser(CatalogChooser):
    """Tells the shipped optimizers and a person's own apart.

    Signals:
        optimizer_chosen(str): the identifier of one of the catalog.
        own_chosen(object): the entry of one that a person keeps.
        own_remove_asked(str): the identifier of such a one that is to go.
    """

    optimizer_chosen = Signal(str)
    own_chosen = Signal(object)
    own_remove_asked = Signal(str)

    def __init__(self, own: OwnRules, parent: QWidget | None = None) -> None:
        super().__init__(self._all_choices, parent)
        self._own = own
        self.chosen.connect(self._tell_chosen)
        self.remove_asked.connect(self._ask_to_remove_own)

    def open_under(self, anchor: QWidget) -> None:
        """Files of one's own are read again, as they may have changed behind the window."""
        self._own.refresh()
        self.forget()
        complaints = self._own.complaints
        self.note.setText("\n".join(complaints))
        self.note.setVisible(bool(complaints))
        self.open_at(anchor, _SIZE)

    def _tell_chosen(self, identifier: str) -> None:
        if identifier.startswith(_OWN):
            self.own_chosen.emit(self._own.entries[identifier.removeprefix(_OWN)])
        else:
            self.optimizer_chosen.emit(identifier)

    def _ask_to_remove_own(self, identifier: str) -> None:
        self.own_remove_asked.emit(identifier.removeprefix(_OWN))

    def _all_choices(self) -> Iterator[Choice]:
        own = self.tr("My optimizers")
        for entry in self._own.entries.values():
            detail = entry.source or self.tr("Delete removes it")
            yield self._choice(entry, _OWN, detail, own, removable=True)
        catalog = self.tr("Catalog") if self._own.entries else ""
        for entry in optimizers().values():
            yield self._choice(entry, "", entry.source, catalog)

    def _choice(
        self,
        entry: OptimizerEntry,
        prefix: str,
        detail: str,
        section: str,
        removable: bool = False,
    ) -> Choice:
        return Choice(
            prefix + entry.identifier,
            entry.name,
            detail,
            entry.meaning,
            section,
            removable,
            partial(self._tip, entry),
        )

    def _tip(self, entry: OptimizerEntry) -> str:
        text = of_rule(entry.rule, entry.hyperparameters) if entry.rule else NOTHING
        return tip_html(self, text, entry.name, entry.meaning, entry.source)
