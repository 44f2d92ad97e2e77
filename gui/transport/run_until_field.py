"""Where playing stops by itself: one choice, and a step where the choice needs one."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from engine.cost_axis import Axis
from gui.playing.pace import RunUntil, UntilPathEnds, UntilPaused, UntilStep, UntilTarget
from gui.session import Session
from gui.transport.timeline import LAST_STEP
from gui.widgets.number_field import NumberField
from gui.widgets.quiet_combo import QuietCombo

FIRST_STEP_OFFERED = 1000
FIELD_WIDTH = 64
_BY_STEP = 1


class RunUntilField(QWidget):
    """Shows and sets `session.run_until`."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.choice = QuietCombo()
        self.step = NumberField(1, LAST_STEP, integer=True)
        self._choices: tuple[tuple[str, RunUntil], ...] = (
            (self.tr("Run until paused"), UntilPaused()),
            (self.tr("Run until step"), UntilStep(FIRST_STEP_OFFERED)),
            (self.tr("Until the target, by any path"), UntilTarget()),
            (self.tr("Until the target, by a median"), UntilTarget(median=True)),
            (self.tr("Until a path ends"), UntilPathEnds()),
        )
        self.choice.addItems([text for text, _ in self._choices])
        self._describe()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.choice)
        layout.addWidget(self.step)
        self._show()
        self.choice.activated.connect(self._choose)
        self.step.value_entered.connect(self._choose_step)
        session.run_until_changed.connect(self._show)
        session.axis_changed.connect(self._name_cost)

    def _describe(self) -> None:
        self.choice.setObjectName("run_until")
        self.choice.setAccessibleName(self.tr("Run until"))
        self.choice.setToolTip(
            self.tr(
                "Where playing stops by itself, as the race is seen. "
                "The target is set in the leaderboard."
            )
        )
        self.choice.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.choice.setMinimumContentsLength(15)
        self.step.setObjectName("run_until_step")
        self._name_cost()
        self.step.setFixedWidth(FIELD_WIDTH)
        self.step.set_value(FIRST_STEP_OFFERED)

    def _name_cost(self) -> None:
        """The number counts what the race is seen by."""
        choices: dict[Axis, tuple[str, str, str]] = {
            "steps": (
                self.tr("Run until step"),
                self.tr("Step to stop at"),
                self.tr("Playing stops at this step."),
            ),
            "gradient_evaluations": (
                self.tr("Until gradients"),
                self.tr("Gradient evaluations to stop at"),
                self.tr("Playing stops where the race is seen at so many gradients."),
            ),
            "function_evaluations": (
                self.tr("Until function values"),
                self.tr("Function evaluations to stop at"),
                self.tr("Playing stops where the race is seen at so many function values."),
            ),
        }
        text, name, told = choices[self._session.axis]
        self.choice.setItemText(_BY_STEP, text)
        self.step.setAccessibleName(name)
        self.step.setToolTip(told)

    def _choose(self, index: int) -> None:
        run_until = self._choices[index][1]
        if isinstance(run_until, UntilStep):
            run_until = UntilStep(int(self.step.value or FIRST_STEP_OFFERED))
        self._session.set_run_until(run_until)

    def _choose_step(self, step: float) -> None:
        self._session.set_run_until(UntilStep(int(step)))

    def _show(self) -> None:
        run_until = self._session.run_until
        by_step = isinstance(run_until, UntilStep)
        kinds = [UntilStep if isinstance(one, UntilStep) else one for _, one in self._choices]
        self.choice.setCurrentIndex(kinds.index(UntilStep if by_step else run_until))
        self.step.setVisible(by_step)
        if isinstance(run_until, UntilStep):
            self.step.set_value(run_until.step)
