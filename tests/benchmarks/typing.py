"""From a key press that makes the formula right to the painted map, beside a plain redraw.

Run: xvfb-run -a python -m tests.benchmarks.typing   (or QT_QPA_PLATFORM=offscreen)
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("PYQTGRAPH_QT_LIB", "PySide6")

import numpy as np
from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from engine.first_launch import first_launch
from gui.app import dress, make_application
from gui.main_window import MainWindow
from gui.session import Session
from gui.settings import Settings
from gui.theme import ThemeSource

SIZE = 1280, 720
MOST_MILLISECONDS = 50.0
TEXTS = (
    "(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.6 - x + x*y^3)^2",
    "x^2 + y^2 + 10*(2 - cos(2*pi*x) - cos(2*pi*y))",
    "20 + e - 20*exp(-0.2*sqrt((x^2 + y^2)/2)) - exp((cos(2*pi*x) + cos(2*pi*y))/2)",
)
REDRAWS = 40
PAUSE_MILLISECONDS = 30


class Paints(QObject):
    """When a widget was painted last, by the clock of `time.perf_counter`."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.last = 0.0
        self._is_painting = False
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lets the widget paint, and looks at the clock when it has."""
        if event.type() != QEvent.Type.Paint or self._is_painting:
            return super().eventFilter(watched, event)
        self._is_painting = True
        QApplication.sendEvent(watched, event)
        self._is_painting = False
        self.last = time.perf_counter()
        return True


def paint(paints: Paints, began: float) -> float:
    """Milliseconds since `began` until the map has been painted."""
    while paints.last < began:
        QApplication.sendPostedEvents()
        QApplication.processEvents()
    return 1e3 * (paints.last - began)


def redraws_of(window: MainWindow, paints: Paints) -> list[float]:
    """Of drawing the ground anew and painting it, with nothing else to do."""
    times = []
    for _ in range(REDRAWS):
        began = time.perf_counter()
        window.map.framing.show_ground()
        times.append(paint(paints, began))
    return times


def key_presses_of(window: MainWindow, paints: Paints, text: str) -> list[float]:
    """Of every key that made the text right."""
    editor, session = window.problem.editor, window.session
    window.problem.edit_formula()
    editor.selectAll()
    times = []
    for letter in text:
        QTest.qWait(PAUSE_MILLISECONDS)
        race, began = session.race, time.perf_counter()
        QTest.keyClicks(editor, letter)
        if session.race is not race:
            times.append(paint(paints, began))
    assert session.setup.problem.formula == text
    return times


def main() -> int:
    """Prints the figures; 1 when a key press takes too long."""
    application = make_application()
    themes = ThemeSource("dark")
    slowest = 0.0
    with tempfile.TemporaryDirectory() as folder:
        session = Session(first_launch())
        window = MainWindow(session, themes, Settings(Path(folder) / "settings.json"))
        dress(application, themes)
        window.resize(*SIZE)
        window.show()
        assert QTest.qWaitForWindowExposed(window)
        QTest.qWait(500)
        paints = Paints(window.map.plot.viewport())
        for text in TEXTS:
            keys = key_presses_of(window, paints, text)
            plain = float(np.median(redraws_of(window, paints)))
            median, most = np.percentile(keys, (50, 95))
            slowest = max(slowest, most)
            print(
                f"{len(keys):3} right key presses: median {median:5.1f} ms, 95 % {most:5.1f} ms;"
                f"   plain redraw {plain:5.1f} ms, ratio {median / plain:4.1f} and"
                f" {most / plain:4.1f}   {text[:24]}…"
            )
        session.player.stop()
        window.close()
    return int(slowest > MOST_MILLISECONDS)


if __name__ == "__main__":
    sys.exit(main())
