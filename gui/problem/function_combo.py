"""A combo box whose list is the searchable catalog of functions."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QWidget

from engine.catalog import functions
from gui.widgets.catalog_chooser import CatalogChooser, Choice
from gui.widgets.quiet_combo import QuietCombo

_CHOOSER_SIZE = QSize(340, 420)
_LETTERS = 16


class FunctionCombo(QuietCombo):
    """Shows one name; opens a chooser instead of a plain list.

    Signals:
        chosen(str): the identifier of the function that a person chose.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._current = ""
        self.chooser = CatalogChooser(_choices, self)
        self.chooser.chosen.connect(self.chosen)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(_LETTERS)
        self.addItem("")

    def show_function(self, identifier: str | None) -> None:
        """Show the name of a function, or that the formula is a person's own."""
        self._current = identifier or ""
        self.setItemText(0, functions()[identifier].name if identifier else self.tr("Own formula"))

    def showPopup(self) -> None:
        self.chooser.open_at(self, _CHOOSER_SIZE, self._current)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def _choices() -> list[Choice]:
    return [
        Choice(entry.identifier, entry.name, entry.source, entry.meaning)
        for entry in functions().values()
    ]
