"""What a person does in the window during a long run, one act after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.main_window import MainWindow


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


RACES = (play, start_anew, change_function)
"""After these a race goes on until the history is full."""
