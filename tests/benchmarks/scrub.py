"""How soon any step of a long race is seen, trails included, in the exposed window.

128 paths of 100 000 steps with the history budget that everybody has; steps are gone to at random,
forth and back, and the time is taken until the window has painted. Beside it, in the same run, the
share of the engine alone: the positions of every racer at those steps.

Run: QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.scrub   (or under xvfb-run)
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.app import dress
from gui.main_window import MainWindow
from gui.session import Session
from gui.settings import Settings
from gui.theme import ThemeSource
from tests.benchmarks.frame import HEIGHT, WIDTH, beale, settle, zigzag

STEPS, LOOKS = 100_000, 100
MOST_MILLISECONDS = 100.0


def window_of(session: Session, folder: Path) -> MainWindow:
    themes = ThemeSource("dark")
    window = MainWindow(session, themes, Settings(folder / "settings.json"))
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    dress(application, themes)
    window.resize(WIDTH, HEIGHT)
    window.show()
    assert QTest.qWaitForWindowExposed(window)
    return window


def seconds_to_paint(session: Session, step: int) -> float:
    began = time.perf_counter()
    session.show_step(step)
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    return time.perf_counter() - began


def seconds_of_engine(session: Session, step: int) -> float:
    began = time.perf_counter()
    for racer in range(len(session.race.setup.racers)):
        session.race.positions(racer, step)
    return time.perf_counter() - began


def told(times: list[float]) -> str:
    median, in_95, in_99, most = 1e3 * np.percentile(times, (50, 95, 99, 100))
    return f"median {median:6.1f}   95 % {in_95:6.1f}   99 % {in_99:6.1f}   most {most:6.1f} ms"


def scrub(name: str, session: Session) -> bool:
    """Prints how long looks at random steps take; whether all are soon enough."""
    began = time.perf_counter()
    session.race.advance(STEPS)
    print(f"{name}: {session.race.step} steps made in {time.perf_counter() - began:.0f} s")
    with tempfile.TemporaryDirectory() as folder:
        window = window_of(session, Path(folder))
        settle(window.map)
        steps = np.random.default_rng(0).integers(0, STEPS, LOOKS).tolist()
        times = []
        for step in steps:
            times.append(seconds_to_paint(session, step))
            QTest.qWait(30)
        alone = [seconds_of_engine(session, step + 1) for step in steps[::-1]]
        print(f"{'':10} to the painted frame: {told(times)}")
        print(f"{'':10} positions alone:      {told(alone)}")
        session.player.stop()
        window.hide()
    return max(times) <= MOST_MILLISECONDS / 1e3


def main() -> int:
    """Prints the figures; 1 when a step is seen too late."""
    application = QApplication.instance() or QApplication(sys.argv)
    good = [scrub(name, Session(one)) for name, one in (("beale", beale()), ("zigzag", zigzag()))]
    del application
    return int(not all(good))


if __name__ == "__main__":
    raise SystemExit(main())
