"""A titled group of sliders with one way back to where nothing is changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.hyperparameter import Hyperparameter
from gui.hyper_form import HyperForm
from gui.widgets.glyph_button import GlyphButton
from gui.widgets.panel_title import PanelTitle


class Section(QWidget):
    """Shows numbers and tells what a person changes.

    Signals:
        value_changed(str, float): a name and its new number, also while a slider is dragged.
        cleared: all its numbers are to go back to their defaults.
    """

    value_changed = Signal(str, float)
    cleared = Signal()

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}_section")
        self.form = HyperForm(())
        self.clear = GlyphButton("reset")
        self._values: Mapping[str, float] = {}
        self._declared: tuple[Hyperparameter, ...] = ()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self._add_head(name, title)
        self._layout.addWidget(self.form)

    def _add_head(self, name: str, title: str) -> None:
        head = QHBoxLayout()
        head.addWidget(PanelTitle(title))
        head.addStretch(1)
        head.addWidget(self.clear)
        self.clear.setObjectName(f"clear_{name}")
        self.clear.describe(
            self.tr("Reset {section}").format(section=title),
            self.tr("Back to where nothing is changed."),
        )
        keeps_place = self.clear.sizePolicy()
        keeps_place.setRetainSizeWhenHidden(True)
        self.clear.setSizePolicy(keeps_place)
        self.clear.clicked.connect(self.cleared)
        self._layout.addLayout(head)

    def add(self, widget: QWidget) -> None:
        """Something more beneath the sliders."""
        self._layout.addWidget(widget)

    def declare(self, rows: Sequence[Hyperparameter]) -> None:
        """Other sliders, showing the same numbers."""
        if tuple(rows) == self._declared:
            return
        self._declared = tuple(rows)
        form = HyperForm(rows)
        form.value_changed.connect(self.value_changed)
        self._layout.replaceWidget(self.form, form)
        self.form.hide()
        self.form.deleteLater()
        self.form = form
        self.show_values(self._values)

    def show_values(self, values: Mapping[str, float]) -> None:
        """Show these numbers without telling anybody."""
        self._values = values
        self.form.set_values(values)
        self.clear.setVisible(
            any(values.get(o.name, o.default) != o.default for o in self._declared)
        )
