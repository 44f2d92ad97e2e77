"""What a frame of the map costs early and late in a race, in an exposed window.

A frame shows ten more steps, which the engine has made before: it has a budget of its own in every
tick. Frames at step 100 and at step 100 000 are taken in turns, so that their ratio means
something on a noisy machine. In the same run trails are drawn the plain way, a curve for each that
is set to all of it, on a plot with nothing else; so are ours, on a plot as bare.

Run: QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.frame   (or under xvfb-run)
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

os.environ.setdefault("PYQTGRAPH_QT_LIB", "PySide6")

import numpy as np
from pyqtgraph import PlotCurveItem, PlotWidget, mkPen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from engine.setup import ProblemSetup, RacerSetup, Setup
from gui.landscape.trail_source import RaceTrails
from gui.panels.landscape import LandscapePanel
from gui.plotting.map_plot import MapPlot
from gui.plotting.sheet import TrailStyle
from gui.plotting.trail_feed import TrailFeed
from gui.racers.racer_look import looks
from gui.session import Session
from gui.theme import ThemeSource
from tests.benchmarks.paints import PaintCounter

WIDTH, HEIGHT = 1280, 800
FRAMES, STEPS_A_FRAME = 600, 10
FRAMES_OF_MANY, FRAMES_OF_PLAIN, FRAMES_OF_BARE = 200, 5, 60
EARLY, LATE, PLAIN = 100, 100_000, 1_000
MOST_MEDIAN, MOST_IN_99, MOST_RATIO = 8.0, 16.0, 1.1
MOST_OF_MANY, LEAST_GAIN = 16.0, 30.0
RATES = (0.95, 0.94, 0.93, 0.92, 0.91, 0.9, 0.85, 0.8)


def beale(side: int = 4) -> Setup:
    """Eight optimizers from a square of starts around the valley."""
    names = ("sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam", "adamax", "nadam")
    rates = (2e-4, 2e-4, 2e-4, 0.2, 0.003, 0.01, 0.01, 0.003)
    racers = tuple(
        RacerSetup(optimizer=name, hyperparameters={"learning_rate": rate})
        for name, rate in zip(names, rates, strict=True)
    )
    return Setup(ProblemSetup(function="beale"), starts=grid((-2, 3), (-2, 2), side), racers=racers)


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


def grid(
    x: tuple[float, float], y: tuple[float, float], side: int = 4
) -> tuple[tuple[float, float], ...]:
    across, up = np.linspace(*x, side), np.linspace(*y, side)
    return tuple((float(a), float(b)) for a in across for b in up)


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

    def __init__(self, setup: Setup, first: int, frames: int) -> None:
        self.times: list[float] = []
        self.paints: list[int] = []
        self._session = Session(setup)
        self._panel = LandscapePanel(self._session, ThemeSource("dark"))
        self._session.race.advance(first + frames * STEPS_A_FRAME)
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
        self._session.show_step(self._session.shown_step + STEPS_A_FRAME)
        QApplication.sendPostedEvents()
        QApplication.processEvents()
        self.times.append(time.perf_counter() - began)
        self.paints.append(self._counter.count)
        self._session.player.stop()

    def close(self) -> None:
        self._panel.close()


@dataclass(frozen=True)
class Figures:
    """Milliseconds of a frame."""

    median: float
    in_95: float
    in_99: float

    @classmethod
    def of(cls, run: Run) -> Figures:
        assert set(run.paints) == {1}, f"paint events a tick: {run.paints}"
        return cls(*(1e3 * np.percentile(run.times, (50, 95, 99))))

    def __str__(self) -> str:
        return f"median {self.median:6.2f}   95 % {self.in_95:6.2f}   99 % {self.in_99:6.2f} ms"


def frames_of_map(setup: Setup, firsts: Sequence[int], frames: int) -> list[Figures]:
    """Of frames from each of some steps on, taken in turns."""
    runs = [Run(setup, first, frames) for first in firsts]
    for _ in range(frames):
        for run in runs:
            run.tick()
    for run in runs:
        run.close()
    return [Figures.of(run) for run in runs]


def frames_of_plain_curves(setup: Setup, first: int, frames: int = 5) -> float:
    """The plain way: a `PlotCurveItem` a trail, set to all of it, width 2, antialiased."""
    session = Session(setup)
    session.race.advance(first + frames)
    widget = PlotWidget(antialias=True)
    racers, starts = range(len(setup.racers)), range(session.race.starts.shape[1])
    curves = {(r, j): PlotCurveItem(pen=mkPen(width=2)) for r in racers for j in starts}
    for curve in curves.values():
        widget.addItem(curve)
    (x, y) = session.race.problem.window
    widget.setRange(xRange=x, yRange=y)
    times = []
    with shown(widget):
        QApplication.processEvents()
        for step in range(first + 1, first + frames + 1):
            began = time.perf_counter()
            for (racer, start), curve in curves.items():
                curve.setData(*session.race.trail(racer, 0, step)[1][:, :, start].T)
            QApplication.processEvents()
            times.append(time.perf_counter() - began)
    return 1e3 * float(np.median(times))


def frames_of_bare_trails(setup: Setup, first: int, frames: int) -> float:
    """Ours as bare as the plain curves are: trails on a plot with axes, ten more steps a frame."""
    session, times = Session(setup), []
    session.race.advance(first + frames * STEPS_A_FRAME)
    session.show_step(first)
    session.player.stop()
    theme = ThemeSource("dark").current
    plot, colors = MapPlot(theme), [look.color.name() for look in looks(setup, theme)]
    plot.trails.set_styles([TrailStyle(color, theme.map_low) for color in colors])
    plot.fit(*session.race.problem.window)
    with shown(plot):
        QApplication.processEvents()
        feed = TrailFeed(plot.trails, RaceTrails(session))
        feed.show(first)
        while not feed.is_done:
            feed.work(1.0)
        QApplication.processEvents()
        for _ in range(frames):
            began = time.perf_counter()
            session.show_step(session.shown_step + STEPS_A_FRAME)
            feed.show(session.shown_step)
            QApplication.processEvents()
            times.append(time.perf_counter() - began)
            session.player.stop()
    return 1e3 * float(np.median(times))


def settle(panel: LandscapePanel) -> None:
    """Until the ground is fine and the trails are sharp."""
    until = time.perf_counter() + 20.0
    QTest.qWait(300)
    while not panel.trails.are_done and time.perf_counter() < until:
        QTest.qWait(20)
    QTest.qWait(300)


def compare(name: str, setup: Setup) -> bool:
    """Early and late frames of 128 paths, and the plain way; whether all is as it should be."""
    early, late = frames_of_map(setup, (EARLY, LATE), FRAMES)
    plain = frames_of_plain_curves(setup, PLAIN, FRAMES_OF_PLAIN)
    (ours,) = frames_of_map(setup, (PLAIN,), FRAMES_OF_PLAIN)
    bare = frames_of_bare_trails(setup, PLAIN, FRAMES_OF_BARE)
    ratio, gain = late.median / early.median, plain / bare
    print(f"{name:15} step {EARLY:>6}: {early}")
    print(f"{'':15} step {LATE:>6}: {late}   {ratio:4.2f} of step {EARLY}")
    print(
        f"{'':15} step {PLAIN:>6}: plain curves {plain:.0f} ms, {gain:.0f} times our {bare:.1f} ms"
    )
    whole = f"{ours.median:.1f} ms, plain curves {plain / ours.median:.0f} times that"
    print(f"{'':28} with ground, heads, legend and axes ours take {whole}")
    slowest = max(early.median, late.median), max(early.in_99, late.in_99)
    quick = slowest[0] <= MOST_MEDIAN and slowest[1] <= MOST_IN_99
    return quick and ratio <= MOST_RATIO and gain >= LEAST_GAIN


def main() -> int:
    """Prints the figures; 1 when one of them is missed."""
    application = QApplication.instance() or QApplication(sys.argv)
    print(f"{WIDTH}x{HEIGHT}, 128 paths, {STEPS_A_FRAME} steps a frame, one paint event a frame")
    setups = {"beale": beale(), "zigzag": zigzag(), "endless zigzag": endless_zigzag()}
    good = [compare(name, setup) for name, setup in setups.items()]
    (many,) = frames_of_map(beale(side=11), (EARLY,), FRAMES_OF_MANY)
    print(f"beale, {8 * 11 * 11} paths step {EARLY}: {many}")
    del application
    return int(not all(good) or many.median > MOST_OF_MANY)


if __name__ == "__main__":
    raise SystemExit(main())
