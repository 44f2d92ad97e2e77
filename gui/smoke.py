"""Tries everything once: window, click, short race, the catalog, save, load, export."""

from __future__ import annotations

import json
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engine.catalog import optimizers, schedules, wrappers
from engine.disturbances import Disturbances
from engine.setup import RacerSetup, ScheduleSetup, WrapperSetup
from engine.transform import Transform
from gui.export.picture import write_picture
from gui.main_window import MainWindow
from gui.playing.player import TICK_MILLISECONDS

RACE_STEPS = 50
FEW_STEPS = 5
PATIENCE_MILLISECONDS = 10_000


def smoke_test(window: MainWindow) -> int:
    """Prints one line of JSON; 0 when everything worked."""
    report: dict[str, bool] = {}
    window.show()
    report["window"] = bool(QTest.qWaitForWindowExposed(window, PATIENCE_MILLISECONDS))
    report["click"] = _click(window)  # before there are trails to be hit
    report["race"] = _race(window)
    report["library"] = _library(window)
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


def _library(window: MainWindow) -> bool:
    """One of each kind: every folder of the catalog and every sort of optimizer must be there."""
    session = window.session
    racers = (
        RacerSetup(
            optimizer="adam",
            schedule=ScheduleSetup(next(iter(schedules()))),
            wrappers=(WrapperSetup(next(iter(wrappers()))),),
        ),
        *(RacerSetup(optimizer=one.identifier) for one in optimizers().values() if one.method),
        RacerSetup(rule="x = x - learning_rate*sign(g)", hyperparameters={"learning_rate": 0.01}),
    )
    changed = replace(
        session.setup,
        racers=racers,
        transform=Transform(rotation=30.0),
        disturbances=Disturbances(additive=0.01),
    )
    session.change(changed, "")
    session.select_racer(0)
    window.ground.tabs.setCurrentWidget(window.rule)
    session.race.advance(FEW_STEPS)
    QApplication.processEvents()
    moved = [
        (session.race.positions(racer, FEW_STEPS) != session.race.starts).any()
        for racer in range(len(racers))
    ]
    return all(moved)


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
