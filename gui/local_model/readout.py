"""The local model in figures: whose it is and what the rate means there, and below the numbers."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from engine.local_model import LocalModel
from gui.local_model.rate import RateHere
from gui.local_model.words import rate_sentence, shape_word
from gui.racers.racer_look import RacerLook
from gui.theme import tabular
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.marker_icon import marker_pixmap
from gui.widgets.number_text import cell_text
from gui.widgets.style_property import show_properties

_MARKER = 14
_GAP, _AFTER = 5, 10
_MOST_LISTED = 2
_NUMBER = "\N{MINUS SIGN}0.0e-0"


class Figure(QWidget):
    """A muted word or two, and a number after them that has a place of constant width."""

    def __init__(self, name: str, caption: str, sample: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(f"local_model_{name}")
        self.value = QLabel()
        self.value.setObjectName(f"local_model_{name}_value")
        self.value.setAccessibleName(caption)
        self.value.setFont(tabular(self.value.font()))
        self.value.setMinimumWidth(self.value.fontMetrics().horizontalAdvance(sample))
        title = QLabel(caption)
        title.setProperty("muted", True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, _AFTER, 0)
        layout.setSpacing(_GAP)
        layout.addWidget(title)
        layout.addWidget(self.value)


class LocalModelReadout(QWidget):
    """Setters only, so that it may stand in any panel. Its height depends on its width alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("local_model_readout")
        self.marker, self.shape = QLabel(), QLabel()
        self.who, self.sentence = ElidedLabel(), ElidedLabel()
        self.numbers = QWidget()
        pair = ", ".join([_NUMBER] * _MOST_LISTED)
        self.eigenvalues = Figure("eigenvalues", self.tr("Eigenvalues"), pair, self.numbers)
        self.condition = Figure("condition", self.tr("Condition"), _NUMBER, self.numbers)
        self.bound = Figure("bound", self.tr("2/λmax"), _NUMBER, self.numbers)
        self.rate = Figure("rate", self.tr("Rate"), _NUMBER, self.numbers)
        self._lay_out()
        self._describe()

    def show_who(self, look: RacerLook, start: int) -> None:
        """Whose point it is; where the surroundings tell, nobody need call this."""
        self.marker.setPixmap(marker_pixmap(look.marker, look.color, _MARKER))
        text = self.tr("{name}, start {number}")
        self.who.setText(text.format(name=look.name, number=start + 1))

    def show_model(self, model: LocalModel, rate: RateHere) -> None:
        """What the ground is like at a point, and what the rate of the next step means there."""
        values = model.eigenvalues.tolist()
        shown = [cell_text(value) for value in (values[:1] + values[-1:])[:_MOST_LISTED]]
        self.eigenvalues.value.setText(", ".join(shown))
        self.condition.value.setText(cell_text(model.condition_number))
        self.bound.value.setText(_optional(model.largest_stable_rate))
        self.rate.value.setText(_optional(rate.rate))
        self.shape.setText(shape_word(model) if model.is_finite else "")
        self._say(rate_sentence(model, rate), rate.is_beyond)

    def show_nothing(self, why: str) -> None:
        """There is no model to tell of."""
        for label in (self.who, self.shape, *(figure.value for figure in self._figures())):
            label.clear()
        self.marker.clear()
        self._say(why, is_warned=False)

    def _say(self, sentence: str, is_warned: bool) -> None:
        self.sentence.setText(sentence)
        for label in (self.sentence, self.rate.value):
            show_properties(label, warned=is_warned)

    def _figures(self) -> tuple[Figure, ...]:
        return self.eigenvalues, self.condition, self.bound, self.rate

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(_GAP)
        head.addWidget(self.marker)
        head.addWidget(self.who)
        head.addSpacing(_GAP)
        head.addWidget(self.shape)
        head.addSpacing(_GAP)
        head.addWidget(self.sentence, 1)
        flow = FlowLayout(self.numbers)
        for figure in self._figures():
            flow.addWidget(figure)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addWidget(self.numbers)

    def _describe(self) -> None:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.numbers.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Local model"))
        self.who.setObjectName("local_model_who")
        self.shape.setObjectName("local_model_shape")
        self.shape.setProperty("muted", True)
        self.sentence.setObjectName("local_model_sentence")
        self.sentence.setToolTip(
            self.tr(
                "Whether this racer's rule diverges on the local model at its rate. The limit is"
                " known for gradient descent, heavy ball and Nesterov without wrappers."
            )
        )
        self.who.setToolTip(self.tr("Whose point is looked at: select another racer or start"))
        self.shape.setToolTip(
            self.tr(
                "How the ground is curved here, by the signs of the eigenvalues: bowl, all"
                " positive; dome, all negative; saddle, both; valley or ridge, one is zero"
            )
        )
        tips = (
            self.tr(
                "Least and greatest eigenvalue of the Hessian here: how strongly the ground curves"
                " along the axes of the local model. Along one with a negative value it curves"
                " downwards; that axis is dashed."
            ),
            self.tr(
                "Condition number: the greatest eigenvalue over the least, without signs. A rate"
                " that suits the steep axis is so many times too small for the gentle one."
            ),
            self.tr(
                "At a larger rate gradient descent on the local model jumps ever farther (LeCun et"
                " al. 1993; Cohen et al. 2021)."
            ),
            self.tr("The learning rate of the next step"),
        )
        for figure, tip in zip(self._figures(), tips, strict=True):
            figure.setToolTip(tip)


def _optional(value: float | None) -> str:
    return cell_text(float("nan") if value is None else value)
