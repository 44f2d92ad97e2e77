"""Which part of the plane the map shows, and at which scales: kept with the session."""

from __future__ import annotations

from PySide6.QtCore import QObject

from engine.setup import Setup
from gui.edits import is_another_problem
from gui.edits.view import (
    EQUAL_SCALE,
    HEIGHT_SCALE,
    MAP_RANGE,
    height_scale_of,
    is_at_equal_scale,
    kept_height_scale,
    map_range_of,
)
from gui.landscape.ground import Ground, view_of
from gui.landscape.map_bar import MapBar
from gui.plotting.map_plot import MapPlot
from gui.session import Session


class Framing(QObject):
    """Follows the problem and what a person chooses under the map."""

    def __init__(
        self, session: Session, plot: MapPlot, bar: MapBar, ground: Ground, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._plot = plot
        self._bar = bar
        self._ground = ground
        self.open()
        session.view.opened.connect(self.open)
        plot.view_box.sigRangeChanged.connect(self._keep_range)
        bar.fit_asked.connect(self.fit)
        bar.scale_chosen.connect(self._choose_scale)
        bar.equal_chosen.connect(self._choose_equal)

    def fit(self) -> None:
        """The whole view that belongs to the problem."""
        self._plot.fit(*view_of(self._session.setup, self._session.race.problem))

    def open(self) -> None:
        """Everything as the setup says."""
        setup = self._session.setup
        equal = is_at_equal_scale(setup)
        self._bar.show_equal(equal)
        self._plot.set_equal_scale(equal)
        self._bar.choose_scale(height_scale_of(setup))
        self._show_range(setup)
        self.show_ground()
        self._session.view.keep(EQUAL_SCALE, equal or None)
        self._keep_scale()
        self._keep_range()

    def follow(self, old: Setup, new: Setup) -> None:
        """Ground that is typed anew in the same window stays where and as it is looked at."""
        same_window = old.problem.full_window == new.problem.full_window
        is_typed = same_window and None in (old.problem.function, new.problem.function)
        anew = is_another_problem(old, new) and not is_typed
        if anew or height_scale_of(old) != height_scale_of(new):
            self._bar.choose_scale(height_scale_of(new))
        if anew or not same_window:
            self._show_range(new)
        self._keep_scale()
        self._keep_range()
        self.show_ground()

    def show_ground(self) -> None:
        self._ground.show_problem(self._session.race.problem, self._bar.scale)

    def _show_range(self, setup: Setup) -> None:
        whole = view_of(setup, self._session.race.problem)
        self._plot.fit(*(map_range_of(setup) or whole))

    def _choose_scale(self) -> None:
        self._keep_scale()
        self.show_ground()

    def _choose_equal(self, equal: bool) -> None:
        self._plot.set_equal_scale(equal)
        self._session.view.keep(EQUAL_SCALE, equal or None)

    def _keep_scale(self) -> None:
        kept = kept_height_scale(self._session.setup, self._bar.scale)
        self._session.view.keep(HEIGHT_SCALE, kept)

    def _keep_range(self) -> None:
        """Nothing as long as the whole view is seen, whatever the shape of the window adds."""
        asked = self._plot.view_box.targetRange()
        range_ = [[float(end) for end in ends] for ends in asked]
        whole = [list(ends) for ends in view_of(self._session.setup, self._session.race.problem)]
        self._session.view.keep(MAP_RANGE, None if range_ == whole else range_)
