"""The schedule of one racer's rate: which one, its numbers, and the rate that comes of it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from engine.catalog import schedules
from engine.setup import ScheduleSetup
from gui import edits
from gui.hyper_form import HyperForm
from gui.racers.declared_around import declared_by_schedule
from gui.racers.rate_view import RateView
from gui.racers.schedule_editor import ScheduleEditor
from gui.racers.schedule_text import as_own
from gui.refusals import accepted
from gui.session import Session
from gui.theme import ThemeSource
from gui.typesetting.text import of_schedule
from gui.typesetting.tip import tip_html
from gui.widgets.drawn_tip import DrawnTip
from gui.widgets.quiet_combo import QuietCombo

_LETTERS = 8
_NONE, _OWN = "", "own formula"


class ScheduleSection(QWidget):
    """Another schedule is another setup; its numbers are edited like all hyperparameters."""

    def __init__(
        self,
        session: Session,
        theme_source: ThemeSource,
        racer: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._theme_source = theme_source
        self.racer = racer
        self._kinds = (_NONE, *schedules(), _OWN)
        self._form_of: object = None
        self._why_not = ""
        self.choice = QuietCombo()
        self._tip = DrawnTip(self.choice, self._draw_tip)
        self.editor = ScheduleEditor(theme_source)
        self.rate = RateView()
        self.form = HyperForm(())
        self._layout = QVBoxLayout(self)
        self._lay_out()
        self._describe()
        self.choice.activated.connect(self._choose)
        self.editor.changed.connect(self._race_typed)
        self.editor.field.left.connect(self.choice.setFocus)

    @property
    def schedule(self) -> ScheduleSetup | None:
        return self._session.setup.racers[self.racer].schedule

    def refresh(self, why_not: str = "") -> None:
        """Show what the setup says now; `why_not` forbids schedules and says why."""
        self._why_not = why_not
        schedule = self.schedule
        self.choice.setCurrentIndex(self._kinds.index(_kind(schedule)))
        self.choice.setEnabled(not why_not)
        self.choice.setToolTip(why_not or _tool_tip(schedule))
        self.editor.setVisible(_kind(schedule) == _OWN)
        self.rate.setVisible(schedule is not None)
        if schedule is not None and schedule.formula is not None:
            self.editor.show_schedule(schedule)
        self._fit_form()
        self.show_values()

    def show_values(self) -> None:
        """The numbers of the next step after the shown one."""
        self.form.set_values(self._session.hyperparameters(self.racer))
        if self.schedule is not None:
            session, theme = self._session, self._theme_source.current
            self.rate.show_racer(session.setup, self.racer, session.step_of(self.racer), theme)

    def show_step(self) -> None:
        """The mark in the curve."""
        if self.schedule is not None:
            session, theme = self._session, self._theme_source.current
            self.rate.show_step(session.setup, self.racer, session.step_of(self.racer), theme)

    def _lay_out(self) -> None:
        label = QLabel(self.tr("Schedule"))
        label.setProperty("muted", True)
        label.setBuddy(self.choice)
        first = QHBoxLayout()
        first.setSpacing(6)
        first.addWidget(label)
        first.addWidget(self.choice, 1)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)
        self._layout.addLayout(first)
        for widget in (self.editor, self.rate, self.form):
            self._layout.addWidget(widget)

    def _describe(self) -> None:
        self.setObjectName("schedule_section")
        names = [entry.name for entry in schedules().values()]
        self.choice.addItems([self.tr("None"), *names, self.tr("Own formula")])
        self.choice.setObjectName("schedule")
        self.choice.set_narrow(_LETTERS)
        self.choice.setAccessibleName(self.tr("Schedule of the learning rate"))
        for index, entry in enumerate(schedules().values(), start=1):
            self.choice.setItemData(index, entry.meaning, Qt.ItemDataRole.ToolTipRole)

    def _draw_tip(self) -> str:
        if self._why_not or self.schedule is None or self.schedule.schedule is None:
            return ""
        entry = schedules()[self.schedule.schedule]
        text = of_schedule(entry.formula, entry.parameters)
        return tip_html(self.choice, text, entry.name, entry.meaning, entry.source)

    def _choose(self, index: int) -> None:
        self.editor.forget()
        kind, old = self._kinds[index], self.schedule
        if kind == _kind(old):
            return
        if kind == _OWN:
            self._race(as_own(old))
            self.editor.setFocus()
        else:
            self._race(ScheduleSetup(schedule=kind) if kind else None)

    def _race_typed(self, schedule: ScheduleSetup) -> None:
        self._race(schedule, f"schedule {self.racer}")

    def _race(self, schedule: ScheduleSetup | None, merge_key: str | None = None) -> None:
        session = self._session
        setup = edits.with_schedule(session.setup, self.racer, schedule)
        text = self.tr("Change a schedule")
        if not accepted(session, lambda: session.change(setup, text, merge_key)):
            self.refresh(self._why_not)

    def _fit_form(self) -> None:
        """Sliders stay while they are dragged; other numbers get others."""
        schedule, length = self.schedule, self._session.setup.stop.steps
        declared = declared_by_schedule(schedule, length) if schedule else ()
        shape = _kind(schedule), length, tuple(one.name for one in declared)
        if shape == self._form_of:
            return
        self._form_of = shape
        form = HyperForm(declared)
        form.value_changed.connect(self._change)
        self._layout.replaceWidget(self.form, form)
        self.form.hide()
        self.form.deleteLater()
        self.form = form
        form.setVisible(bool(declared))

    def _change(self, name: str, value: float) -> None:
        session = self._session
        if not accepted(session, lambda: session.set_hyperparameter(self.racer, name, value)):
            self.show_values()


def _kind(schedule: ScheduleSetup | None) -> str:
    if schedule is None:
        return _NONE
    return _OWN if schedule.schedule is None else schedule.schedule


def _tool_tip(schedule: ScheduleSetup | None) -> str:
    if schedule is None or schedule.schedule is None:
        return QCoreApplication.translate(
            "ScheduleSection", "A factor on the learning rate that changes with the step."
        )
    return schedules()[schedule.schedule].meaning
