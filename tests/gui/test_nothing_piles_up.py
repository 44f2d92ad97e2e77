"""However long a person goes on, there are no more objects, timers or edits in wait than before."""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from tests.benchmarks.soak import Count
from tests.benchmarks.soak_acts import ACTS
from tests.gui.windows import open_window

TICKS = 4
WARM_UP, ROUNDS = 2, 3


def use(window: MainWindow) -> Count:
    """Everything that the long run does, and back to where it began."""
    session, setup = window.session, window.session.setup
    for act in ACTS:
        act(window)
        for _ in range(TICKS):
            session.player.tick()
            QApplication.processEvents()
    session.load(setup)
    QApplication.processEvents()
    return Count.of(window)


def test_objects_and_timers_stay_as_many_over_resets_and_edits(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with open_window(qtbot, tmp_path) as window:
        for _ in range(WARM_UP):  # some things are made when they are first needed
            use(window)
        counts = [use(window) for _ in range(ROUNDS)]
    assert len({(one.objects, one.timers) for one in counts}) == 1, counts


def test_what_stays_is_counted(qtbot: QtBot, tmp_path: Path) -> None:
    with open_window(qtbot, tmp_path) as window:
        before = Count.of(window)
        QTimer(window)
        after = Count.of(window)
    assert (after.objects, after.timers) == (before.objects + 1, before.timers + 1)
