"""The menu of a racer card: what can be done with the racer."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from engine.setup.racers import MAX_RACERS, PRECISIONS
from gui.edits.racers import with_hyperparameters
from gui.edits.rules import has_rule
from gui.racers.around_section import why_nothing_around
from gui.racers.declared_around import default_values
from gui.racers.suggestions import suggested_rate, with_suggested_rates
from gui.refusals import accepted
from gui.session import Session
from gui.widgets.number_text import exact_text


class RacerMenu(QMenu):
    """Fills itself when it opens, so that it says what is true then.

    Signals:
        rename_asked: the name is to be edited.
    """

    rename_asked = Signal()

    def __init__(self, session: Session, racer: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.racer = racer
        self.setObjectName("racer_menu")
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        session = self._session
        self._add("rename", self.tr("Rename"), self.rename_asked.emit)
        copy = self._add(
            "duplicate", self.tr("Duplicate"), lambda: session.duplicate_racer(self.racer)
        )
        copy.setEnabled(len(session.setup.racers) < MAX_RACERS)
        self._add("solo", self.tr("Race this one alone"), lambda: session.solo_racer(self.racer))
        self.addSeparator()
        self._add("show_rule", self.tr("Show the rule"), lambda: self._ask_for_rule(False))
        edited = self._add("edit_rule", self.tr("Edit the rule"), lambda: self._ask_for_rule(True))
        own = session.setup.racers[self.racer].optimizer is None
        if not own:
            edited.setText(self.tr("Duplicate and edit the rule"))
            edited.setEnabled(copy.isEnabled() and has_rule(session.setup.racers[self.racer]))
        self.addSeparator()
        self._add_suggestion()
        self._add("defaults", self.tr("All numbers to their defaults"), self._to_defaults)
        self._add_precisions()
        self.addSeparator()
        self._add("remove", self.tr("Remove"), lambda: session.remove_racer(self.racer))

    def _ask_for_rule(self, edited: bool) -> None:
        self._session.ask_for_rule(self.racer, edited)

    def _add(
        self, name: str, text: str, command: Callable[[], object], menu: QMenu | None = None
    ) -> QAction:
        action = QAction(text, self)
        action.setObjectName(name)
        action.triggered.connect(lambda: accepted(self._session, command))
        (menu or self).addAction(action)
        return action

    def _add_suggestion(self) -> None:
        rate = suggested_rate(self._session.setup, self.racer)
        if rate is None:
            text = self.tr("No suggested rate for this function")
            self._add("suggested", text, self._use_suggestion).setEnabled(False)
            return
        text = self.tr("Use the suggested rate, {rate}").format(rate=exact_text(rate))
        action = self._add("suggested", text, self._use_suggestion)
        action.setToolTip(self.tr("Found by measurement for this optimizer on this function."))

    def _add_precisions(self) -> None:
        """One of each kind of numbers; the one in use is checked."""
        racer = self._session.setup.racers[self.racer]
        why_not = why_nothing_around(racer)
        menu = QMenu(self.tr("Precision"), self)
        menu.setObjectName("precision")
        menu.setToolTipsVisible(True)
        menu.menuAction().setToolTip(why_not)
        menu.setEnabled(not why_not)
        for precision in PRECISIONS:
            action = self._add(precision, precision, self._setter(precision), menu)
            action.setCheckable(True)
            action.setChecked(precision == racer.precision)
            action.setToolTip(self._digits(precision))
        self.addMenu(menu)

    def _digits(self, precision: str) -> str:
        digits = np.finfo(precision).precision
        text = self.tr("Every number of this racer has {digits} digits.")
        return text.format(digits=digits)

    def _setter(self, precision: str) -> Callable[[], object]:
        return lambda: self._session.set_racer(self.racer, precision=precision)

    def _use_suggestion(self) -> None:
        session = self._session
        setup = with_suggested_rates(session.setup, {self.racer: session.step_of(self.racer)})
        session.change(setup, self.tr("Use the suggested rate"))

    def _to_defaults(self) -> None:
        session = self._session
        defaults = default_values(session.setup, self.racer)
        step = session.step_of(self.racer)
        setup = with_hyperparameters(session.setup, self.racer, step, defaults)
        session.change(setup, self.tr("Reset the numbers of a racer"))
