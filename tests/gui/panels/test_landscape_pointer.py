"""The map under the pointer: clicking, dragging and pointing, in an exposed window."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.panels.landscape import LandscapePanel
from gui.session import Session

LEFT, RIGHT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.NoButton
NOBODY = Qt.KeyboardModifier.NoModifier


def place(map_panel: LandscapePanel, x: float, y: float) -> QPoint:
    scene = map_panel.plot.view_box.mapViewToScene(QPointF(x, y))
    return map_panel.plot.mapFromScene(scene)


def mouse(
    map_panel: LandscapePanel, kind: QEvent.Type, at: QPoint, button: Qt.MouseButton, held: bool
) -> None:
    view = map_panel.plot.viewport()
    event = QMouseEvent(
        kind, QPointF(at), QPointF(view.mapToGlobal(at)), button, LEFT if held else NONE, NOBODY
    )
    QApplication.sendEvent(view, event)


def drag(map_panel: LandscapePanel, from_: QPoint, *to: QPoint) -> None:
    mouse(map_panel, QEvent.Type.MouseButtonPress, from_, LEFT, held=True)
    for at in to:
        mouse(map_panel, QEvent.Type.MouseMove, at, NONE, held=True)
    mouse(map_panel, QEvent.Type.MouseButtonRelease, to[-1], LEFT, held=False)


def test_a_click_on_empty_ground_drops_the_racers_there(
    map_panel: LandscapePanel, session: Session
) -> None:
    QTest.mouseClick(map_panel.plot.viewport(), LEFT, NOBODY, place(map_panel, 3.0, -2.0))
    assert session.race.starts.shape == (2, 3)
    np.testing.assert_allclose(session.race.starts[:, 2], (3.0, -2.0), atol=0.05)
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert session.race.starts.shape == (2, 2)


def test_a_press_on_empty_ground_drags_the_new_start_as_one_change(
    map_panel: LandscapePanel, session: Session
) -> None:
    drag(map_panel, place(map_panel, 3, -2), place(map_panel, 4, -1), place(map_panel, 5, 2))
    np.testing.assert_allclose(session.race.starts[:, 2], (5.0, 2.0), atol=0.05)
    assert session.undo_stack.count() == 1


def test_a_press_on_a_start_takes_hold_of_it_and_its_trails_follow(
    map_panel: LandscapePanel, session: Session
) -> None:
    session.race.advance(40)
    session.show_step(40)
    at = place(map_panel, -4.0, 0.5) + QPoint(2, 1)
    drag(map_panel, at, at + QPoint(60, -40), at + QPoint(120, -80))
    moved = session.race.starts[:, 1]
    expected = map_panel.plot.view_box.mapSceneToView(
        map_panel.plot.mapToScene(place(map_panel, -4.0, 0.5) + QPoint(120, -80))
    )
    np.testing.assert_allclose(moved, (expected.x(), expected.y()), atol=0.05)
    assert session.race.starts.shape == (2, 2)
    assert session.undo_stack.count() == 1
    assert session.selected_start == 1


def test_a_start_is_let_go_when_another_one_is_removed_under_the_hand(
    map_panel: LandscapePanel, session: Session
) -> None:
    at = place(map_panel, -4.0, 0.5)
    session.add_start((2.0, 2.0))
    mouse(map_panel, QEvent.Type.MouseButtonPress, at, LEFT, held=True)
    session.remove_start(0)
    mouse(map_panel, QEvent.Type.MouseMove, at + QPoint(60, 40), NONE, held=True)
    mouse(map_panel, QEvent.Type.MouseButtonRelease, at + QPoint(60, 40), LEFT, held=False)
    assert session.race.starts.T.tolist() == [[-4.0, 0.5], [2.0, 2.0]]


def test_a_placed_start_that_is_undone_under_the_hand_stays_away(
    map_panel: LandscapePanel, session: Session
) -> None:
    before = session.setup.points().tolist()
    session.set_seed(3)
    at = place(map_panel, 3.0, -2.0)
    mouse(map_panel, QEvent.Type.MouseButtonPress, at, LEFT, held=True)
    assert session.race.starts.shape == (2, 3)
    session.undo_stack.undo()
    mouse(map_panel, QEvent.Type.MouseMove, at + QPoint(60, 40), NONE, held=True)
    mouse(map_panel, QEvent.Type.MouseButtonRelease, at + QPoint(60, 40), LEFT, held=False)
    assert session.race.starts.tolist() == before


def test_a_start_stays_in_the_hand_while_something_else_changes(
    map_panel: LandscapePanel, session: Session
) -> None:
    at = place(map_panel, -4.0, 0.5)
    mouse(map_panel, QEvent.Type.MouseButtonPress, at, LEFT, held=True)
    session.set_hyperparameter(0, "learning_rate", 0.2)
    mouse(map_panel, QEvent.Type.MouseMove, at + QPoint(60, 40), NONE, held=True)
    mouse(map_panel, QEvent.Type.MouseButtonRelease, at + QPoint(60, 40), LEFT, held=False)
    assert session.race.starts[0, 1] > -4.0


def test_a_still_click_on_a_start_only_chooses_it(
    map_panel: LandscapePanel, session: Session
) -> None:
    before = session.setup
    QTest.mouseClick(map_panel.plot.viewport(), LEFT, NOBODY, place(map_panel, 1.0, 1.0))
    assert session.setup == before
    assert session.selected_start == 0


def test_right_click_and_delete_remove_a_start(map_panel: LandscapePanel, session: Session) -> None:
    QTest.mouseClick(map_panel.plot.viewport(), RIGHT, NOBODY, place(map_panel, 3.0, -2.0))
    assert session.race.starts.shape == (2, 2)
    QTest.mouseClick(map_panel.plot.viewport(), RIGHT, NOBODY, place(map_panel, -4.0, 0.5))
    assert session.race.starts.tolist() == [[1.0], [1.0]]
    session.undo_stack.undo()
    session.select_start(0)
    QTest.keyClick(map_panel.plot, Qt.Key.Key_Delete)
    assert session.race.starts.tolist() == [[-4.0], [0.5]]


def test_pointing_at_a_trail_highlights_its_racer_and_clicking_selects_it(
    map_panel: LandscapePanel, session: Session, qtbot: QtBot
) -> None:
    session.race.advance(60)
    session.show_step(60)
    qtbot.waitUntil(lambda: map_panel.trails.are_done)
    points = session.race.trail(0, 0, 60)[1][:, :, 1]
    at = place(map_panel, *points[20])
    mouse(map_panel, QEvent.Type.MouseMove, at, NONE, held=False)
    assert session.highlighted_racer in (0, 1)
    assert map_panel.plot.trails.opacity() < 0.5
    starts = session.race.starts.shape
    QTest.mouseClick(map_panel.plot.viewport(), LEFT, NOBODY, at)
    assert session.selected_racer == session.highlighted_racer
    assert session.race.starts.shape == starts
    mouse(map_panel, QEvent.Type.MouseMove, place(map_panel, 6.0, 4.0), NONE, held=False)
    assert session.highlighted_racer is None
    assert map_panel.plot.trails.opacity() == 1.0


def test_the_pointer_reads_coordinates_and_height(map_panel: LandscapePanel) -> None:
    mouse(map_panel, QEvent.Type.MouseMove, place(map_panel, 2.0, 1.0), NONE, held=False)
    text = map_panel.bar.place.text().split()
    assert float(text[1]) == pytest.approx(2.0, abs=0.05)
    assert float(text[3]) == pytest.approx(1.0, abs=0.05)
    assert float(text[5]) == pytest.approx(2.0**2 / 20 + 1.0, abs=0.15)


def test_over_a_start_no_racer_is_highlighted_so_all_are_seen_to_follow_it(
    map_panel: LandscapePanel, session: Session, qtbot: QtBot
) -> None:
    session.race.advance(60)
    session.show_step(60)
    qtbot.waitUntil(lambda: map_panel.trails.are_done)
    at = place(map_panel, -4.0, 0.5)
    assert map_panel.plot.trails.racer_at(-4.0, 0.5, 3.0) is not None
    mouse(map_panel, QEvent.Type.MouseMove, at, NONE, held=False)
    assert session.highlighted_racer is None


def test_the_cursor_is_a_hand_over_a_start_and_closes_around_it(map_panel: LandscapePanel) -> None:
    view, shape, at = map_panel.plot.view_box, Qt.CursorShape, place(map_panel, -4.0, 0.5)
    mouse(map_panel, QEvent.Type.MouseMove, at, NONE, held=False)
    assert view.cursor().shape() == shape.OpenHandCursor
    mouse(map_panel, QEvent.Type.MouseButtonPress, at, LEFT, held=True)
    assert view.cursor().shape() == shape.ClosedHandCursor
    mouse(map_panel, QEvent.Type.MouseButtonRelease, at, LEFT, held=False)
    assert view.cursor().shape() == shape.OpenHandCursor
    mouse(map_panel, QEvent.Type.MouseMove, place(map_panel, 3.0, -2.0), NONE, held=False)
    assert view.cursor().shape() == shape.CrossCursor


def test_the_pointer_is_read_also_while_it_drags(map_panel: LandscapePanel) -> None:
    at = place(map_panel, -4.0, 0.5)
    mouse(map_panel, QEvent.Type.MouseButtonPress, at, LEFT, held=True)
    across = map_panel.bar.place.text().split()[1].replace("\N{MINUS SIGN}", "-")
    assert float(across) == pytest.approx(-4.0, abs=0.05)
    mouse(map_panel, QEvent.Type.MouseMove, place(map_panel, 2.0, 1.0), NONE, held=True)
    assert float(map_panel.bar.place.text().split()[1]) == pytest.approx(2.0, abs=0.05)


def test_a_highlighted_racer_that_is_disabled_leaves_no_trail_dimmed(
    map_panel: LandscapePanel, session: Session
) -> None:
    session.highlight(0)
    assert map_panel.plot.trails.opacity() < 0.5
    session.set_racer(0, enabled=False)
    assert map_panel.plot.trails.opacity() == 1.0
    session.set_racer(0, enabled=True)
    assert map_panel.plot.trails.opacity() < 0.5
