"""Height over steps, or over another cost, tied to the timeline."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from engine.cost_axis import AXES, Axis, shown_cost, step_at
from engine.setup import Setup
from gui.charts.cost_curves import CostCurves
from gui.charts.height_curves import FEW_STARTS, HeightCurve, HeightCurves
from gui.edits import futures_of, trunk_of
from gui.playing.pace import runners
from gui.plotting.line_chart import LineChart
from gui.racers.racer_look import looks
from gui.session import Session
from gui.texts.cost_axis import axis_name
from gui.theme import ThemeSource
from gui.transport.timeline import rounded_up
from gui.widgets.in_sight import InSight
from gui.widgets.panel_title import PADDING, PanelTitle
from gui.widgets.quiet_combo import QuietCombo
from gui.widgets.throttle import Throttle

_REFRESH = 125
_MOST_POINTS = 4_000


class LossChartPanel(QWidget):
    """A curve a racer: the median over its starts, above the best known minimum if there is one."""

    def __init__(
        self, session: Session, theme_source: ThemeSource, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._theme_source = theme_source
        self._curves = HeightCurves()
        self._costs = CostCurves()
        self._shown: set[int] = set()
        self.title = PanelTitle("")
        self.axis = QuietCombo()
        self.chart = LineChart(theme_source.current)
        self._refreshes = Throttle(self.refresh, _REFRESH, self)
        self._in_sight = InSight(self)
        self._lay_out()
        self._describe()
        self._connect()
        self._show_axis()

    def refresh(self) -> None:
        """Read what is new and draw it; a panel out of sight does not work."""
        if not self._in_sight.now:
            return
        race = self._session.race.sample
        unfinished = self._curves.read(race) | self._costs.read(race, self._session.axis)
        self._draw()
        if unfinished:
            self._refreshes.request()

    def _lay_out(self) -> None:
        label = QLabel(self.tr("Race by"))
        label.setProperty("muted", True)
        label.setBuddy(self.axis)
        header = QHBoxLayout()
        header.setSpacing(6)
        header.addWidget(self.title, 1)
        header.addWidget(label)
        header.addWidget(self.axis)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(PADDING, PADDING // 2, PADDING, PADDING // 2)
        layout.setSpacing(2)
        layout.addLayout(header)
        layout.addWidget(self.chart, 1)

    def _describe(self) -> None:
        self.setObjectName("chart_panel")
        self.chart.setObjectName("loss_chart")
        # No tooltip on the chart: it would cover the values under the pointer.
        explanation = self.tr("Click or drag in the chart to show a step.")
        self.chart.setAccessibleDescription(explanation)
        self.title.setToolTip(explanation)
        self.axis.setObjectName("cost_axis")
        self.axis.setAccessibleName(self.tr("Race by"))
        self.axis.addItems([axis_name(axis) for axis in AXES])
        self.axis.setToolTip(
            self.tr(
                "What map, chart and ranking compare the racers at. By evaluations a racer that"
                " needs two of them a step moves half as often, and one that needs none is not in"
                " the chart."
            )
        )
        self.chart.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.chart.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _connect(self) -> None:
        session = self._session
        session.race_advanced.connect(self._refreshes.request)
        session.setup_changed.connect(self._follow)
        session.shown_step_changed.connect(self._show_step)
        session.axis_changed.connect(self._show_axis)
        self.axis.activated.connect(self._choose_axis)
        session.highlight_changed.connect(self._show_highlight)
        self._theme_source.changed.connect(self._recolor)
        self._in_sight.returned.connect(self.refresh)
        self.chart.cursor_moved.connect(self._scrub)
        self.chart.hovered_curve.connect(session.highlight)

    def _draw(self) -> None:
        session, chart = self._session, self.chart
        base = self._base()
        curves = self._running_curves()
        for racer in self._shown - curves.keys():
            chart.remove_curve(racer)
        all_looks, old = looks(session.setup, self._theme_source.current), session.setup.old_futures
        for racer, curve in curves.items():
            low, median, high = curve.quartiles - base
            band = np.array([low, high]) if session.race.starts.shape[1] >= FEW_STARTS else None
            look = all_looks[racer]
            color, is_behind = look.color.name(), racer in old
            chart.set_curve(racer, curve.steps, median, color, look.name, band, is_behind)
        self._shown = set(curves)
        self._show_step()
        chart.refresh()

    def _running_curves(self) -> dict[int, HeightCurve]:
        """By racer what is to be drawn: by cost no farther than what all have paid."""
        race, axis = self._session.race.sample, self._session.axis
        running = runners(race)
        curves = {racer: self._curves.curve(racer) for racer in running}
        if axis != "steps":
            newest = self._newest_cost()
            curves = {r: self._costs.curve(race, r, curves[r], newest) for r in running}
            curves = {racer: curve for racer, curve in curves.items() if len(curve.steps)}
        for racer, parted in race.setup.old_futures.items():
            # Before that the curve is that of the racer it was.
            if racer in curves and trunk_of(race.setup, racer) in curves:
                curves[racer] = curves[racer].since(self._cost_of(racer, parted))
        return {racer: curve.thinned(_MOST_POINTS) for racer, curve in curves.items()}

    def _cost_of(self, racer: int, step: int) -> float:
        """What it has cost a racer to come to a step, by the path in the middle."""
        race, axis = self._session.race.sample, self._session.axis
        if axis == "steps":
            return step
        return float(np.median(getattr(race.costs(racer, step), axis)))

    def _newest_cost(self) -> int:
        """At which the race would be seen if its newest step was shown."""
        session, race = self._session, self._session.race
        if session.shown_step == race.step:
            return session.shown_cost
        return shown_cost(race, race.step, session.axis, kept=True)

    def _show_step(self) -> None:
        """The axis leaves room ahead: curves are drawn later than the cursor moves.

        Nor does it shrink while a race that was changed catches up.
        """
        if not self._in_sight.now:
            return
        session = self._session
        ahead = rounded_up(max(session.shown_cost, self._newest_cost()))
        last = session.setup.stop.max_steps if session.axis == "steps" else None
        self.chart.set_least_end(min(ahead, last or ahead))
        self.chart.set_cursor(session.shown_cost)

    def _base(self) -> float:
        """The best known minimum, and the title that says so."""
        minima = self._session.race.problem.minima
        self.title.setText(self._title(bool(minima), self._session.axis))
        return min((minimum.height for minimum in minima), default=0.0)

    def _title(self, above: bool, axis: Axis) -> str:
        if axis == "gradient_evaluations":
            text = self.tr("Height above the minimum over gradient evaluations")
            return text if above else self.tr("Height over gradient evaluations")
        if axis == "function_evaluations":
            text = self.tr("Height above the minimum over function evaluations")
            return text if above else self.tr("Height over function evaluations")
        return self.tr("Height above the minimum") if above else self.tr("Height")

    def _show_axis(self) -> None:
        axis = self._session.axis
        self.axis.setCurrentIndex(AXES.index(axis))
        over = axis_name(axis).lower()
        self.chart.setAccessibleName(self.tr("Height over {cost}").format(cost=over))
        self._refreshes.request()

    def _choose_axis(self, index: int) -> None:
        self._session.set_axis(AXES[index])

    def _follow(self, old: Setup, new: Setup) -> None:
        self._curves.forget(old, new)
        self._costs.forget(old, new)
        self._show_highlight()
        self._refreshes.request_after_paint()

    def _scrub(self, x: float) -> None:
        session = self._session
        session.show_step(step_at(session.race, round(x), session.axis, kept=True))

    def _show_highlight(self) -> None:
        session = self._session
        highlighted = session.highlighted_racer
        together = () if highlighted is None else futures_of(session.setup, highlighted)
        self.chart.emphasize(highlighted, together)

    def _recolor(self) -> None:
        self.chart.set_theme(self._theme_source.current)
        self.refresh()
