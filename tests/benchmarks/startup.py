"""The time from `python main.py` to the first painted window, on a warm disk.

Run: QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.startup   (or under xvfb-run)
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time

from tests.command import ROOT

RUNS = 7
MOST_SECONDS = 1.0

WINDOW = """
import os, sys, time
import main, gui.app
from PySide6.QtCore import QTimer

class Painted(gui.app.MainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, self.tell)  # the children are painted in the same pass

    def tell(self):
        sys.stdout.write(str(time.time()))
        sys.stdout.flush()
        os._exit(0)

gui.app.MainWindow = Painted
main.run([])
"""
QT_ALONE = "import PySide6.QtWidgets, sys, time; sys.stdout.write(str(time.time()))"


def surroundings(home: str) -> dict[str, str]:
    """Settings of nobody, and compiled modules kept from start to start, as on every computer."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "XDG_CONFIG_HOME": home, "PYTHONPYCACHEPREFIX": home}


def seconds(script: str, home: str) -> float:
    """From before the process is started to the moment that the script tells."""
    began = time.time()
    told = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env=surroundings(home),
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return float(told.stdout) - began


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        for script in (WINDOW, QT_ALONE):
            seconds(script, home)
        pairs = [(seconds(WINDOW, home), seconds(QT_ALONE, home)) for _ in range(RUNS)]
    window = statistics.median(pair[0] for pair in pairs)
    alone = statistics.median(pair[1] for pair in pairs)
    print(f"first painted window   {window:.2f} s (to reach: {MOST_SECONDS:.1f} s)")
    print(f"import of Qt alone     {alone:.2f} s")
    print(f"ratio                  {window / alone:.1f}")
    fastest = min(pair[0] for pair in pairs)
    print(f"fastest of {RUNS} runs      {fastest:.2f} s")


if __name__ == "__main__":
    main()
