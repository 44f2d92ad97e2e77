"""One hyperparameter: a slider, an exact field, and the way back to the default."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from engine.hyperparameter import Hyperparameter
from gui.widgets.glyph_button import GlyphButton
from gui.widgets.number_field import NumberField
from gui.widgets.number_text import exact_text
from gui.widgets.value_slider import ValueSlider

Values = float | tuple[float, ...]

_FIELD_DIGITS = "0.00000e-00"
_SHORTEST_SYMBOL, _LONGEST_SYMBOL = "mm", "mmmmmmm"


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
        self._suggestion: float | None = None
        self._offered = hyperparameter.default
        self._lay_out()
        self._describe()
        self.slider.value_moved.connect(self._slide)
        self.field.value_entered.connect(self._take)
        self.field.complaint_changed.connect(self._complain)
        self.reset.clicked.connect(self._take_offered)
        self.set_value(hyperparameter.default)
        self.suggest(None)

    def set_value(self, value: Values) -> None:
        """Show a number, or several (one a start), without telling anybody."""
        if isinstance(value, tuple):
            self._show_several(value)
            return
        self.field.set_value(value)
        self.slider.set_value(value)
        self._offer(value)

    def suggest(self, value: float | None) -> None:
        """Offer a number that was found to be good; a person may use it or not."""
        self._suggestion = value
        self._offer(self.field.value)
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
        self._offer(None)

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
        words = name.replace("_", " ").replace(".", " ")
        self.setObjectName(f"hyper_{name}")
        self.slider.setObjectName(f"slider_{name}")
        self.slider.setAccessibleName(self.tr("{name}, slider").format(name=words))
        self.slider.mark_default(hyperparameter.default)
        self.field.setObjectName(f"field_{name}")
        self.field.setAccessibleName(self.tr("{name}, exact number").format(name=words))
        self.symbol.setBuddy(self.field)
        self.reset.setObjectName(f"reset_{name}")

    def _slide(self, value: float) -> None:
        wanted = self._whole(value) if self.hyperparameter.integer else value
        self._take(min(max(wanted, self.hyperparameter.minimum), self.hyperparameter.maximum))

    def _whole(self, value: float) -> float:
        """The nearest whole number; a key moves by one where a slider's step is smaller."""
        nearest, before = float(round(value)), self.field.value
        if nearest == before and not self.slider.isSliderDown():
            return nearest + (1 if value > nearest else -1)
        return nearest

    def _take_offered(self) -> None:
        self._take(self._offered)

    def _take(self, value: float) -> None:
        self.set_value(value)
        self.value_changed.emit(self.hyperparameter.name, value)

    def _offer(self, value: float | None) -> None:
        """Beside another number than the default the way back, beside the default a better one."""
        default, suggestion = self.hyperparameter.default, self._suggestion
        at_default = value == default
        self._describe_offer(default if suggestion is None or not at_default else suggestion)
        useful = self._offered != value
        if not useful and self.reset.hasFocus():
            self.field.setFocus()
        self.reset.setVisible(useful)

    def _describe_offer(self, offered: float) -> None:
        self._offered = offered
        to_default = offered == self.hyperparameter.default
        words = self.hyperparameter.name.replace("_", " ").replace(".", " ")
        if to_default:
            name, sentence = self.tr("Reset {name}"), self.tr("Back to the default, {value}.")
        else:
            name = self.tr("Use the suggested {name}")
            sentence = self.tr("Use the number suggested for this function, {value}.")
        self.reset.set_glyph("reset" if to_default else "suggestion")
        self.reset.describe(name.format(name=words), sentence.format(value=exact_text(offered)))

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
