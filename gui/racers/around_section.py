"""What stands around one racer's rule, folded away until a person asks for it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.catalog import optimizers, schedules
from engine.formula.around import RATE
from engine.setup import RacerSetup
from gui.racers.racer_look import wrapper_words
from gui.racers.schedule_section import ScheduleSection
from gui.racers.wrappers_section import WrappersSection
from gui.session import Session
from gui.theme import ThemeSource
from gui.widgets.fold_button import FoldButton


class AroundSection(QWidget):
    """Made when it is unfolded first: most racers never need it."""

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
        self._racer = racer
        self.fold = FoldButton(self.tr("Around the rule"))
        self.schedule: ScheduleSection | None = None
        self.wrappers: WrappersSection | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self._layout.addWidget(self.fold)
        self.fold.setObjectName("around_fold")
        self.fold.toggled.connect(self._show_parts)

    def place(self, racer: int) -> None:
        """The racer now stands at another place of the setup."""
        self._racer = racer
        if self.schedule is not None and self.wrappers is not None:
            self.schedule.racer = self.wrappers.racer = racer

    def refresh(self) -> None:
        """Show what the setup says now."""
        racer = self._session.setup.racers[self._racer]
        why_not = why_nothing_around(racer)
        self.fold.setEnabled(not why_not)
        self.fold.setToolTip(why_not or self.tr("Show or hide schedule and wrappers."))
        self.fold.setAccessibleDescription(why_not)
        self.fold.set_summary(_summary(racer))
        if why_not:
            self.fold.setChecked(False)
        elif self.schedule is not None and self.wrappers is not None:
            why_no_rate = _why_no_rate(racer)
            self.schedule.refresh(why_no_rate)
            self.wrappers.refresh(why_no_rate)

    def show_values(self) -> None:
        """The numbers of the next step after the shown one."""
        if self.schedule is not None and self.wrappers is not None and self.fold.isChecked():
            self.schedule.show_values()
            self.wrappers.show_values()

    def show_step(self) -> None:
        """Another step is shown."""
        if self.schedule is not None and self.schedule.isVisible():
            self.schedule.show_step()

    def _show_parts(self, shown: bool) -> None:
        if shown and self.schedule is None:
            self.schedule = ScheduleSection(self._session, self._theme_source, self._racer)
            self.wrappers = WrappersSection(self._session, self._racer)
            self._layout.addWidget(self.schedule)
            self._layout.addWidget(self.wrappers)
        for part in (self.schedule, self.wrappers):
            if part is not None:
                part.setVisible(shown)
        if shown:
            self.refresh()


def why_nothing_around(racer: RacerSetup) -> str:
    """Why a racer can have neither schedule nor wrappers nor another precision; empty if it can."""
    if racer.optimizer is None or optimizers()[racer.optimizer].method is None:
        return ""
    return QCoreApplication.translate(
        "AroundSection",
        "This optimizer is a method of its own, not a rule: nothing can stand around it.",
    )


def _why_no_rate(racer: RacerSetup) -> str:
    names = set(racer.hyperparameters)
    if racer.optimizer is not None:
        names |= {one.name for one in optimizers()[racer.optimizer].hyperparameters}
    if RATE in names:
        return ""
    return QCoreApplication.translate("AroundSection", "This rule has no learning rate.")


def _summary(racer: RacerSetup) -> str:
    """In a few words what there is."""
    words = list(wrapper_words(racer))
    if racer.schedule is not None:
        own = QCoreApplication.translate("AroundSection", "own schedule")
        identifier = racer.schedule.schedule
        words.insert(0, own if identifier is None else schedules()[identifier].name)
    return " · ".join(words)
