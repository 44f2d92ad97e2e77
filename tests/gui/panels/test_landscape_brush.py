"""Painting starts on the map with the brush."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from engine.setup import BrushStarts, GridStarts, Setup, SeveralStarts
from engine.setup.brush import MAX_CORNERS
from gui.panels.landscape import LandscapePanel
from gui.session import Session
from tests.gui.panels.test_landscape_pointer import LEFT, NONE, RIGHT, drag, mouse, place
from tests.gui.setups import STARTS


@pytest.fixture
def brush(map_panel: LandscapePanel, session: Session) -> LandscapePanel:
    session.brush.switch(True)
    session.brush.set_radius(0.5)
    return map_panel


def action(panel: LandscapePanel, name: str) -> QAction:
    found = panel.findChild(QAction, name)
    assert isinstance(found, QAction)
    return found


def ends(panel: LandscapePanel) -> tuple[QPoint, QPoint]:
    return place(panel, 2.0, -2.0), place(panel, 5.0, -2.0)


def test_a_stroke_paints_starts_around_it_as_one_change(
    brush: LandscapePanel, session: Session
) -> None:
    begin, end = ends(brush)
    drag(brush, begin, (begin + end) / 2, end)
    starts = session.setup.starts
    assert isinstance(starts, SeveralStarts)
    assert starts.parts[0] == STARTS
    painted = session.race.starts[:, 2:]
    assert painted.shape == (2, 100)
    middle = np.clip(painted[0], 2.0, 5.0)
    assert (np.hypot(painted[0] - middle, painted[1] + 2.0) <= 0.5 + 0.05).all()
    assert painted[0].min() < 2.5
    assert painted[0].max() > 4.5
    assert session.undo_stack.undoText() == "Paint starts"
    session.undo_stack.undo()
    assert session.setup.starts == STARTS
    session.undo_stack.redo()
    assert (session.race.starts[:, 2:] == painted).all()


def test_the_circle_follows_the_pointer_only_while_the_brush_is_on(
    brush: LandscapePanel, session: Session
) -> None:
    mouse(brush, QEvent.Type.MouseMove, place(brush, 3.0, 1.0), NONE, held=False)
    assert brush.brush.layer.at == pytest.approx((3.0, 1.0), abs=0.05)
    session.brush.switch(False)
    assert brush.brush.layer.at is None


def test_the_stroke_is_seen_while_it_is_made(brush: LandscapePanel, session: Session) -> None:
    begin, end = ends(brush)
    before = brush.grab().toImage()
    mouse(brush, QEvent.Type.MouseButtonPress, begin, LEFT, held=True)
    mouse(brush, QEvent.Type.MouseMove, end, NONE, held=True)
    assert len(brush.brush.layer.stroke) == 2
    middle = brush.plot.mapTo(brush, (begin + end) / 2)
    assert brush.grab().toImage().pixel(middle) != before.pixel(middle)
    assert session.setup.starts == STARTS
    mouse(brush, QEvent.Type.MouseButtonRelease, end, LEFT, held=False)
    assert brush.brush.layer.stroke == ()


def test_escape_gives_up_the_stroke_and_then_the_brush(
    brush: LandscapePanel, session: Session
) -> None:
    begin, end = ends(brush)
    mouse(brush, QEvent.Type.MouseButtonPress, begin, LEFT, held=True)
    action(brush, "brush_leave").trigger()
    mouse(brush, QEvent.Type.MouseButtonRelease, end, LEFT, held=False)
    assert session.setup.starts == STARTS
    assert session.brush.is_on
    action(brush, "brush_leave").trigger()
    assert not session.brush.is_on
    assert not action(brush, "brush_leave").isEnabled()


def test_with_the_brush_starts_are_neither_dropped_moved_nor_removed(
    brush: LandscapePanel, session: Session
) -> None:
    at = place(brush, *STARTS[0])
    drag(brush, at, place(brush, 2.0, 2.0))
    assert session.setup.points()[:, :2].T.tolist() == [list(one) for one in STARTS]
    mouse(brush, QEvent.Type.MouseButtonPress, at, RIGHT, held=False)
    mouse(brush, QEvent.Type.MouseButtonRelease, at, RIGHT, held=False)
    assert session.setup.points()[:, :2].T.tolist() == [list(one) for one in STARTS]


def test_without_the_brush_a_press_drops_a_start_again(
    brush: LandscapePanel, session: Session
) -> None:
    session.brush.switch(False)
    drag(brush, *ends(brush))
    assert session.race.starts.shape == (2, 3)


def test_keys_take_the_brush_and_change_its_size(
    qtbot: QtBot, map_panel: LandscapePanel, session: Session
) -> None:
    map_panel.activateWindow()
    map_panel.plot.setFocus()
    qtbot.keyClick(map_panel.plot, Qt.Key.Key_B)
    assert session.brush.is_on
    radius = session.brush.radius
    qtbot.keyClick(map_panel.plot, Qt.Key.Key_BracketRight)
    assert session.brush.radius > radius
    qtbot.keyClick(map_panel.plot, Qt.Key.Key_BracketLeft)
    assert session.brush.radius == pytest.approx(radius, rel=0.01)
    qtbot.keyClick(map_panel.plot, Qt.Key.Key_Escape)
    assert not session.brush.is_on


def test_the_hint_says_what_the_brush_does(brush: LandscapePanel, session: Session) -> None:
    assert brush.hint.isVisible()
    assert "Drag to paint starts" in brush.hint.text()
    session.brush.switch(False)
    assert "Click anywhere" in brush.hint.text()


def test_a_stroke_too_many_is_refused_with_a_sentence(
    brush: LandscapePanel, session: Session
) -> None:
    said: list[str] = []
    session.said.connect(said.append)
    session.brush.set_count(1_000_000)
    drag(brush, *ends(brush))
    assert session.setup.starts == STARTS
    assert said == ["starts has 1000002 entries, at most 1000000 are allowed."]


def test_a_very_long_stroke_stays_within_what_a_session_holds(
    brush: LandscapePanel, session: Session
) -> None:
    session.brush.set_radius(0.02)
    view = brush.plot.view_box
    view.pressed_at.emit(0.0, 0.0)
    for step in range(1, 4 * MAX_CORNERS):
        view.dragged_to.emit(step / 1_000, float(np.sin(step)))
    view.released_at.emit(4.0, 0.0)
    assert session.race.starts.shape == (2, 102)
    read = Setup.from_text(session.setup.to_text())
    assert read == session.setup
    assert isinstance(read.starts, SeveralStarts)
    stroke = read.starts.parts[1]
    assert isinstance(stroke, BrushStarts)
    assert stroke.along[-1] == (4.0, 0.0)


def test_a_click_beside_a_grid_keeps_the_grid(map_panel: LandscapePanel, session: Session) -> None:
    session.set_starts(GridStarts(150, 150))
    drag(map_panel, *ends(map_panel))
    starts = session.setup.starts
    assert isinstance(starts, SeveralStarts)
    assert starts.parts[0] == GridStarts(150, 150)
    np.testing.assert_allclose(session.race.starts[:, -1], (5.0, -2.0), atol=0.05)
