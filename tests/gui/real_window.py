"""Slalom on an X server, used by real clicks and keys of xdotool. Prints what came of it as JSON.

Run: xvfb-run -a -s "-screen 0 1280x720x24" python -m tests.gui.real_window [screenshot.png]
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from engine.first_launch import first_launch
from gui.app import dress, make_application
from gui.edits import points_of
from gui.main_window import MainWindow
from gui.session import Session
from gui.settings import Settings
from gui.theme import ThemeSource
from gui.widgets.number_field import NumberField

PATIENCE_MILLISECONDS = 15_000
DRAG = QPoint(60, -40)


class Person:
    """Has a mouse and a keyboard, and looks at the screen until something happened."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def xdotool(self, *arguments: str | int) -> None:
        subprocess.run(["xdotool", *map(str, arguments)], check=True, timeout=10)

    def sees(self, happened: Callable[[], bool]) -> bool:
        deadline = QDeadlineTimer(PATIENCE_MILLISECONDS)
        while not happened() and not deadline.hasExpired():
            QTest.qWait(20)
        return happened()

    def place(self, widget: QWidget, across: float, down: float) -> QPoint:
        return widget.mapToGlobal(
            QPoint(round(widget.width() * across), round(widget.height() * down))
        )

    def click(self, place: QPoint) -> None:
        self.xdotool("mousemove", place.x(), place.y(), "click", 1)

    def drag(self, place: QPoint, by: QPoint) -> None:
        self.xdotool("mousemove", place.x(), place.y(), "mousedown", 1)
        for part in (1, 2, 3, 4):
            self.xdotool(
                "mousemove", place.x() + by.x() * part // 4, place.y() + by.y() * part // 4
            )
            QTest.qWait(30)
        self.xdotool("mouseup", 1)

    def type(self, text: str) -> None:
        self.xdotool("type", "--delay", 15, text)

    def press(self, *keys: str) -> None:
        self.xdotool("key", *keys)


def use(window: MainWindow, person: Person) -> dict[str, bool]:
    """What a person does in the first minute, and whether it worked."""
    session, report = window.session, {}
    viewport = window.map.plot.viewport()
    before = len(points_of(session.setup))
    person.click(person.place(viewport, 0.7, 0.75))
    report["a click on the map drops a start"] = person.sees(
        lambda: len(points_of(session.setup)) == before + 1
    )
    person.press("space")
    report["space starts the race"] = person.sees(lambda: session.shown_step > 30)
    rate = window.findChild(NumberField, "field_learning_rate")
    assert rate is not None
    person.click(person.place(rate, 0.5, 0.5))
    person.press("ctrl+a", "0", "period", "0", "0", "1", "Return")
    report["a rate typed while it runs is an edit"] = person.sees(
        lambda: [edit.step > 0 for edit in session.setup.edits] == [True]
    )
    report["the point that was typed did not step"] = session.playing
    add = window.findChild(QPushButton, "add_racer")
    assert add is not None
    add.setFocus()
    person.press("space")
    report["space holds the race, also on a button"] = person.sees(lambda: not session.playing)
    shown, old = session.shown_step, points_of(session.setup)[before]
    person.drag(person.place(viewport, 0.7, 0.75), DRAG)
    report["a dragged start moves and the step stays"] = person.sees(
        lambda: points_of(session.setup)[before][0] > old[0] and session.shown_step == shown
    )
    person.press("ctrl+z")
    report["undo brings it back"] = person.sees(lambda: points_of(session.setup)[before] == old)
    person.press("Home")
    report["home goes back to the starts"] = person.sees(lambda: session.shown_step == 0)
    person.press("ctrl+l", "ctrl+a")
    person.type("a = 3")
    person.press("Return")
    person.type("x^2 + a*y^2")
    report["a formula is raced as it is typed"] = person.sees(
        lambda: (
            (session.setup.problem.formula, dict(session.setup.problem.parameters))
            == ("x^2 + a*y^2", {"a": 3.0})
        )
    )
    person.press("Escape", "space")
    report["after escape the keys are the race's again"] = person.sees(lambda: session.playing)
    return report


def main(screenshot: str | None) -> None:
    application = make_application()
    manager = subprocess.Popen(["openbox"])
    with tempfile.TemporaryDirectory() as folder:
        themes = ThemeSource("dark")
        settings = Settings(Path(folder) / "settings.json")
        window = MainWindow(Session(first_launch()), themes, settings)
        dress(application, themes)
        window.show()
        window.showMaximized()
        assert QTest.qWaitForWindowActive(window, PATIENCE_MILLISECONDS)
        QTest.qWait(300)
        report = use(window, Person(window))
        if screenshot is not None:
            window.grab().save(screenshot)
        window.close()
    manager.terminate()
    manager.wait()
    sys.stdout.write(json.dumps(report) + "\n")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
