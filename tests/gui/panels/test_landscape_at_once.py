"""A click on the map shows its start before anything is raced from it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from engine.setup import SetupError
from gui.panels.landscape import LandscapePanel
from gui.session import Session

LEFT, NOBODY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class AtPaint(QObject):
    """Notes something whenever a map is painted."""

    def __init__(self, map_panel: LandscapePanel, seen: Callable[[], int]) -> None:
        super().__init__(map_panel)
        self.noted: list[int] = []
        self._seen = seen
        map_panel.plot.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.noted.append(self._seen())
        return super().eventFilter(watched, event)


def place(map_panel: LandscapePanel, x: float, y: float) -> QPoint:
    scene = map_panel.plot.view_box.mapViewToScene(QPointF(x, y))
    return map_panel.plot.mapFromScene(scene)


def test_a_new_start_is_painted_where_the_click_was_before_the_race_is_revised(
    map_panel: LandscapePanel, session: Session
) -> None:
    marks = map_panel.plot.starts
    before, at = marks.count, place(map_panel, 3.0, -2.0)
    painted, setups = AtPaint(map_panel, lambda: marks.count), []
    session.setup_changed.connect(lambda *_: setups.append([*painted.noted]))
    QTest.mousePress(map_panel.plot.viewport(), LEFT, NOBODY, at)
    assert setups == [[before + 1]]
    seen = map_panel.plot.view_box.mapFromScene(map_panel.plot.mapToScene(at))
    np.testing.assert_allclose(marks.places()[-1], (seen.x(), seen.y()), atol=1.0)
    QTest.mouseRelease(map_panel.plot.viewport(), LEFT, NOBODY, at)
    assert marks.count == session.race.starts.shape[1] == before + 1


def test_the_mark_of_a_start_that_is_refused_goes_again(
    map_panel: LandscapePanel, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> int:
        raise SetupError("setup_many", "starts", found=2, limit=1)

    marks, before = map_panel.plot.starts, map_panel.plot.starts.count
    said: list[str] = []
    session.said.connect(said.append)
    monkeypatch.setattr(session, "add_start", refuse)
    QTest.mouseClick(map_panel.plot.viewport(), LEFT, NOBODY, place(map_panel, 3.0, -2.0))
    assert len(said) == 1
    assert marks.count == session.race.starts.shape[1] == before
