"""Nothing jumps while the wheel turns: what is under the pointer stays there in every frame."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPoint, QRectF
from PySide6.QtTest import QTest

from gui.panels.landscape import LandscapePanel
from gui.plotting.pixel_map import PixelMap
from gui.session import Session
from tests.gui.wheel import NOTCH, turn_wheel


class Frames(QObject):
    """In each painted frame, where pictures of the ground and the trails put a point."""

    def __init__(self, panel: LandscapePanel, point: tuple[float, float]) -> None:
        super().__init__(panel)
        self.places: list[tuple[np.ndarray, np.ndarray]] = []
        self._plot, self._point = panel.plot, np.array(point)
        panel.plot.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            ground, sheet = self._plot.ground._frame, self._plot.trails._sheet
            assert ground is not None and sheet is not None
            self.places.append((self._place(ground), self._place(sheet.frame)))
        return super().eventFilter(watched, event)

    def _place(self, drawn: PixelMap) -> np.ndarray:
        """Device pixels, where the pixel of a picture drawn for a frame lies now."""
        target: QRectF = drawn.seen_through(self._plot.ground.frame())
        share = drawn.pixels(self._point) / np.array(drawn.device_size)
        return np.array([target.x(), target.y()]) + share * (target.width(), target.height())


def test_the_point_under_the_pointer_stays_there_in_every_frame_of_a_zoom(
    map_panel: LandscapePanel, session: Session
) -> None:
    session.race.advance(60)
    session.show_step(60)
    QTest.qWait(150)
    plot = map_panel.plot
    at = plot.viewport().rect().center() + QPoint(31, -17)
    point = plot.view_box.mapSceneToView(plot.mapToScene(at))
    before = plot.ground.frame().pixels(np.array([point.x(), point.y()]))
    frames = Frames(map_panel, (point.x(), point.y()))
    for notches in (1, 1, 2, -1, 3, -2):
        turn_wheel(plot.viewport(), at, notches * NOTCH)
        QTest.qWait(25)
    QTest.qWait(150)
    assert len(frames.places) >= 6
    for ground, trails in frames.places:
        np.testing.assert_allclose(ground, before, atol=1.0)
        np.testing.assert_allclose(trails, ground, atol=0.5)
