"""Half an hour of racing at full speed in the whole window: does anything pile up?

Run: python -m tests.benchmarks.soak [--minutes 30]

The history may take 32 MB. In every round a person scrubs, edits, clicks, starts anew, minimises
the window and changes the function, while the race goes on; each round ends where it began. The
last line says whether all is flat, and so does the exit status.
"""

from __future__ import annotations

import argparse
import gc
import math
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("PYQTGRAPH_QT_LIB", "PySide6")

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import getAllValidWrappers

from engine.history import FIRST_CHECKPOINT_SPACING
from engine.lane import Lane
from gui.app import dress, make_application
from gui.main_window import MainWindow
from gui.panels.charts import LossChartPanel
from gui.session import Session
from gui.settings import Settings
from gui.theme import ThemeSource
from tests.benchmarks.frame import HEIGHT, WIDTH, beale

HISTORY_BUDGET = 32_000_000
SIDE = 16
"""Starts along each side of a square: 2 048 paths fill the budget within half a round."""
FEWEST_ROUNDS = 5
FLAT = 0.02
"""Peaks of resident size may differ by this share, from the round on after the budget was full."""


def play(window: MainWindow) -> None:
    window.session.play()


def scrub(window: MainWindow) -> None:
    """To and fro, and back to the newest step."""
    session = window.session
    newest = session.race.step
    for share in (0.5, 0.9, 0.1, 0.3, 0.0, 0.7):
        session.show_step(int(share * newest))
        QApplication.processEvents()
    session.go_to_end()
    session.play()


def edit(window: MainWindow) -> None:
    """A hyperparameter is dragged while the race goes on."""
    session = window.session
    for rate in (0.009, 0.008, 0.007, 0.006):
        session.set_hyperparameter(5, "learning_rate", rate)
        QApplication.processEvents()
    session.play()


def click(window: MainWindow) -> None:
    """A start is placed on the map and removed again."""
    plot = window.map.plot
    viewport = plot.viewport()
    place = QPoint(viewport.width() * 9 // 10, viewport.height() // 10)
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    QApplication.processEvents()
    QTest.keyClick(plot, Qt.Key.Key_Delete)
    window.session.play()


def point(window: MainWindow) -> None:
    """At a racer and at nobody, who is selected meanwhile."""
    session = window.session
    for racer in (0, 5, None):
        session.highlight(racer)
        session.select_racer(racer if racer is not None else 1)
        QApplication.processEvents()


def add_and_remove(window: MainWindow) -> None:
    session = window.session
    session.remove_racer(session.add_racer("lion"))
    session.undo_stack.undo()
    QApplication.processEvents()
    session.undo_stack.undo()
    session.play()


def look_around(window: MainWindow) -> None:
    """Zooms in and back, and opens every tab."""
    view = window.map.plot.view_box
    for factor in (0.5, 0.5, 2.0, 2.0):
        view.zoom(factor)
        QApplication.processEvents()
    window.map.fit()
    for tab in (*range(window.ground.tabs.count()), 0):
        window.ground.tabs.setCurrentIndex(tab)
        QApplication.processEvents()


def minimise(window: MainWindow) -> None:
    window.showMinimized()


def come_back(window: MainWindow) -> None:
    window.showNormal()


def start_anew(window: MainWindow) -> None:
    """From the first step, with another seed, so that everything is computed again."""
    session = window.session
    session.set_seed(session.setup.seed + 1)
    session.restart()
    session.play()


def change_function(window: MainWindow) -> None:
    window.session.set_function("himmelblau")
    window.session.play()


ACTS: Sequence[Callable[[MainWindow], None]] = (
    play,
    scrub,
    edit,
    click,
    point,
    add_and_remove,
    scrub,
    start_anew,
    look_around,
    minimise,
    come_back,
    change_function,
    edit,
    scrub,
)


@dataclass(frozen=True)
class Count:
    """What there is at the end of a round.

    Attributes:
        objects: of Qt, in the window, its session and its scenes; `timers` are among them.
        wrappers: Python's objects for them.
        nones: references to None.
    """

    objects: int
    timers: int
    wrappers: int
    nones: int

    @classmethod
    def of(cls, window: MainWindow) -> Count:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        found = [*window.findChildren(QObject), *window.session.findChildren(QObject)]
        chart = window.findChild(LossChartPanel)
        assert isinstance(chart, LossChartPanel)
        scenes = window.map.plot.scene(), chart.chart.scene()
        items = sum(len(scene.items()) for scene in scenes)
        timers = sum(isinstance(one, QTimer) for one in found)
        wrappers = len(getAllValidWrappers())
        return cls(len(found) + items, timers, wrappers, sys.getrefcount(None))


@dataclass(frozen=True)
class Round:
    """Attributes: the peak of resident size in bytes, whether the budget was full by then."""

    peak: int
    is_full: bool
    steps: int
    count: Count

    def __str__(self) -> str:
        count = self.count
        return (
            f"{self.peak / 1e6:7.1f} MB   {count.objects} objects   {count.timers} timers   "
            f"{count.wrappers} wrappers   {count.nones} of None   {self.steps} steps"
            f"{'' if self.is_full else '   (budget not yet reached)'}"
        )


def resident_peak(begin_anew: bool = False) -> int:
    """The largest resident size since it began anew, of Linux."""
    if begin_anew:
        Path("/proc/self/clear_refs").write_text("5")
    lines = Path("/proc/self/status").read_text().splitlines()
    (kilobytes,) = (line.split()[1] for line in lines if line.startswith("VmHWM"))
    return 1024 * int(kilobytes)


def is_full(session: Session) -> bool:
    """Whether no racer can keep every step any more, nor a state as often as at first."""
    pasts = [lane.main._past for lane in session.race._lanes if isinstance(lane, Lane)]
    return all(
        past.positions.spacing > 1 and past.checkpoints.spacing > FIRST_CHECKPOINT_SPACING
        for past in pasts
    )


def run_round(window: MainWindow, seconds: float) -> Round:
    """Everything once, with equal times in between, and back to where it began."""
    session, full, steps = window.session, False, 0
    resident_peak(begin_anew=True)
    for act in ACTS:
        act(window)
        before = session.race.step
        QTest.qWait(round(1000 * seconds / len(ACTS)))
        steps += session.race.step - before
        full |= is_full(session)
    begin_again(window)
    return Round(resident_peak(), full, steps, Count.of(window))


def begin_again(window: MainWindow) -> None:
    window.session.load(beale(SIDE))
    QTest.qWait(300)


def open_window(folder: Path) -> MainWindow:
    themes = ThemeSource("dark")
    session = Session(beale(SIDE), history_budget=HISTORY_BUDGET)
    window = MainWindow(session, themes, Settings(folder / "settings.json"))
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    dress(application, themes)
    window.resize(WIDTH, HEIGHT)
    window.show()
    assert QTest.qWaitForWindowExposed(window)
    session.set_speed(math.inf)
    return window


def trend(values: Sequence[float]) -> float:
    """The median slope between any two of them, over their median: a share a round."""
    slopes = [
        (later - earlier) / (j - i)
        for i, earlier in enumerate(values)
        for j, later in enumerate(values)
        if i < j
    ]
    return float(np.median(slopes) / np.median(values))


def judged(rounds: Sequence[Round]) -> dict[str, bool]:
    """What has to hold once the budget was reached, in words, and whether it does."""
    first_full = next((i for i, one in enumerate(rounds) if one.is_full), len(rounds))
    steady = rounds[first_full + 1 :]
    # A round in which the machine was too busy to fill the budget says nothing about its peak.
    peaks = [one.peak for one in steady if one.is_full]
    if len(peaks) < FEWEST_ROUNDS - 2:
        return {"the budget was reached often enough to tell": False}
    spread = max(peaks) / min(peaks) - 1
    nones = [one.count.nones for one in steady]
    return {
        f"peaks are flat within {FLAT:.0%}: they differ by {spread:.2%}, "
        f"with a trend of {trend(peaks):+.3%} a round": spread <= FLAT,
        "objects and timers are constant": len(
            {(one.count.objects, one.count.timers) for one in steady}
        )
        == 1,
        f"references to None do not fall: {nones[0]} to {nones[-1]}": not is_falling(nones),
    }


def is_falling(nones: Sequence[int]) -> bool:
    """Whether references are lost: a fault of the bindings takes thousands a second."""
    return max(nones) - min(nones) > FLAT * max(nones) and trend(nones) < 0


def main() -> int:
    """Prints a line a round and what came of it; 1 if something piles up."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=30.0)
    minutes = parser.parse_args().minutes
    application = make_application()
    number = max(FEWEST_ROUNDS, round(minutes))
    with tempfile.TemporaryDirectory() as folder:
        window = open_window(Path(folder))
        rounds = []
        for index in range(number):
            rounds.append(run_round(window, 60 * minutes / number))
            print(f"round {index + 1:3} {rounds[-1]}", flush=True)
        window.session.player.stop()
        window.hide()
    verdict = judged(rounds)
    for what, holds in verdict.items():
        print(f"{'yes' if holds else 'NO '}  {what}")
    del application
    return int(not all(verdict.values()))


if __name__ == "__main__":
    raise SystemExit(main())
