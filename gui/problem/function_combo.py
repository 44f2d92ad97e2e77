"""A combo box whose list is the searchable catalog of functions, a person's own among them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QWidget

from engine.catalog import FunctionEntry, functions
from engine.setup import ProblemSetup
from gui.own.functions import OwnFunctions
from gui.typesetting.text import of_function
from gui.typesetting.tip import tip_html
from gui.widgets.catalog_chooser import CatalogChooser, Choice
from gui.widgets.quiet_combo import QuietCombo

_CHOOSER_SIZE = QSize(380, 620)
_LETTERS = 16
_OWN = "own/"


class FunctionCombo(QuietCombo):
    """Shows one name; opens a chooser instead of a plain list.

    Signals:
        chosen(str): the identifier of the catalog's function that a person chose.
        own_chosen(object): the entry of one that a person keeps.
        remove_asked(str): the identifier of such a one that is to go.
    """

    chosen = Signal(str)
    own_chosen = Signal(object)
    remove_asked = Signal(str)

    def __init__(self, own: OwnFunctions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own = own
        self._current = ""
        # Not a child of the combo box: style sheets leave frames alone whose parent is one.
        self.chooser = CatalogChooser(self._choices, parent)
        self.chooser.chosen.connect(self._choose)
        self.chooser.remove_asked.connect(self._ask_to_remove)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(_LETTERS)
        self.addItem("")

    def show_problem(self, problem: ProblemSetup) -> None:
        """Show the name of a function, or that the formula is one that nobody keeps."""
        if problem.function is not None:
            self._current, name = problem.function, functions()[problem.function].name
        else:
            entry = self._own.entry_of(problem)
            self._current = "" if entry is None else _OWN + entry.identifier
            name = self.tr("Own formula") if entry is None else entry.name
        self.setItemText(0, name)

    def showPopup(self) -> None:
        """Files of one's own are read again, as they may have changed behind the window."""
        self._own.refresh()
        self.chooser.forget()
        complaints = self._own.complaints
        self.chooser.note.setText("\n".join(complaints))
        self.chooser.note.setVisible(bool(complaints))
        self.chooser.open_at(self, _CHOOSER_SIZE, self._current)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _choose(self, identifier: str) -> None:
        if identifier.startswith(_OWN):
            self.own_chosen.emit(self._own.entries[identifier.removeprefix(_OWN)])
        else:
            self.chosen.emit(identifier)

    def _ask_to_remove(self, identifier: str) -> None:
        self.remove_asked.emit(identifier.removeprefix(_OWN))

    def _choices(self) -> Iterator[Choice]:
        own = self.tr("My functions")
        for entry in self._own.entries.values():
            detail = entry.source or self.tr("Delete removes it")
            yield self._choice(entry, _OWN, detail, own, removable=True)
        titles = {
            "valley": self.tr("Bowls and valleys"),
            "many": self.tr("Many minima"),
            "shape": self.tr("Shapes that teach"),
        }
        for group, title in titles.items():
            entries = (entry for entry in functions().values() if entry.group == group)
            for entry in sorted(entries, key=lambda entry: entry.name.casefold()):
                yield self._choice(entry, "", entry.source, title)

    def _choice(
        self,
        entry: FunctionEntry,
        prefix: str,
        detail: str,
        section: str,
        removable: bool = False,
    ) -> Choice:
        identifier, picture = prefix + entry.identifier, partial(self._tip, entry)
        return Choice(identifier, entry.name, detail, entry.meaning, section, removable, picture)

    def _tip(self, entry: FunctionEntry) -> str:
        return tip_html(self, of_function(entry), entry.name, entry.meaning, entry.source)
