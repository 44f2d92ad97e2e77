"""How soon a click shows its start while a race of a thousand paths runs in the whole window.

Real clicks on the map of an exposed window, while the race plays. The time of one begins just
before the button goes down and ends when the paint event is over in which the layer of starts drew
one more than before, there where the click was. Every click is undone before the next one, so the
race stays as large as it was. Beside it, in the same run, what passes between two frames without a
click, and the longest that passes around one until the new start runs with the others.

Run: QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.click   (or under xvfb-run)
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.main_window import MainWindow
from gui.session import Session
from tests.benchmarks.frame import beale, settle
from tests.benchmarks.scrub import told, window_of

CLICKS, SIDE = 120, 11
SPEED = 600.0
WARM_MILLISECONDS, BETWEEN_MILLISECONDS = 1500, 150
PATIENCE_SECONDS = 2.0
MOST_IN_95 = 0.050
LEFT = Qt.MouseButton.LeftButton
NOBODY = Qt.KeyboardModifier.NoModifier
NEAR = 1.5


class Paints(QObject):
    """The paint events of the map.

    Attributes:
        starts: marks that the layer of starts drew in the last of them.
        ended: when the last of them was over.
        grown: when the last of them was over that drew more starts than the one before.
        gaps: seconds from the end of one to the end of the next.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.starts = 0
        self.ended = self.grown = time.perf_counter()
        self.gaps: list[float] = []
        self._plot = window.map.plot
        self._layer = self._plot.starts
        self._paint_layer: Callable[..., None] = self._layer.paint
        setattr(self._layer, self._paint_layer.__name__, self._paint_starts)
        self._plot.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Paint:
            return super().eventFilter(watched, event)
        before = self.starts
        self._plot.viewportEvent(event)  # as the view's own filter would, but its end is known
        now = time.perf_counter()
        self.gaps.append(now - self.ended)
        self.ended = now
        if self.starts > before:
            self.grown = now
        return True

    def _paint_starts(self, *arguments: object) -> None:
        self._paint_layer(*arguments)
        self.starts = self._layer.count


class Clicks:
    """Clicks on ground where nothing is that could be taken hold of.

    Attributes:
        longest: seconds of the longest gap between two frames around each click.
    """

    def __init__(self, window: MainWindow, paints: Paints) -> None:
        self._window = window
        self._paints = paints
        self._chance = np.random.default_rng(0)
        self.longest: list[float] = []

    def seconds(self) -> float:
        """Of one click until its start is seen; then it is undone."""
        QTest.qWait(BETWEEN_MILLISECONDS)
        at, before = self._place(), self._paints.starts
        viewport = self._window.map.plot.viewport()
        self._paints.gaps.clear()
        began = time.perf_counter()
        QTest.mousePress(viewport, LEFT, NOBODY, at)
        QTest.mouseRelease(viewport, LEFT, NOBODY, at)
        while self._paints.starts == before:
            QApplication.processEvents()
            assert time.perf_counter() - began < PATIENCE_SECONDS, "no start is seen"
        taken = self._paints.grown - began
        QTest.qWait(BETWEEN_MILLISECONDS)
        self._check(at, before)
        self.longest.append(max(self._paints.gaps))
        self._window.session.undo_stack.undo()
        QTest.qWait(BETWEEN_MILLISECONDS)
        assert self._paints.starts == before
        return taken

    def _check(self, at: QPoint, before: int) -> None:
        plot = self._window.map.plot
        assert self._window.session.race.starts.shape[1] == before + 1 == self._paints.starts
        seen = plot.view_box.mapFromScene(plot.mapToScene(at))
        away = np.array(plot.starts.places()[-1]) - (seen.x(), seen.y())
        assert np.hypot(*away) < NEAR, f"the start is drawn {away} pixels away"

    def _place(self) -> QPoint:
        """A pixel of the map, not on a start, a head or a trail."""
        plot, panel = self._window.map.plot, self._window.map
        rect = plot.mapFromScene(plot.view_box.sceneBoundingRect()).boundingRect()
        while True:
            x = int(self._chance.integers(rect.left() + 20, rect.right() - 20))
            y = int(self._chance.integers(rect.top() + 20, rect.bottom() - 20))
            point = plot.view_box.mapSceneToView(plot.mapToScene(QPoint(x, y)))
            plane = point.x(), point.y()
            if not panel.starts.are_at(*plane) and panel._racer_at(*plane) is None:
                return QPoint(x, y)


def main() -> int:
    """Prints the figures; 1 when a click shows its start too late."""
    application = QApplication.instance() or QApplication(sys.argv)
    session = Session(beale(SIDE))
    with tempfile.TemporaryDirectory() as folder:
        window = window_of(session, Path(folder))
        settle(window.map)
        paints = Paints(window)
        session.set_speed(SPEED)
        session.play()
        QTest.qWait(WARM_MILLISECONDS)
        paints.gaps.clear()
        QTest.qWait(WARM_MILLISECONDS)
        gaps = list(paints.gaps)
        clicks = Clicks(window, paints)
        times = [clicks.seconds() for _ in range(CLICKS)]
        was_playing, reached = session.playing, session.shown_step
        session.player.stop()
        window.hide()
    paths = len(session.setup.racers) * session.race.starts.shape[1]
    print(f"{CLICKS} clicks while a race of {paths} paths plays, up to step {reached}")
    print(f"to the painted start:  {told(times)}")
    print(f"from frame to frame:   {told(gaps)}")
    print(f"longest at a click:    {told(clicks.longest)}")
    assert was_playing, "the race has stopped"
    del application
    return int(np.percentile(times, 95) > MOST_IN_95)


if __name__ == "__main__":
    raise SystemExit(main())
