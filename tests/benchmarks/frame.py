"""What a frame of the map costs at step 100 and at step 10 000, in an exposed window.

Run: QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.frame   (or under xvfb-run)
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

os.environ.setdefault("PYQTGRAPH_QT_LIB", "PySide6")

import numpy as np
from pyqtgraph import PlotCurveItem, PlotWidget, mkPen
from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from engine.setup import ProblemSetup, RacerSetup, Setup
from gui.panels.landscape import LandscapePanel
from gui.session import Session
from gui.theme import ThemeSource

WIDTH, HEIGHT = 1280, 800
FRAMES = 60
EARLY, LATE = 100, 10_000
MOST_MILLISECONDS, MOST_RATIO = 12.0, 1.2
RATES = (0.95, 0.94, 0.93, 0.92, 0.91, 0.9, 0.85, 0.8)


class PaintCounter(QObject):
    """Counts the paint events of a widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return super().eventFilter(watched, event)


def beale() -> Setup:
    """Eight optimizers from sixteen starts around the valley."""
    names = ("sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam", "adamax", "nadam")
    rates = (2e-4, 2e-4, 2e-4, 0.2, 0.003, 0.01, 0.01, 0.003)
    racers = tuple(
        RacerSetup(optimizer=name, hyperparameters={"learning_rate": rate})
        for name, rate in zip(names, rates, strict=True)
    )
    return Setup(ProblemSetup(function="beale"), starts=grid((-2, 3), (-2, 2)), racers=racers)


def zigzag() -> Setup:
    """Steepest descent near its limit: every step crosses the ravine."""
    problem = ProblemSetup(formula="x**2/20 + y**2", window=((-10.0, 10.0), (-5.0, 5.0)))
    racers = tuple(
        RacerSetup(optimizer="sgd", hyperparameters={"learning_rate": rate}) for rate in RATES
    )
    return Setup(problem, starts=grid((-9, 9), (-4.5, 4.5)), racers=racers)


def endless_zigzag() -> Setup:
    """The worst of all: oscillations that never shrink."""
    problem = ProblemSetup(formula="x**2/20 + y**2", window=((-10.0, 10.0), (-5.0, 5.0)))
    racers = tuple(
        RacerSetup(optimizer="sgd", hyperparameters={"learning_rate": 1.0}) for _ in RATES
    )
    return Setup(problem, starts=grid((-9, 9), (-4.5, 4.5)), racers=racers)


def grid(x: tuple[float, float], y: tuple[float, float]) -> tuple[tuple[float, float], ...]:
    return tuple((float(a), float(b)) for a in np.linspace(*x, 4) for b in np.linspace(*y, 4))


@contextmanager
def shown(widget: QWidget) -> Iterator[None]:
    widget.resize(WIDTH, HEIGHT)
    widget.show()
    assert QTest.qWaitForWindowExposed(widget)
    yield
    widget.close()


class Run:
    """A map in an exposed window, from a step on.

    Attributes:
        times: seconds of each tick and its painting.
        paints: paint events of each tick.
    """

    def __init__(self, setup: Setup, first: int) -> None:
        self.times: list[float] = []
        self.paints: list[int] = []
        self._session = Session(setup)
        self._panel = LandscapePanel(self._session, ThemeSource("dark"))
        self._session.race.advance(first + FRAMES)
        self._panel.resize(WIDTH, HEIGHT)
        self._panel.show()
        assert QTest.qWaitForWindowExposed(self._panel)
        self._session.show_step(first)
        settle(self._panel)
        self._session.player.stop()
        self._counter = PaintCounter(self._panel.plot.viewport())

    def tick(self) -> None:
        self._counter.count = 0
        began = time.perf_counter()
        self._session.show_step(self._session.shown_step + 1)
        QApplication.sendPostedEvents()
        QApplication.processEvents()
        self.times.append(time.perf_counter() - began)
        self.paints.append(self._counter.count)
        self._session.player.stop()

    def close(self) -> None:
        self._panel.close()


def frames_of_map(setup: Setup) -> tuple[float, float, list[int]]:
    """Median milliseconds early and late, taken in turns, and the paint events of each tick."""
    runs = Run(setup, EARLY), Run(setup, LATE)
    for _ in range(FRAMES):
        for run in runs:
            run.tick()
    for run in runs:
        run.close()
    early, late = (1e3 * float(np.median(run.times)) for run in runs)
    return early, late, [count for run in runs for count in run.paints]


def frames_of_plain_curves(setup: Setup, first: int, frames: int = 5) -> float:
    """The same with `PlotCurveItem.setData` of whole trails, width 2, antialiased."""
    session = Session(setup)
    session.race.advance(first + frames)
    widget = PlotWidget(antialias=True)
    racers = range(len(setup.racers))
    curves = [PlotCurveItem(pen=mkPen(width=2), connect="finite") for _ in racers]
    for curve in curves:
        widget.addItem(curve)
    (x, y) = session.race.problem.window
    widget.setRange(xRange=x, yRange=y)
    times = []
    with shown(widget):
        QApplication.processEvents()
        for step in range(first + 1, first + frames + 1):
            began = time.perf_counter()
            for racer, curve in enumerate(curves):
                points = session.race.trail(racer, 0, step)[1]
                parted = np.concatenate([points, np.full((1, *points.shape[1:]), np.nan)])
                curve.setData(*parted.transpose(1, 2, 0).reshape(2, -1))
            QApplication.processEvents()
            times.append(time.perf_counter() - began)
    return 1e3 * float(np.median(times))


def settle(panel: LandscapePanel) -> None:
    """Until the ground is fine and the trails are sharp."""
    until = time.perf_counter() + 20.0
    QTest.qWait(300)
    while not panel.trails.are_done and time.perf_counter() < until:
        QTest.qWait(20)
    QTest.qWait(300)


def main() -> int:
    """Prints the figures; 1 when one of them is missed."""
    application = QApplication.instance() or QApplication(sys.argv)
    failed = False
    for name, setup in (
        ("beale", beale()),
        ("zigzag", zigzag()),
        ("endless zigzag", endless_zigzag()),
    ):
        early, late, paints = frames_of_map(setup)
        assert set(paints) == {1}, f"paint events a tick: {paints}"
        print(
            f"{name:15} step {EARLY}: {early:6.2f} ms   step {LATE}: {late:6.2f} ms   "
            f"ratio {late / early:4.2f}   one paint event a tick"
        )
        failed |= max(early, late) > MOST_MILLISECONDS or late > MOST_RATIO * early
    for name, setup in (("beale", beale()), ("zigzag", zigzag())):
        plain = frames_of_plain_curves(setup, EARLY), frames_of_plain_curves(setup, 1_000)
        print(f"{name:15} PlotCurveItem: {plain[0]:.1f} ms at {EARLY}, {plain[1]:.1f} ms at 1000")
    del application
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main())
