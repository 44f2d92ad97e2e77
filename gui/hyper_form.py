"""A form generated from declared hyperparameters: a slider, an exact field and a reset each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.hyperparameter import Hyperparameter
from gui.widgets.hyper_row import HyperRow, Values


class HyperForm(QWidget):
    """Shows numbers and tells what a person changes; it keeps no truth of its own.

    Signals:
        value_changed(str, float): a name and its new number, also while a slider is dragged.
    """

    value_changed = Signal(str, float)

    def __init__(
        self, hyperparameters: Sequence[Hyperparameter], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.rows: dict[str, HyperRow] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for hyperparameter in hyperparameters:
            row = HyperRow(hyperparameter, self)
            row.value_changed.connect(self.value_changed)
            layout.addWidget(row)
            self.rows[hyperparameter.name] = row
        self.set_symbol_width(self.symbol_width())

    def symbol_width(self) -> int:
        """The width of the widest symbol, for forms that stand beneath each other."""
        return max((row.symbol_width() for row in self.rows.values()), default=0)

    def set_symbol_width(self, width: int) -> None:
        for row in self.rows.values():
            row.set_symbol_width(width)

    def set_values(self, values: Mapping[str, Values]) -> None:
        """Show these numbers; what is not named shows its default."""
        for name, row in self.rows.items():
            row.set_value(values.get(name, row.hyperparameter.default))
