"""While nobody can see the map the race goes on, and nothing of it is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.landscape.marks import Marks
from gui.panels.landscape import LandscapePanel
from gui.plotting.landscape import Landscape
from gui.plotting.markers import MarkerLayer
from gui.plotting.shapes import ShapeLayer
from gui.plotting.sheet import TrailSheet
from gui.session import Session
from tests.benchmarks.paints import PaintCounter
from tests.gui.clock import HandClock, settle, tick

STEPS = 30
LONG_ENOUGH = 250
"""Milliseconds in which every timer of the map has come."""

Move = Callable[[LandscapePanel], None]


class Work:
    """Counts what is drawn on the map, and how often it is painted."""

    def __init__(self, panel: LandscapePanel, monkeypatch: pytest.MonkeyPatch) -> None:
        self.calls: list[str] = []
        self._paints = PaintCounter(panel.plot.viewport())
        for kind, name in (
            (TrailSheet, "draw"),
            (MarkerLayer, "set_markers"),
            (ShapeLayer, "set_shapes"),
            (Landscape, "set_field"),
            (Marks, "draw"),
        ):
            monkeypatch.setattr(kind, name, self._noted(kind, name))
        monkeypatch.setattr(panel.legend, "refresh", lambda: self.calls.append("legend"))

    @property
    def paints(self) -> int:
        return self._paints.count

    def _noted(self, kind: type, name: str) -> Callable[..., object]:
        act = getattr(kind, name)

        def noted(*given: object) -> object:
            self.calls.append(f"{kind.__name__}.{name}")
            return act(*given)

        return noted


def hide(panel: LandscapePanel) -> None:
    panel.hide()


def minimise(panel: LandscapePanel) -> None:
    panel.showMinimized()


@pytest.fixture(params=[hide, minimise])
def put_away(request: pytest.FixtureRequest, map_panel: LandscapePanel) -> Iterator[Move]:
    yield request.param
    map_panel.showNormal()


def come_back(panel: LandscapePanel, qtbot: QtBot) -> None:
    panel.showNormal()
    panel.show()
    qtbot.waitExposed(panel)
    qtbot.waitUntil(lambda: panel.trails.are_done)
    QTest.qWait(LONG_ENOUGH)


def seen(panel: LandscapePanel) -> np.ndarray:
    image = panel.plot.grab().toImage()
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4).astype(int)


def assert_as_if_drawn_anew(panel: LandscapePanel, qtbot: QtBot) -> None:
    """What is seen is what a map shows that draws everything now."""
    now = seen(panel)
    panel.trails.restart()
    panel.ground.draw_finely()
    panel.heads.show()
    panel.marks.draw()
    panel.starts.show()
    qtbot.waitUntil(lambda: panel.trails.are_done)
    assert (np.abs(now - seen(panel)).max(axis=2) > 100).sum() < 20


def test_a_race_goes_on_out_of_sight_and_nothing_is_drawn(
    map_panel: LandscapePanel,
    session: Session,
    clock: HandClock,
    put_away: Move,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session.play()
    tick(session.player, clock, 2)
    QTest.qWait(LONG_ENOUGH)
    put_away(map_panel)
    QApplication.processEvents()
    work, shown = Work(map_panel, monkeypatch), session.shown_step
    tick(session.player, clock, STEPS)
    session.highlight(1)
    session.select_racer(1)
    session.select_start(0)
    session.highlight(None)
    QTest.qWait(LONG_ENOUGH)
    assert (work.calls, work.paints) == ([], 0)
    assert session.shown_step > shown


def test_what_went_on_out_of_sight_is_seen_at_the_return(
    map_panel: LandscapePanel, session: Session, clock: HandClock, put_away: Move, qtbot: QtBot
) -> None:
    session.show_step(10)
    settle(session.player, clock)
    put_away(map_panel)
    session.show_step(60)
    settle(session.player, clock)
    heads = map_panel.plot.heads.places()
    come_back(map_panel, qtbot)
    assert map_panel.plot.heads.places() != heads
    wanted = np.hstack([session.race.positions(racer, 60) for racer in (0, 1)])
    np.testing.assert_array_equal(map_panel.plot.heads._points, wanted)
    assert_as_if_drawn_anew(map_panel, qtbot)


def test_a_setup_that_changed_out_of_sight_is_seen_at_the_return(
    map_panel: LandscapePanel,
    session: Session,
    clock: HandClock,
    put_away: Move,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session.show_step(40)
    settle(session.player, clock)
    before = seen(map_panel)
    put_away(map_panel)
    work = Work(map_panel, monkeypatch)
    session.set_function("himmelblau")
    session.move_start(0, (2.0, -1.0))
    session.remove_racer(1)
    session.show_step(40)
    settle(session.player, clock)
    QTest.qWait(LONG_ENOUGH)
    assert {"TrailSheet.draw", "Landscape.set_field", "Marks.draw"}.isdisjoint(work.calls)
    come_back(map_panel, qtbot)
    assert len(map_panel.legend.chips) == 1
    assert map_panel.plot.minima.count == 4
    assert map_panel.plot.heads.count == 2
    assert (np.abs(before - seen(map_panel)).max(axis=2) > 100).sum() > 1000
    assert_as_if_drawn_anew(map_panel, qtbot)


def test_marks_of_a_step_that_came_out_of_sight_are_seen_at_the_return(
    map_panel: LandscapePanel, session: Session, clock: HandClock, put_away: Move, qtbot: QtBot
) -> None:
    session.set_racer(0, optimizer="gradient_descent_wolfe", hyperparameters={})
    map_panel.marks_action.setChecked(True)
    put_away(map_panel)
    session.select_racer(0)
    session.show_step(3)
    settle(session.player, clock)
    assert map_panel.plot.marks.shapes == ()
    come_back(map_panel, qtbot)
    assert len(map_panel.plot.marks.shapes) > 0


def test_ground_that_drifts_is_seen_where_it_is_at_the_return(
    map_panel: LandscapePanel, session: Session, clock: HandClock, put_away: Move, qtbot: QtBot
) -> None:
    drift = replace(session.setup.transform, drift=(0.05, 0.0))
    session.change(replace(session.setup, transform=drift), "")
    put_away(map_panel)
    session.show_step(40)
    settle(session.player, clock)
    come_back(map_panel, qtbot)
    assert_as_if_drawn_anew(map_panel, qtbot)
