"""A basin-sized job: alone, and beside a race that is drawn at 60 frames a second.

Run: QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.jobs   (or under xvfb-run)

512x512 starts, 300 steps of Adam on Beale. Each time stands beside that of plain numpy expressions
in the same run. A frame lasts from one paint event of the map to the next.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Sequence

os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ.setdefault("PYQTGRAPH_QT_LIB", "PySide6")

import numpy as np
from PySide6.QtCore import QEvent, QEventLoop, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from engine.jobs import OutcomesJob
from engine.setup import GridStarts, ProblemSetup, RacerSetup, Setup
from gui.panels.landscape import LandscapePanel
from gui.playing.player import TICK_MILLISECONDS
from gui.session import Session
from gui.theme import ThemeSource
from tests.benchmarks.engine import plain_numpy
from tests.benchmarks.frame import HEIGHT, WIDTH, beale, settle

SIDE, STEPS = 512, 300
QUIET_MILLISECONDS = 3000
SPEED = 600.0
ROUNDS = 3
MOST_ALONE, MOST_BESIDE, MOST_FIRST = 2.5, 4.0, 0.150
PLAIN_STEPS = 3


def basins() -> OutcomesJob:
    """The job, with a problem and a rule that are compiled anew."""
    adam = RacerSetup(optimizer="adam", hyperparameters={"learning_rate": 0.05})
    setup = Setup(ProblemSetup(function="beale"), GridStarts(SIDE, SIDE), (adam,))
    return OutcomesJob(setup, 0, STEPS)


def alone() -> tuple[float, float]:
    """Seconds to the end, and to the first coarse picture."""
    job, first = basins(), 0.0
    began = time.perf_counter()
    while not job.work(0.0):
        if not first and job.result.stride is not None:
            first = time.perf_counter() - began
    return time.perf_counter() - began, first


def plain() -> float:
    """Seconds of plain numpy for as many points and steps, from a few steps of it."""
    run = plain_numpy(np.random.default_rng(0).uniform(-4.5, 4.5, (2, SIDE * SIDE)))
    run(1)
    began = time.perf_counter()
    run(PLAIN_STEPS)
    return (time.perf_counter() - began) * STEPS / PLAIN_STEPS


class Frames(QObject):
    """When a map was painted.

    Attributes:
        gaps: seconds between paint events.
    """

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self.gaps: list[float] = []
        self._last: float | None = None
        viewport.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            now = time.perf_counter()
            if self._last is not None:
                self.gaps.append(now - self._last)
            self._last = now
        return super().eventFilter(watched, event)

    def begin(self) -> None:
        self.gaps, self._last = [], None


def described(gaps: Sequence[float]) -> str:
    """A frame is dropped where the next one comes more than half a frame late."""
    frame = 1e-3 * TICK_MILLISECONDS
    median, most = 1e3 * np.percentile(gaps, (50, 99))
    dropped = int(sum(np.maximum(np.round(np.array(gaps) / frame) - 1, 0)))
    count = len(gaps) + dropped
    return f"median {median:5.2f}   99 % {most:6.2f} ms   {dropped} of {count} frames dropped"


class Window:
    """The map of a race of 128 paths at ten steps a frame, in an exposed window, played as ever."""

    def __init__(self) -> None:
        self.session = Session(beale())
        self._panel = LandscapePanel(self.session, ThemeSource("dark"))
        self._panel.resize(WIDTH, HEIGHT)
        self._panel.show()
        assert QTest.qWaitForWindowExposed(self._panel)
        settle(self._panel)
        self._frames = Frames(self._panel.plot.viewport())
        self.session.set_speed(SPEED)
        self.session.play()

    def quiet(self) -> list[float]:
        """Frame times without a job."""
        self._frames.begin()
        QTest.qWait(QUIET_MILLISECONDS)
        return self._frames.gaps

    def beside(self) -> tuple[float, float, list[float]]:
        """Seconds to the end of a job and to its first picture, and the frame times meanwhile."""
        worker, times, loop = self.session.worker, [0.0, 0.0], QEventLoop()
        self._frames.begin()
        began = time.perf_counter()

        def note(place: int) -> None:
            times[place] = times[place] or time.perf_counter() - began

        linked = [
            (worker.finished, worker.finished.connect(lambda: note(0))),
            (worker.refined, worker.refined.connect(lambda: note(1))),
            (worker.finished, worker.finished.connect(loop.quit)),
        ]
        worker.start(basins())
        loop.exec()
        for signal, link in linked:
            signal.disconnect(link)
        return times[0], times[1], self._frames.gaps

    def close(self) -> None:
        self.session.player.stop()
        self._panel.close()


def line(what: str, seconds: float, most: float, numpy_seconds: float) -> bool:
    """Print a time; whether it is as short as it should be."""
    ratio = seconds / numpy_seconds
    print(f"{what:28}{seconds:7.3f} s (at most {most} s), {ratio:.3f} of plain numpy")
    return seconds <= most


def main() -> int:
    """Print the figures; 1 when one of them is missed."""
    application = QApplication.instance() or QApplication(sys.argv)
    runs, numpy_seconds = [alone() for _ in range(ROUNDS)], plain()
    window = Window()
    quiet, busy = [], []
    for _ in range(ROUNDS):
        quiet += window.quiet()
        busy.append(window.beside())
    window.close()
    what = f"{SIDE}x{SIDE} starts, {STEPS} steps of Adam on Beale"
    print(f"{what}; plain numpy {numpy_seconds:.1f} s")
    good = [
        line("alone", statistics.median(t for t, _ in runs), MOST_ALONE, numpy_seconds),
        line("first picture, alone", max(f for _, f in runs), MOST_FIRST, numpy_seconds),
        line("beside", statistics.median(t for t, _, _ in busy), MOST_BESIDE, numpy_seconds),
        line("first picture, beside", max(f for _, f, _ in busy), MOST_FIRST, numpy_seconds),
    ]
    print(f"frames without: {described(quiet)}")
    print(f"frames beside:  {described([gap for _, _, gaps in busy for gap in gaps])}")
    del application
    return int(not all(good))


if __name__ == "__main__":
    raise SystemExit(main())
