"""Heights of the problem over what is seen: coarsely at once, finely when the view rests."""

from __future__ import annotations

import time

import numpy as np
from PySide6.QtCore import QObject, QTimer

from engine.catalog import functions
from engine.problem import Problem
from engine.setup import Setup
from gui.plotting.height_scale import HeightScale, Kind
from gui.plotting.landscape import Field
from gui.plotting.map_plot import MapPlot
from gui.widgets.in_sight import InSight

_COARSE = 9.0
_FINE = 3.0
_REST_MILLISECONDS = 60
_COARSE_SECONDS = 0.09
_GROWTH = 1.5
_FEWEST, _MOST = 24, 700


class Ground(QObject):
    """Asks the problem for the heights that the map shows, while anybody can see it."""

    def __init__(self, plot: MapPlot, parent: QObject) -> None:
        super().__init__(parent)
        self._plot = plot
        self._problem: Problem | None = None
        self._kind: Kind = "rank"
        self._moment = 0.0
        self._drawn = -_COARSE_SECONDS
        self._size = (1, 1)
        self._in_sight = InSight(plot)
        self._is_outdated = False
        self._timer = QTimer(self)
        self._timer.setObjectName("ground_timer")
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST_MILLISECONDS)
        self._timer.timeout.connect(self.draw_finely)
        self._in_sight.returned.connect(self._catch_up)
        plot.view_box.sigRangeChanged.connect(self._draw_soon)
        plot.view_box.sigResized.connect(self._draw_soon)

    def show_problem(self, problem: Problem, kind: Kind) -> None:
        """Another problem, or another scale of its heights."""
        self._problem, self._kind = problem, kind
        self._draw(_COARSE)
        self._timer.start()

    def show_moment(self, t: float) -> None:
        """The step at which the heights are shown; only ground that drifts is drawn again."""
        moved, self._moment = t != self._moment, t
        if moved and self._problem is not None and self._problem.drifts:
            self._draw_soon()

    def height_at(self, x: float, y: float) -> float:
        if self._problem is None:
            return float("nan")
        return float(self._heights(self._problem, np.array([[x], [y]]))[0])

    def stop(self) -> None:
        """Nothing more is to be drawn."""
        self._timer.stop()

    @property
    def is_fine(self) -> bool:
        """Whether the heights are shown as finely as they get, of the view as it is now."""
        return not self._timer.isActive()

    def draw_finely(self) -> None:
        """At once, and at the resolution of a view that rests."""
        self._timer.stop()
        self._draw(_FINE)

    def _draw_soon(self) -> None:
        """Coarsely now and then while the view moves, at once when the size is quite another."""
        now, (width, height) = time.perf_counter(), self._plot.ground.frame().device_size
        grown = max(width / self._size[0], height / self._size[1]) > _GROWTH
        if grown or now - self._drawn > _COARSE_SECONDS:
            self._draw(_COARSE)
        self._timer.start()

    def _catch_up(self) -> None:
        if self._is_outdated:
            self._draw(_COARSE)
            self._timer.start()

    def _draw(self, pixels_a_cell: float) -> None:
        self._is_outdated = not self._in_sight.now
        if self._is_outdated or self._problem is None:
            return
        frame = self._plot.ground.frame()
        self._drawn, self._size = time.perf_counter(), frame.device_size
        columns, rows = (
            int(np.clip(side / pixels_a_cell, _FEWEST, _MOST))
            for side in (frame.width, frame.height)
        )
        x = np.linspace(*frame.x_range, columns)
        y = np.linspace(*frame.y_range, rows)
        grid = np.array([np.tile(x, rows), np.repeat(y, columns)])
        heights = self._heights(self._problem, grid).reshape(rows, columns)
        scale = HeightScale.fitted(self._kind, heights)
        self._plot.set_ground(Field(frame.x_range, frame.y_range, heights), scale)

    def _heights(self, problem: Problem, plane: np.ndarray) -> np.ndarray:
        return problem.heights(_points(problem, plane), self._moment)


def view_of(setup: Setup, problem: Problem) -> tuple[tuple[float, float], tuple[float, float]]:
    """The part worth looking at, unless the setup has a window of its own."""
    if setup.problem.function is None or setup.problem.window is not None:
        return problem.window
    return functions()[setup.problem.function].view


def _points(problem: Problem, plane: np.ndarray) -> np.ndarray:
    """Points of the plane in all coordinates; those not drawn are zero."""
    points = np.zeros((problem.dims, plane.shape[1]))
    points[:2] = plane
    return points
