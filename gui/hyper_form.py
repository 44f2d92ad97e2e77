"""A form generated from declared hyperparameters: a slider, an exact field and a reset each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from engine.hyperparameter import Hyperparameter
from gui.glyph_button import GlyphButton
from gui.number_field import NumberField
from gui.number_text import exact_text
from gui.value_slider import ValueSlider

Values = float | tuple[float, ...]

_FIELD_DIGITS = "0.00000e-00"
_SHORTEST_SYMBOL, _LONGEST_SYMBOL = "mm", "mmmmmmm"


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


class HyperRow(QWidget):
    """One hyperparameter in a line, with the sentence about a wrong text beneath it.

    Signals:
        value_changed(str, float): its name and its new number.
    """

    value_changed = Signal(str, float)

    def __init__(self, hyperparameter: Hyperparameter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hyperparameter = hyperparameter
        self.symbol = QLabel(hyperparameter.symbol)
        self.slider = ValueSlider(
            hyperparameter.low, hyperparameter.high, hyperparameter.scale == "log"
        )
        self.field = NumberField(
            hyperparameter.minimum, hyperparameter.maximum, hyperparameter.integer
        )
        self.reset = GlyphButton("reset")
        self.complaint = QLabel()
        self._lay_out()
        self._describe()
        self.slider.value_moved.connect(self._slide)
        self.field.value_entered.connect(self._take)
        self.field.complaint_changed.connect(self._complain)
        self.reset.clicked.connect(self._reset)
        self.set_value(hyperparameter.default)

    def set_value(self, value: Values) -> None:
        """Show a number, or several (one a start), without telling anybody."""
        if isinstance(value, tuple):
            self._show_several(value)
            return
        self.field.set_value(value)
        self.slider.set_value(value)
        self._offer_reset(value != self.hyperparameter.default)

    def suggest(self, value: float | None) -> None:
        """Mark a number that was found to be good; a person may use it or not."""
        self.slider.mark_suggestion(value)
        tool_tip = tool_tip_of(self.hyperparameter)
        if value is not None:
            sentence = self.tr("Suggested for this function, at the blue mark: {value}.")
            tool_tip += "<br>" + sentence.format(value=exact_text(value))
        for widget in (self.symbol, self.slider, self.field):
            widget.setToolTip(tool_tip)

    def symbol_width(self) -> int:
        metrics = self.symbol.fontMetrics()
        longest = metrics.horizontalAdvance(_LONGEST_SYMBOL)
        own = metrics.horizontalAdvance(self.hyperparameter.symbol) + 2
        return max(min(own, longest), metrics.horizontalAdvance(_SHORTEST_SYMBOL))

    def set_symbol_width(self, width: int) -> None:
        self.symbol.setFixedWidth(width)
        right = Qt.TextElideMode.ElideRight
        text = self.symbol.fontMetrics().elidedText(self.hyperparameter.symbol, right, width)
        self.symbol.setText(text)

    def _show_several(self, values: tuple[float, ...]) -> None:
        self.field.set_summary(self.tr("{count} values").format(count=len(values)))
        self.slider.set_value(sorted(values)[len(values) // 2])
        self._offer_reset(True)

    def _lay_out(self) -> None:
        metrics = self.fontMetrics()
        self.symbol.setProperty("muted", True)
        self.field.setFixedWidth(metrics.horizontalAdvance(_FIELD_DIGITS))
        self.complaint.setProperty("wrong", True)
        self.complaint.setWordWrap(True)
        self.complaint.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.complaint.hide()
        keeps_place = self.reset.sizePolicy()
        keeps_place.setRetainSizeWhenHidden(True)
        self.reset.setSizePolicy(keeps_place)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(6)
        layout.setVerticalSpacing(2)
        layout.addWidget(self.symbol, 0, 0)
        layout.addWidget(self.slider, 0, 1)
        layout.addWidget(self.field, 0, 2)
        layout.addWidget(self.reset, 0, 3)
        layout.addWidget(self.complaint, 1, 0, 1, 4)
        layout.setColumnStretch(1, 1)
        self.setFocusProxy(self.field)

    def _describe(self) -> None:
        hyperparameter = self.hyperparameter
        name = hyperparameter.name
        words = name.replace("_", " ")
        self.setObjectName(f"hyper_{name}")
        self.slider.setObjectName(f"slider_{name}")
        self.slider.setAccessibleName(self.tr("{name}, slider").format(name=words))
        self.slider.mark_default(hyperparameter.default)
        self.field.setObjectName(f"field_{name}")
        self.field.setAccessibleName(self.tr("{name}, exact number").format(name=words))
        self.symbol.setBuddy(self.field)
        self.suggest(None)
        self.reset.setObjectName(f"reset_{name}")
        default = exact_text(hyperparameter.default)
        sentence = self.tr("Back to the default, {default}.").format(default=default)
        self.reset.describe(self.tr("Reset {name}").format(name=words), sentence)

    def _slide(self, value: float) -> None:
        hyperparameter = self.hyperparameter
        inside = min(max(value, hyperparameter.minimum), hyperparameter.maximum)
        self._take(float(round(inside)) if hyperparameter.integer else inside)

    def _reset(self) -> None:
        self._take(self.hyperparameter.default)

    def _take(self, value: float) -> None:
        self.set_value(value)
        self.value_changed.emit(self.hyperparameter.name, value)

    def _offer_reset(self, offered: bool) -> None:
        if not offered and self.reset.hasFocus():
            self.field.setFocus()
        self.reset.setVisible(offered)

    def _complain(self, sentence: str) -> None:
        self.complaint.setText(sentence)
        self.complaint.setVisible(bool(sentence))


def tool_tip_of(hyperparameter: Hyperparameter) -> str:
    """Symbol, name, meaning and range of a hyperparameter, as rich text."""
    translate = QCoreApplication.translate
    scale = (
        translate("HyperForm", "Slider from {low} to {high}, in equal factors.")
        if hyperparameter.scale == "log"
        else translate("HyperForm", "Slider from {low} to {high}.")
    )
    default = translate("HyperForm", "By default {default}.")
    low, high = exact_text(hyperparameter.low), exact_text(hyperparameter.high)
    lines = (
        f"<b>{escape(hyperparameter.symbol)}</b> &nbsp;{escape(hyperparameter.name)}",
        escape(hyperparameter.meaning),
        scale.format(low=low, high=high),
        default.format(default=exact_text(hyperparameter.default)),
    )
    return "<br>".join(line for line in lines if line)
