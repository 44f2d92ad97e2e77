"""A combo box whose list is the searchable catalog of functions."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from engine.catalog import functions
from gui.catalog_chooser import CatalogChooser, Choice

_CHOOSER_SIZE = QSize(340, 420)
_LETTERS = 16
_ARROW = 4.0
_ARROW_INSET = 14.0


class FunctionCombo(QComboBox):
    """Shows one name; opens a chooser instead of a plain list.

    Signals:
        chosen(str): the identifier of the function that a person chose.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._current = ""
        self.chooser = CatalogChooser(_choices(), self)
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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the arrow, which a style sheet can only take from a file."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QApplication.palette().color(QPalette.ColorRole.PlaceholderText), 1.5))
        tip = QPointF(self.width() - _ARROW_INSET, self.height() / 2 + _ARROW / 2)
        painter.drawPolyline([tip + QPointF(-_ARROW, -_ARROW), tip, tip + QPointF(_ARROW, -_ARROW)])
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def _choices() -> list[Choice]:
    return [
        Choice(entry.identifier, entry.name, entry.source, entry.meaning)
        for entry in functions().values()
    ]
