"""One wrapper of the catalog: whether it is on, its place among others, and its numbers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from engine.catalog import WrapperEntry
from gui.hyper_form import HyperForm
from gui.racers.declared_around import declared_by_wrapper
from gui.typesetting.text import of_wrapper
from gui.typesetting.tip import tip_html
from gui.widgets.drawn_tip import DrawnTip
from gui.widgets.glyph_button import GlyphButton

_INDENT = 18


class WrapperRow(QWidget):
    """The numbers are made when the wrapper is put on first.

    Signals:
        toggled(str, bool): a person wants the wrapper, or wants it no more.
        moved(str, int): a person wants it so many places farther out.
        value_changed(str, float): the dotted name of a number, and the number.
    """

    toggled = Signal(str, bool)
    moved = Signal(str, int)
    value_changed = Signal(str, float)

    def __init__(self, entry: WrapperEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry = entry
        self.check = QCheckBox(entry.name)
        self.place = QLabel()
        self.inward = GlyphButton("up")
        self.outward = GlyphButton("down")
        self.form: HyperForm | None = None
        self._why_not = ""
        self._tip = DrawnTip(self.check, self._draw_tip)
        self._layout = QVBoxLayout(self)
        self._lay_out()
        self._describe()
        self.check.clicked.connect(self._toggle)
        self.inward.clicked.connect(self._move_in)
        self.outward.clicked.connect(self._move_out)
        self.show_place(None, 0)

    def show_place(self, place: int | None, count: int) -> None:
        """On at a place counted from the rule, of so many that are on; None is off."""
        on, ordered = place is not None, place is not None and count > 1
        self.check.setChecked(on)
        if on and self.form is None:
            self._add_form()
        if self.form is not None:
            self.form.setVisible(on)
        for widget in (self.place, self.inward, self.outward):
            widget.setVisible(ordered)
        if place is not None:
            self.place.setText(self.tr("{place} of {count}").format(place=place + 1, count=count))
            self.inward.setEnabled(place > 0)
            self.outward.setEnabled(place < count - 1)

    def allow(self, why_not: str) -> None:
        """An empty text allows the wrapper; another says why it cannot be put on."""
        self._why_not = why_not
        self.check.setEnabled(not why_not or self.check.isChecked())
        self.check.setToolTip(why_not or self._entry.meaning)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(2)
        line.addWidget(self.check, 1)
        for widget in (self.place, self.inward, self.outward):
            line.addWidget(widget)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)
        self._layout.addLayout(line)

    def _describe(self) -> None:
        identifier, name = self._entry.identifier, self._entry.name
        self.setObjectName(f"wrapper_row_{identifier}")
        self.check.setObjectName(f"wrapper_{identifier}")
        self.check.setAccessibleName(name)
        self.place.setProperty("muted", True)
        self.place.setToolTip(self.tr("Counted from the rule outwards."))
        self.inward.setObjectName(f"inward_{identifier}")
        self.inward.describe(
            self.tr("{name}, farther in").format(name=name),
            self.tr("One place nearer to the rule."),
        )
        self.outward.setObjectName(f"outward_{identifier}")
        self.outward.describe(
            self.tr("{name}, farther out").format(name=name),
            self.tr("One place farther from the rule."),
        )

    def _add_form(self) -> None:
        self.form = HyperForm(declared_by_wrapper(self._entry.identifier))
        self.form.setContentsMargins(_INDENT, 0, 0, 0)
        self.form.value_changed.connect(self.value_changed)
        self._layout.addWidget(self.form)

    def _toggle(self, on: bool) -> None:
        self.toggled.emit(self._entry.identifier, on)

    def _move_in(self) -> None:
        self.moved.emit(self._entry.identifier, -1)

    def _move_out(self) -> None:
        self.moved.emit(self._entry.identifier, 1)

    def _draw_tip(self) -> str:
        if self._why_not:
            return ""
        entry = self._entry
        return tip_html(self.check, of_wrapper(entry), entry.name, entry.meaning, entry.source)
