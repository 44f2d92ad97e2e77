"""Height over steps, tied to the timeline."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.setup import Setup
from gui.charts.height_curves import FEW_STARTS, HeightCurves
from gui.plotting.line_chart import LineChart
from gui.racers.racer_look import looks
from gui.session import Session
from gui.theme import ThemeSource
from gui.transport.timeline import rounded_up
from gui.widgets.panel_title import PADDING, PanelTitle
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
        self._shown: set[int] = set()
        self.title = PanelTitle("")
        self.chart = LineChart(theme_source.current)
        self._refreshes = Throttle(self.refresh, _REFRESH, self)
        self._lay_out()
        self._describe()
        self._connect()

    def refresh(self) -> None:
        """Read what is new and draw it; a hidden panel does not work."""
        if not self.isVisible():
            return
        unfinished = self._curves.read(self._session.race)
        self._draw()
        if unfinished:
            self._refreshes.request()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(PADDING, PADDING // 2, PADDING, PADDING // 2)
        layout.setSpacing(2)
        layout.addWidget(self.title)
        layout.addWidget(self.chart, 1)

    def _describe(self) -> None:
        self.setObjectName("chart_panel")
        self.chart.setObjectName("loss_chart")
        self.chart.setAccessibleName(self.tr("Height over steps"))
        # No tooltip on the chart: it would cover the values under the pointer.
        explanation = self.tr("Click or drag in the chart to show a step.")
        self.chart.setAccessibleDescription(explanation)
        self.title.setToolTip(explanation)
        self.chart.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.chart.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _connect(self) -> None:
        session = self._session
        session.race_advanced.connect(self._refreshes.request)
        session.setup_changed.connect(self._follow)
        session.shown_step_changed.connect(self._show_step)
        session.highlight_changed.connect(self._show_highlight)
        self._theme_source.changed.connect(self._recolor)
        self.chart.cursor_moved.connect(self._scrub)
        self.chart.hovered_curve.connect(session.highlight)

    def _draw(self) -> None:
        session, chart = self._session, self.chart
        base = self._base()
        running = {racer for racer in range(len(session.setup.racers)) if session.race.runs(racer)}
        for racer in self._shown - running:
            chart.remove_curve(racer)
        for racer, look in enumerate(looks(session.setup, self._theme_source.current)):
            if racer in running:
                curve = self._curves.curve(racer).thinned(_MOST_POINTS)
                low, median, high = curve.quartiles - base
                band = np.array([low, high]) if session.race.starts.shape[1] >= FEW_STARTS else None
                chart.set_curve(racer, curve.steps, median, look.color.name(), look.name, band)
        self._shown = running
        self._show_step()
        chart.refresh()

    def _show_step(self) -> None:
        """The axis leaves room ahead: curves are drawn later than the cursor moves.

        Nor does it shrink while a race that was changed catches up.
        """
        session = self._session
        ahead = rounded_up(max(session.shown_step, session.race.step))
        self.chart.set_least_end(min(ahead, session.setup.stop.max_steps or ahead))
        self.chart.set_cursor(session.shown_step)

    def _base(self) -> float:
        """The best known minimum, and the title that says so."""
        minima = self._session.race.problem.minima
        known = bool(minima)
        self.title.setText(self.tr("Height above the minimum") if known else self.tr("Height"))
        return min((minimum.height for minimum in minima), default=0.0)

    def _follow(self, old: Setup, new: Setup) -> None:
        self._curves.forget(old, new)
        self._refreshes.request_after_paint()

    def _scrub(self, x: float) -> None:
        session = self._session
        session.show_step(min(round(x), session.race.step))

    def _show_highlight(self) -> None:
        self.chart.emphasize(self._session.highlighted_racer)

    def _recolor(self) -> None:
        self.chart.set_theme(self._theme_source.current)
        self.refresh()
