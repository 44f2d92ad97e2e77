"""All that can be set of one racer: its rate, and, to fold out, everything else."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from engine.hyperparameter import Hyperparameter
from engine.setup import RacerSetup
from gui import edits
from gui.hyper_form import HyperForm
from gui.racers.around_section import AroundSection
from gui.racers.convention_switch import ConventionSwitch
from gui.racers.declared import declared_by_racer
from gui.racers.scheduled_rate import middle
from gui.racers.suggestions import RATE, suggested_rate
from gui.refusals import accepted
from gui.session import Session
from gui.theme import ThemeSource


class RacerSettings(QWidget):
    """Attributes: the forms are made anew for another rule, the rest stays."""

    def __init__(
        self,
        session: Session,
        theme_source: ThemeSource,
        racer: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._racer = racer
        self.kind = kind_of(self._setup)
        self.main_form, self.form = self._new_forms()
        self.convention: ConventionSwitch | None = None
        self.around = AroundSection(session, theme_source, racer)
        self._inside = QWidget()
        self._layout = _column(self, self.main_form, self._inside)
        self._inner = _column(self._inside, self.form, self.around)
        self._inside.hide()
        self._connect_forms()

    @property
    def _setup(self) -> RacerSetup:
        return self._session.setup.racers[self._racer]

    def place(self, racer: int) -> None:
        """The racer now stands at another place of the setup."""
        self._racer = racer
        self.around.place(racer)

    def refresh(self) -> None:
        """Show what the setup says now, at the shown step."""
        if self.kind != kind_of(self._setup) or self._is_outgrown():
            self._fit_forms()
        self.around.refresh()
        self.show_values()
        rate = suggested_rate(self._session.setup, self._racer)
        for row in self.main_form.rows.values():
            row.suggest(rate)

    def show_values(self) -> None:
        """The values of the next step after the shown one; a slider being dragged has them."""
        values = self._session.hyperparameters(self._racer)
        self.main_form.set_values(values)
        self.form.set_values(values)
        self.around.show_values()

    def is_unfolded(self) -> bool:
        return not self._inside.isHidden()

    def set_unfolded(self, unfolded: bool) -> None:
        if unfolded:
            self._show_conventions()
        self._inside.setVisible(unfolded)

    def _show_conventions(self) -> None:
        """Those of the rule; their switch is made when it is to be seen first."""
        if self.convention is None:
            self.convention = ConventionSwitch()
            self.convention.chosen.connect(self._follow_convention)
            self._inner.insertWidget(self._inner.indexOf(self.around), self.convention)
        self.convention.show_optimizer(self._setup.optimizer)

    def _connect_forms(self) -> None:
        for form in (self.main_form, self.form):
            form.value_changed.connect(self._change)

    def _fit_forms(self) -> None:
        self.kind = kind_of(self._setup)
        old, new = (self.main_form, self.form), self._new_forms()
        for layout, before, after in zip((self._layout, self._inner), old, new, strict=True):
            layout.replaceWidget(before, after)
            before.hide()
            before.deleteLater()
        self.main_form, self.form = new
        self._connect_forms()
        if self.is_unfolded():
            self._show_conventions()

    def _is_outgrown(self) -> bool:
        """Numbers typed into a rule may leave the sliders that were made for earlier ones."""
        focused = QApplication.focusWidget()
        if self._setup.optimizer is not None or (focused and self.isAncestorOf(focused)):
            return False
        rows = {**self.main_form.rows, **self.form.rows}
        ranges = ((name, rows[name].hyperparameter) for name in rows)
        values = self._setup.hyperparameters
        return any(not one.low <= middle(values[name]) <= one.high for name, one in ranges)

    def _new_forms(self) -> tuple[HyperForm, HyperForm]:
        return _forms(declared_by_racer(self._setup, self._session.kept_rules))

    def _change(self, name: str, value: float) -> None:
        session = self._session
        if not accepted(session, lambda: session.set_hyperparameter(self._racer, name, value)):
            self.show_values()

    def _follow_convention(self, identifier: str) -> None:
        session = self._session
        setup = edits.with_convention(session.setup, self._racer, identifier)
        if not accepted(session, lambda: session.change(setup, self.tr("Change the convention"))):
            self._show_conventions()


def kind_of(racer: RacerSetup) -> tuple[object, ...]:
    """What decides which numbers a racer has; those of one kind can share a card.

    Sliders stay while a rule of one's own is typed, unless it gets others.
    """
    names = () if racer.optimizer else tuple(racer.hyperparameters)
    return racer.optimizer, names


def _forms(declared: Sequence[Hyperparameter]) -> tuple[HyperForm, HyperForm]:
    """The rate, and all other numbers of the rule; their symbols stand in one column."""
    rate = HyperForm([entry for entry in declared if entry.name == RATE])
    others = HyperForm([entry for entry in declared if entry.name != RATE])
    widest = max(rate.symbol_width(), others.symbol_width())
    for form in (rate, others):
        form.set_symbol_width(widest)
        if not form.rows:
            form.hide()
    return rate, others


def _column(owner: QWidget, *widgets: QWidget) -> QVBoxLayout:
    layout = QVBoxLayout(owner)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2)
    for widget in widgets:
        layout.addWidget(widget)
    return layout
