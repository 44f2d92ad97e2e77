"""Tries everything once: window, short race, click, save, load, export."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.export.picture import write_picture
from gui.main_window import MainWindow
from gui.playing.player import TICK_MILLISECONDS

RACE_STEPS = 50
PATIENCE_MILLISECONDS = 10_000


def smoke_test(window: MainWindow) -> int:
    """Prints one line of JSON; 0 when everything worked."""
    report: dict[str, bool] = {}
    window.show()
    report["window"] = bool(QTest.qWaitForWindowExposed(window, PATIENCE_MILLISECONDS))
    report["race"] = _race(window)
    report["click"] = _click(window)
    with tempfile.TemporaryDirectory() as folder:
        report["save_and_load"] = _save_and_load(window, Path(folder) / "smoke.slalom")
        report["export"] = _export(window, Path(folder) / "smoke.png")
    window.close()
    ok = all(report.values())
    sys.stdout.write(json.dumps({"smoke_test": "passed" if ok else "failed", **report}) + "\n")
    sys.stdout.flush()
    return 0 if ok else 1


def _race(window: MainWindow) -> bool:
    session = window.session
    session.play()
    deadline = QDeadlineTimer(PATIENCE_MILLISECONDS)
    while session.shown_step < RACE_STEPS and not deadline.hasExpired():
        QTest.qWait(TICK_MILLISECONDS)
    session.pause()
    return session.shown_step >= RACE_STEPS


def _click(window: MainWindow) -> bool:
    before = window.session.race.starts.shape[1]
    viewport = window.map.plot.viewport()
    place = QPoint(viewport.width() * 2 // 5, viewport.height() * 2 // 5)
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    QApplication.processEvents()
    return bool(window.session.race.starts.shape[1] == before + 1)


def _save_and_load(window: MainWindow, path: Path) -> bool:
    saved = window.session.setup
    return (
        window.files.save_path(path)
        and window.files.open_path(path)
        and (window.session.setup == saved)
    )


def _export(window: MainWindow, path: Path) -> bool:
    write_picture(window.session.race, str(path))
    return path.stat().st_size > 0
