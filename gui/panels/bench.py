"""The bench: moves, turns and stretches the ground, and disturbs the answers that it gives."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from engine.disturbances import Disturbances
from engine.setup import Setup
from engine.transform import Transform
from gui import edits
from gui.bench.declared import (
    disturbance_rows,
    disturbance_values,
    drift_rows,
    transform_rows,
    transform_values,
    with_value,
)
from gui.bench.section import Section
from gui.refusals import accepted
from gui.session import Session
from gui.theme import ThemeSource
from gui.widgets.panel_title import PADDING

GROUND = ("transform", "drift")


class BenchPanel(QWidget):
    """Sliders that act at once, on every racer alike; each section has its way back."""

    def __init__(
        self, session: Session, theme_source: ThemeSource, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        del theme_source  # the application's palette and style sheet say all
        self._session = session
        self._is_outdated = True
        self.carry = QCheckBox(self.tr("Starts go along"))
        self.sections = {
            "transform": Section("transform", self.tr("Ground")),
            "drift": Section("drift", self.tr("Moving ground")),
            "disturbances": Section("disturbances", self.tr("Disturbed slopes")),
        }
        self._lay_out()
        self._describe()
        self._show()
        session.setup_changed.connect(self._follow)
        for name in GROUND:
            self.sections[name].value_changed.connect(self._set_transform)
        self.sections["transform"].cleared.connect(self._settle_ground)
        self.sections["drift"].cleared.connect(self._stop_ground)
        self.sections["disturbances"].value_changed.connect(self._set_disturbance)
        self.sections["disturbances"].cleared.connect(self._calm_down)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        layout.setSpacing(10)
        for section in self.sections.values():
            layout.addWidget(section)
        self.sections["transform"].add(self.carry)
        layout.addStretch(1)

    def _describe(self) -> None:
        self.setObjectName("bench_panel")
        self.carry.setObjectName("carry_starts")
        self.carry.setChecked(True)
        self.carry.setToolTip(
            self.tr(
                "Turn the ground with its starts, and momentum runs the same race, turned; Adam, "
                "which looks at each coordinate by itself, does not."
            )
        )
        self.sections["disturbances"].setToolTip(
            self.tr("Every racer meets the same disturbances; the map shows the true heights.")
        )

    def _declare(self) -> None:
        """Sliders whose ranges suit the problem; while one is dragged they stay."""
        window = self._session.setup.problem.full_window
        self.sections["transform"].declare(transform_rows(window))
        self.sections["drift"].declare(drift_rows(window))
        steepness = self._session.race.landmarks.median_slope
        self.sections["disturbances"].declare(disturbance_rows(steepness))
        forms = [section.form for section in self.sections.values()]
        widest = max(form.symbol_width() for form in forms)
        for form in forms:
            form.set_symbol_width(widest)

    def _follow(self, old: Setup, new: Setup) -> None:
        if edits.is_another_problem(old, new) or old.problem.window != new.problem.window:
            self._is_outdated = True
            self._catch_up()
        if (old.transform, old.disturbances) != (new.transform, new.disturbances):
            self._show()

    def _catch_up(self) -> None:
        """Sliders that nobody sees are made neither at the start nor at every letter typed."""
        if self._is_outdated and self.isVisible():
            self._is_outdated = False
            self._declare()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._catch_up()

    def _show(self) -> None:
        setup = self._session.setup
        for name in GROUND:
            self.sections[name].show_values(transform_values(setup.transform))
        self.sections["disturbances"].show_values(disturbance_values(setup.disturbances))

    def _set_transform(self, name: str, value: float) -> None:
        transform = with_value(self._session.setup.transform, name, value)
        self._transform(transform, f"transform {name}")

    def _settle_ground(self) -> None:
        now = self._session.setup.transform
        self._transform(Transform(drift=now.drift, spin=now.spin))

    def _stop_ground(self) -> None:
        now = self._session.setup.transform
        self._transform(replace(now, drift=(0.0, 0.0), spin=0.0))

    def _transform(self, transform: Transform, merge_key: str | None = None) -> None:
        setup = edits.with_transform(self._session.setup, transform, self.carry.isChecked())
        self._change(setup, self.tr("Change the ground"), merge_key)

    def _set_disturbance(self, name: str, value: float) -> None:
        disturbances = replace(self._session.setup.disturbances, **{name: value})
        self._disturb(disturbances, f"disturbance {name}")

    def _calm_down(self) -> None:
        self._disturb(Disturbances())

    def _disturb(self, disturbances: Disturbances, merge_key: str | None = None) -> None:
        setup = replace(self._session.setup, disturbances=disturbances)
        self._change(setup, self.tr("Change the disturbances"), merge_key)

    def _change(self, setup: Setup, text: str, merge_key: str | None) -> None:
        if not accepted(self._session, lambda: self._session.change(setup, text, merge_key)):
            self._show()
