"""What a frame of a swarm costs on the map, and what a swarm takes of memory.

Run: QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.swarm   (or under xvfb-run)

One Adam on Beale. A frame is one step more: the engine makes it, the points are splatted and
painted, in each colouring and with a wake. Beside it, in the same run, the points as a
`ScatterPlotItem`.
"""

from __future__ import annotations

import itertools
import os
import sys
import time
from pathlib import Path

os.environ.setdefault("PYQTGRAPH_QT_LIB", "PySide6")

import numpy as np
from pyqtgraph import PlotWidget, ScatterPlotItem
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engine.race import Race
from engine.setup import ProblemSetup, RacerSetup, Setup
from engine.setup.starts import RandomStarts
from gui.edits.view import SWARM_COLORS, SWARM_WAKE
from gui.panels.landscape import LandscapePanel
from gui.session import Session
from gui.theme import ThemeSource
from tests.benchmarks.frame import HEIGHT, WIDTH, shown

COUNTS = {100_000: (60, 16.0), 1_000_000: (20, 66.0)}
"""Frames to take, and the milliseconds that one may cost in the median."""
WARM_UP = 5
BYTES_A_POINT = 40 + 2 * 16
"""Of Adam, which remembers two arrays: without what the history budget pays for."""


LOOKS: dict[str, dict[str, object]] = {
    "by racer": {},
    "by height": {SWARM_COLORS: "height"},
    "by basin": {SWARM_COLORS: "basin"},
    "by height, wake": {SWARM_COLORS: "height", SWARM_WAKE: True},
    "by racer, wake": {SWARM_WAKE: True},
}


def setup_of(count: int, **view: object) -> Setup:
    adam = RacerSetup(optimizer="adam", hyperparameters={"learning_rate": 0.01})
    starts = RandomStarts(count)
    return Setup(ProblemSetup(function="beale"), starts=starts, racers=(adam,), view=view)


def frames(count: int, number: int, **view: object) -> dict[str, list[float]]:
    """Milliseconds of the parts of each frame in an exposed window."""
    session = Session(setup_of(count, **view))
    panel = LandscapePanel(session, ThemeSource("dark"))
    times: dict[str, list[float]] = {"engine": [], "splat and paint": [], "together": []}
    with shown(panel):
        QTest.qWait(400)
        for frame in range(number + WARM_UP):
            session.player.stop()
            began = time.perf_counter()
            session.race.work(10.0, session.race.step + 1)
            made = time.perf_counter()
            session.show_step(session.race.step)
            QApplication.sendPostedEvents()
            QApplication.processEvents()
            painted = time.perf_counter()
            if frame >= WARM_UP:
                for name, seconds in zip(
                    times, (made - began, painted - made, painted - began), strict=True
                ):
                    times[name].append(1e3 * seconds)
        session.player.stop()
    return times


def scatter(count: int, number: int = 5) -> float:
    """Median milliseconds of a frame of the same points as a scatter plot."""
    points = setup_of(count).points()
    widget, item = PlotWidget(), ScatterPlotItem(size=3, pen=None, brush="w")
    widget.addItem(item)
    widget.setRange(xRange=(-4.5, 4.5), yRange=(-4.5, 4.5))
    times = []
    with shown(widget):
        for _ in range(number):
            began = time.perf_counter()
            item.setData(*points)
            QApplication.processEvents()
            times.append(1e3 * (time.perf_counter() - began))
    return float(np.median(times))


def bytes_a_point(count: int) -> float:
    """What resident memory grows by while a race is made and goes on, without any budget."""
    Race(setup_of(50_000), 0).advance(2)  # what is needed once, whoever races
    before = resident()
    race = Race(setup_of(count), 0)
    race.advance(5)
    return (resident() - before) / count


def resident() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def main() -> int:
    """Prints the figures; 1 when one of them is missed."""
    application = QApplication.instance() or QApplication(sys.argv)
    memory = bytes_a_point(max(COUNTS))
    print(f"{max(COUNTS)} points of Adam take {memory:.0f} bytes each, at most {BYTES_A_POINT}")
    good = memory <= BYTES_A_POINT
    print(f"{WIDTH}x{HEIGHT}, milliseconds a frame: median, 95 %")
    for (count, (number, most)), (look, view) in itertools.product(COUNTS.items(), LOOKS.items()):
        times = frames(count, number, **view)
        told = (
            f"{name} {np.median(t):.1f}, {np.percentile(t, 95):.1f}" for name, t in times.items()
        )
        print(f"{count:>8} {look:<16}" + "   ".join(told) + f"   (at most {most:.0f})")
        good &= bool(np.median(times["together"]) <= most)
    few = min(COUNTS)
    ours = float(np.median(frames(few, 10)["splat and paint"]))
    plain = scatter(few)
    print(f"{few:>8} points   ScatterPlotItem {plain:.0f} ms, {plain / ours:.0f} times ours")
    del application
    return int(not good)


if __name__ == "__main__":
    raise SystemExit(main())
