"""A scheduled rate: its curve over the steps, and in words what it is at the shown step."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from engine.setup import Setup
from gui.racers.racer_look import looks
from gui.racers.rate_curve import RateCurve
from gui.racers.scheduled_rate import brief_rate, middle, rate_after, rate_curve
from gui.theme import Theme

_POINTS = 160


class RateView(QWidget):
    """The curve is as long as the race, or longer where more of it is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._last = 0
        self.curve = RateCurve()
        self.text = QLabel()
        self.setObjectName("rate_view")
        self.curve.setObjectName("rate_curve")
        self.curve.setAccessibleName(self.tr("Learning rate over the steps"))
        self.text.setObjectName("rate_now")
        self.text.setProperty("muted", True)
        self.text.setProperty("number", True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.text.setToolTip(self.tr("The learning rate of the next step, schedule included."))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.curve)
        layout.addWidget(self.text)

    def show_racer(self, setup: Setup, racer: int, step: int, theme: Theme) -> None:
        """Draw the curve anew."""
        schedule = setup.racers[racer].schedule
        assert schedule is not None
        length = setup.stop.steps
        self._last = length if step < length else 2 * step
        steps = np.unique(np.rint(np.linspace(1, self._last, _POINTS)))
        rates = rate_curve(setup, racer, schedule, steps)
        self.curve.set_curve(steps, rates, looks(setup, theme)[racer].color)
        text = self.tr("The learning rate from step 1 to {last}, schedule and edits included.")
        self.curve.setToolTip(text.format(last=self._last))
        self._show_mark(setup, racer, step)

    def show_step(self, setup: Setup, racer: int, step: int, theme: Theme) -> None:
        """Move the mark; a step beyond the curve needs one of twice the length."""
        if step + 1 > self._last:
            self.show_racer(setup, racer, step, theme)
        else:
            self._show_mark(setup, racer, step)

    def _show_mark(self, setup: Setup, racer: int, step: int) -> None:
        rate = rate_after(setup, racer, step)
        assert rate is not None
        self.curve.set_mark(step + 1.0, middle(rate))
        text = self.tr("η {rate} in step {step}")
        self.text.setText(text.format(rate=brief_rate(rate), step=step + 1))
