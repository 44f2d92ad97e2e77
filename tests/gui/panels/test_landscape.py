"""The map: clicking, dragging, pointing, playing and scrubbing, in an exposed window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.setup import ProblemSetup, RacerSetup
from gui.landscape.ground import view_of
from gui.panels.landscape import LandscapePanel
from gui.session import Session
from gui.theme import DARK, LIGHT, ThemeSource

LEFT, RIGHT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.NoButton
NOBODY = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def panel(qtbot: QtBot, session: Session, theme_source: ThemeSource) -> Iterator[LandscapePanel]:
    made = LandscapePanel(session, theme_source)
    qtbot.addWidget(made)
    made.setGeometry(300, 300, 700, 560)  # away from where the offscreen platform points
    made.show()
    qtbot.waitExposed(made)
    made.fit()
    qtbot.waitUntil(lambda: made.trails.are_done)
    yield made
    session.player.stop()
    made.ground.stop()
    made.hide()


def place(panel: LandscapePanel, x: float, y: float) -> QPoint:
    scene = panel.plot.view_box.mapViewToScene(QPointF(x, y))
    return panel.plot.mapFromScene(scene)


def mouse(
    panel: LandscapePanel, kind: QEvent.Type, at: QPoint, button: Qt.MouseButton, held: bool
) -> None:
    view = panel.plot.viewport()
    event = QMouseEvent(
        kind, QPointF(at), QPointF(view.mapToGlobal(at)), button, LEFT if held else NONE, NOBODY
    )
    QApplication.sendEvent(view, event)


def drag(panel: LandscapePanel, from_: QPoint, *to: QPoint) -> None:
    mouse(panel, QEvent.Type.MouseButtonPress, from_, LEFT, held=True)
    for at in to:
        mouse(panel, QEvent.Type.MouseMove, at, NONE, held=True)
    mouse(panel, QEvent.Type.MouseButtonRelease, to[-1], LEFT, held=False)


def test_a_click_on_empty_ground_drops_the_racers_there(
    panel: LandscapePanel, session: Session
) -> None:
    QTest.mouseClick(panel.plot.viewport(), LEFT, NOBODY, place(panel, 3.0, -2.0))
    assert session.race.starts.shape == (2, 3)
    np.testing.assert_allclose(session.race.starts[:, 2], (3.0, -2.0), atol=0.05)
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert session.race.starts.shape == (2, 2)


def test_a_press_on_empty_ground_drags_the_new_start_as_one_change(
    panel: LandscapePanel, session: Session
) -> None:
    drag(panel, place(panel, 3, -2), place(panel, 4, -1), place(panel, 5, 2))
    np.testing.assert_allclose(session.race.starts[:, 2], (5.0, 2.0), atol=0.05)
    assert session.undo_stack.count() == 1


def test_a_press_on_a_start_takes_hold_of_it_and_its_trails_follow(
    panel: LandscapePanel, session: Session
) -> None:
    session.race.advance(40)
    session.show_step(40)
    at = place(panel, -4.0, 0.5) + QPoint(2, 1)
    drag(panel, at, at + QPoint(60, -40), at + QPoint(120, -80))
    moved = session.race.starts[:, 1]
    expected = panel.plot.view_box.mapSceneToView(
        panel.plot.mapToScene(place(panel, -4.0, 0.5) + QPoint(120, -80))
    )
    np.testing.assert_allclose(moved, (expected.x(), expected.y()), atol=0.05)
    assert session.race.starts.shape == (2, 2)
    assert session.undo_stack.count() == 1
    assert session.selected_start == 1


def test_a_still_click_on_a_start_only_chooses_it(panel: LandscapePanel, session: Session) -> None:
    before = session.setup
    QTest.mouseClick(panel.plot.viewport(), LEFT, NOBODY, place(panel, 1.0, 1.0))
    assert session.setup == before
    assert session.selected_start == 0


def test_right_click_and_delete_remove_a_start(panel: LandscapePanel, session: Session) -> None:
    QTest.mouseClick(panel.plot.viewport(), RIGHT, NOBODY, place(panel, 3.0, -2.0))
    assert session.race.starts.shape == (2, 2)
    QTest.mouseClick(panel.plot.viewport(), RIGHT, NOBODY, place(panel, -4.0, 0.5))
    assert session.race.starts.tolist() == [[1.0], [1.0]]
    session.undo_stack.undo()
    session.select_start(0)
    QTest.keyClick(panel.plot, Qt.Key.Key_Delete)
    assert session.race.starts.tolist() == [[-4.0], [0.5]]


def test_pointing_at_a_trail_highlights_its_racer_and_clicking_selects_it(
    panel: LandscapePanel, session: Session, qtbot: QtBot
) -> None:
    session.race.advance(60)
    session.show_step(60)
    qtbot.waitUntil(lambda: panel.trails.are_done)
    points = session.race.trail(0, 0, 60)[1][:, :, 1]
    at = place(panel, *points[20])
    mouse(panel, QEvent.Type.MouseMove, at, NONE, held=False)
    assert session.highlighted_racer in (0, 1)
    assert panel.plot.trails.opacity() < 0.5
    starts = session.race.starts.shape
    QTest.mouseClick(panel.plot.viewport(), LEFT, NOBODY, at)
    assert session.selected_racer == session.highlighted_racer
    assert session.race.starts.shape == starts
    mouse(panel, QEvent.Type.MouseMove, place(panel, 6.0, 4.0), NONE, held=False)
    assert session.highlighted_racer is None
    assert panel.plot.trails.opacity() == 1.0


def test_the_pointer_reads_coordinates_and_height(panel: LandscapePanel) -> None:
    mouse(panel, QEvent.Type.MouseMove, place(panel, 2.0, 1.0), NONE, held=False)
    text = panel.bar.place.text().split()
    assert float(text[1]) == pytest.approx(2.0, abs=0.05)
    assert float(text[3]) == pytest.approx(1.0, abs=0.05)
    assert float(text[5]) == pytest.approx(2.0**2 / 20 + 1.0, abs=0.15)


def test_the_legend_shows_rates_and_points_out_racers(
    panel: LandscapePanel, session: Session
) -> None:
    assert "0.1" in panel.legend.chips[0].text() and "0.05" in panel.legend.chips[1].text()
    panel.legend.chips[1].pointed_at.emit(True)
    assert session.highlighted_racer == 1
    assert panel.legend.chips[1].property("highlighted") is True
    panel.legend.chips[1].click()
    assert session.selected_racer == 1
    session.set_hyperparameter(0, "learning_rate", 0.25)
    assert "0.25" in panel.legend.chips[0].text()
    session.duplicate_racer(0)
    assert len(panel.legend.chips) == 3


def test_the_hint_goes_when_something_has_been_raced(
    panel: LandscapePanel, session: Session
) -> None:
    assert panel.hint.isVisible()
    session.race.advance(3)
    session.show_step(3)
    assert not panel.hint.isVisible()


class Paints(QObject):
    """Counts the paint events of a widget."""

    def __init__(self, panel: LandscapePanel) -> None:
        super().__init__(panel)
        self.count = 0
        panel.plot.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return super().eventFilter(watched, event)


def test_a_tick_paints_once(panel: LandscapePanel, session: Session) -> None:
    session.race.advance(50)
    session.show_step(10)
    QTest.qWait(150)
    session.player.stop()
    paints = Paints(panel)
    for step in range(11, 21):
        session.show_step(step)
        session.race_advanced.emit()
        QApplication.processEvents()
        session.player.stop()
    assert paints.count == 10


def test_scrubbing_back_and_forth_shows_the_same_map(
    panel: LandscapePanel, session: Session, qtbot: QtBot
) -> None:
    session.race.advance(80)

    def seen(step: int) -> np.ndarray:
        session.show_step(step)
        qtbot.waitUntil(lambda: panel.trails.are_done)
        QTest.qWait(150)
        image = panel.plot.grab().toImage()
        flat = np.frombuffer(image.constBits(), np.uint8)
        return flat.reshape(image.height(), -1, 4)[:, :, :3].astype(int)

    first, late, again = seen(20), seen(80), seen(20)
    assert (np.abs(first - late).max(axis=2) > 100).sum() > 100
    assert (np.abs(first - again).max(axis=2) > 100).sum() < 20


def test_paths_that_left_are_marked_at_the_edge_and_counted(
    panel: LandscapePanel, session: Session
) -> None:
    session.set_hyperparameter(0, "learning_rate", 3.0)
    session.race.advance(200)
    session.show_step(200)
    assert panel.heads.kinds(0, 200).tolist() == [1, 1]
    assert panel.heads.kinds(0, 1).tolist() == [0, 0]
    panel.legend.refresh()
    assert "2 diverged" in panel.legend.chips[0].text()
    assert "diverged" not in panel.legend.chips[1].text()
    frame = panel.plot.heads.frame()
    for x, y in panel.plot.heads.places():
        assert 0 <= x <= frame.width and 0 <= y <= frame.height


def test_another_function_is_seen_whole(panel: LandscapePanel, session: Session) -> None:
    session.set_function("himmelblau")
    (x0, x1), (y0, y1) = panel.plot.view_box.viewRange()
    assert x0 <= -3.78 and x1 >= 3.58 and y0 <= -3.28 and y1 >= 3.13
    assert panel.plot.minima.count == 4


def test_fit_comes_back_from_anywhere(panel: LandscapePanel) -> None:
    before = panel.plot.view_box.viewRange()
    panel.plot.view_box.zoom(0.1, QPointF(3.0, 1.0))
    QTest.keyClick(panel.plot, Qt.Key.Key_Minus)
    QTest.keyClick(panel.plot, Qt.Key.Key_Right)
    assert panel.plot.view_box.viewRange() != before
    panel.fit()
    np.testing.assert_allclose(panel.plot.view_box.viewRange(), before)


def test_equal_scale_is_a_switch(panel: LandscapePanel, session: Session) -> None:
    panel.bar.equal.click()
    view = panel.plot.view_box
    (x0, x1), (y0, y1) = view.viewRange()
    assert (x1 - x0) / view.width() == pytest.approx((y1 - y0) / view.height(), rel=1e-6)
    panel.bar.equal.click()
    panel.fit()
    np.testing.assert_allclose(view.viewRange(), view_of(session.setup, session.race.problem))


def test_the_height_scale_can_be_chosen(panel: LandscapePanel) -> None:
    panel.bar.scales.setCurrentIndex(2)
    panel.bar.scale_chosen.emit()
    middle = panel.plot.grab().toImage()
    panel.bar.scales.setCurrentIndex(0)
    panel.bar.scale_chosen.emit()
    assert panel.plot.grab().toImage() != middle


def test_everything_recolours_with_the_theme(
    panel: LandscapePanel, theme_source: ThemeSource
) -> None:
    theme_source.set_mode("light")
    image = panel.plot.grab().toImage()
    assert image.pixelColor(2, 2).name() == LIGHT.panel
    theme_source.set_mode("dark")
    assert panel.plot.grab().toImage().pixelColor(2, 2).name() == DARK.panel


def test_a_racer_more_or_less_changes_the_map_at_once(
    panel: LandscapePanel, session: Session
) -> None:
    session.race.advance(20)
    session.show_step(20)
    session.add_racer("adam")
    assert panel.plot.heads.count == 6
    session.set_racer(2, enabled=False)
    assert panel.plot.heads.count == 4
    session.remove_racer(2)
    assert panel.plot.heads.count == 4


def test_a_formula_without_a_number_anywhere_is_still_a_map(
    panel: LandscapePanel, session: Session
) -> None:
    problem = ProblemSetup(formula="sqrt(-1 - x**2 - y**2)", window=((-1.0, 1.0), (-1.0, 1.0)))
    racers = (RacerSetup(optimizer="sgd", hyperparameters={"learning_rate": 0.1}),)
    session.load(replace(session.setup, problem=problem, racers=racers, starts=((0.5, 0.5),)))
    panel.ground.draw_finely()
    assert not panel.plot.grab().isNull()
