"""The wrappers that stand around one racer's rule."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.catalog import wrappers
from engine.setup import Setup, WrapperSetup
from gui import edits
from gui.racers.wrapper_row import WrapperRow
from gui.refusals import accepted
from gui.session import Session


class WrappersSection(QWidget):
    """A check-box for each of the catalog; the first that is on stands nearest to the rule."""

    def __init__(self, session: Session, racer: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.racer = racer
        self._why_no_rate = ""
        self.rows = {identifier: WrapperRow(entry) for identifier, entry in wrappers().items()}
        self.setObjectName("wrappers_section")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for row in self.rows.values():
            layout.addWidget(row)
            row.toggled.connect(self._toggle)
            row.moved.connect(self._move)
            row.value_changed.connect(self._change)

    def refresh(self, why_no_rate: str = "") -> None:
        """Show what the setup says now; `why_no_rate` forbids what reads the rate, and says why."""
        self._why_no_rate = why_no_rate
        order = [one.wrapper for one in self._session.setup.racers[self.racer].wrappers]
        for identifier, row in self.rows.items():
            place = order.index(identifier) if identifier in order else None
            row.show_place(place, len(order))
            needs_rate = bool(why_no_rate) and WrapperSetup(identifier).composed.reads_rate
            row.allow(why_no_rate if needs_rate else "")
        self.show_values()

    def show_values(self) -> None:
        """The numbers of the next step after the shown one."""
        values = self._session.hyperparameters(self.racer)
        for row in self.rows.values():
            if row.form is not None:
                row.form.set_values(values)

    def _toggle(self, identifier: str, on: bool) -> None:
        name = wrappers()[identifier].name
        text = self.tr("{name} on") if on else self.tr("{name} off")
        setup = edits.with_wrapper(self._session.setup, self.racer, identifier, on)
        self._race(setup, text.format(name=name))

    def _move(self, identifier: str, by: int) -> None:
        setup = edits.with_moved_wrapper(self._session.setup, self.racer, identifier, by)
        self._race(setup, self.tr("Change the order of wrappers"))

    def _race(self, setup: Setup, text: str) -> None:
        if not accepted(self._session, lambda: self._session.change(setup, text)):
            self.refresh(self._why_no_rate)

    def _change(self, name: str, value: float) -> None:
        session = self._session
        if not accepted(session, lambda: session.set_hyperparameter(self.racer, name, value)):
            self.show_values()
