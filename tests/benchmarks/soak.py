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
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("PYQTGRAPH_QT_LIB", "PySide6")

import numpy as np
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import getAllValidWrappers

from gui.app import make_application
from gui.main_window import MainWindow
from gui.panels.charts import LossChartPanel
from gui.session import Session
from tests.benchmarks.frame import beale
from tests.benchmarks.scrub import window_of
from tests.benchmarks.soak_acts import ACTS, RACES

HISTORY_BUDGET = 32_000_000
SIDE = 16
"""Starts along each side of a square: 2 048 paths."""
STEPS_OF_A_RACE = 1_500
"""Twice as many as the history has room for."""
FEW_STEPS = 100
PAUSE_MILLISECONDS = 100
WARM_UP = 3
"""Rounds in which caches of a fixed size fill: Qt's of pictures, rules of the last few problems."""
FEWEST_ROUNDS = 5
FLAT = 0.02
"""Peaks of resident size may differ by this share, once the budget was full and caches are."""


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
    """Whether no racer can keep every step any more."""
    race = session.race
    return all(race.grain(racer) > 1 for racer in range(len(race.setup.racers)))


def run_round(window: MainWindow) -> Round:
    """Everything once, and back to where it began. As many steps in each, whatever the machine."""
    session, full, steps = window.session, True, 0
    resident_peak(begin_anew=True)
    for act in ACTS:
        act(window)
        before, is_race = session.race.step, act in RACES
        goal = before + (STEPS_OF_A_RACE if is_race else FEW_STEPS)
        while session.playing and session.race.step < goal:
            QTest.qWait(PAUSE_MILLISECONDS)
        QTest.qWait(PAUSE_MILLISECONDS)
        steps += session.race.step - before
        full &= is_full(session) or not is_race
    begin_again(window)
    return Round(resident_peak(), full, steps, Count.of(window))


def begin_again(window: MainWindow) -> None:
    window.session.load(beale(SIDE))
    QTest.qWait(300)


def open_window(folder: Path) -> MainWindow:
    session = Session(beale(SIDE), history_budget=HISTORY_BUDGET)
    window = window_of(session, folder)
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
    steady = rounds[max(first_full + 1, WARM_UP) :]
    if len(steady) < FEWEST_ROUNDS or not all(one.is_full for one in steady):
        return {"the budget was reached in enough rounds to tell": False}
    peaks = [one.peak for one in steady]
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
    with tempfile.TemporaryDirectory() as folder:
        window = open_window(Path(folder))
        rounds: list[Round] = []
        ends = time.monotonic() + 60 * minutes
        while len(rounds) < WARM_UP + FEWEST_ROUNDS or time.monotonic() < ends:
            rounds.append(run_round(window))
            print(f"round {len(rounds):3} {rounds[-1]}", flush=True)
        window.session.player.stop()
        window.hide()
    verdict = judged(rounds)
    for what, holds in verdict.items():
        print(f"{'yes' if holds else 'NO '}  {what}")
    del application
    return int(not all(verdict.values()))


if __name__ == "__main__":
    raise SystemExit(main())
