"""The field in which a person writes a schedule, with the sentence about what is wrong."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from engine.formula import FormulaError
from engine.setup import ScheduleSetup
from gui.editing.code_editor import CodeEditor, place_and_sentence
from gui.editing.words import SCHEDULE_WORDS
from gui.problem.formula_text import renumbered
from gui.racers.schedule_text import numbers_of, read_schedule, schedule_text
from gui.theme import ThemeSource

_PAUSE_IN_TYPING = 250
_MOST_LINES = 4
_FRAME = 10


class ScheduleEditor(QWidget):
    """A text that is broken is explained, and told to nobody.

    Signals:
        changed(object): another ScheduleSetup was typed.
    """

    changed = Signal(object)

    def __init__(self, theme_source: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._schedule = ScheduleSetup(formula="1")
        self.field = CodeEditor(SCHEDULE_WORDS, theme_source, is_finished=lambda: True)
        self.complaint = QLabel()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_IN_TYPING)
        self._build()
        self.field.edited.connect(self._pause.start)
        self.field.textChanged.connect(self._fit_height)
        self.field.confirmed.connect(self.apply)
        self._pause.timeout.connect(self.apply)

    def show_schedule(self, schedule: ScheduleSetup) -> None:
        """What stands in the field already is left alone, comments and spaces with it."""
        self._schedule = schedule
        numbers = numbers_of(schedule)
        for one in renumbered(self.field.toPlainText(), numbers):
            self.field.replace_text(one.first, one.last, one.text)
        if self._typed() != replace(schedule, parameters=numbers):
            self.field.set_text(schedule_text(schedule))
        self.field.set_declared(schedule.declared)
        self._show_error(None)

    def forget(self) -> None:
        """What was typed a moment ago is not wanted any more."""
        self._pause.stop()

    def apply(self) -> None:
        """Hand on what was typed, or say what is wrong with it."""
        self._pause.stop()
        try:
            typed = read_schedule(self.field.toPlainText())
        except FormulaError as error:
            self._show_error(error)
            return
        self._show_error(None)
        if typed != self._schedule:
            self.changed.emit(typed)

    def _typed(self) -> ScheduleSetup | None:
        """None for a text that is broken."""
        try:
            return read_schedule(self.field.toPlainText())
        except FormulaError:
            return None

    def _build(self) -> None:
        field, off = self.field, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        field.setObjectName("schedule_formula")
        field.setAccessibleName(self.tr("Formula of the schedule"))
        field.setToolTip(
            self.tr(
                "The factor on the learning rate in step t, such as 1/sqrt(t). A line such as k = 2"
                " (Shift+Return begins a line) makes a slider of k; total is the race's length."
            )
        )
        field.setHorizontalScrollBarPolicy(off)
        field.setVerticalScrollBarPolicy(off)
        self.complaint.setObjectName("schedule_complaint")
        self.complaint.setProperty("wrong", True)
        self.complaint.setWordWrap(True)
        self.complaint.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(field)
        layout.addWidget(self.complaint)
        self.setFocusProxy(field)
        self._fit_height()

    def _show_error(self, error: FormulaError | None) -> None:
        if error is not self.field.error:
            self.field.show_error(error)
        self.complaint.setVisible(error is not None)
        self.complaint.setText("" if error is None else place_and_sentence(error))

    def _fit_height(self) -> None:
        """As many lines as there are, and as the width breaks them into, up to a few."""
        size = self.field.document().size()
        lines = min(max(round(size.height()), 1), _MOST_LINES)
        self.field.setFixedHeight(lines * self.field.fontMetrics().lineSpacing() + _FRAME)
