"""The map of a race that is seen by what it costs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.cost_axis import Axis
from engine.race import Race
from gui.landscape.shown import Still
from gui.panels.landscape import LandscapePanel
from gui.playing.by_cost import ByCost
from gui.plotting.markers import MarkerLayer
from gui.session import Session
from tests.gui.clock import HandClock, settle
from tests.gui.setups import cheap_dear_and_searching

GRADIENTS: Axis = "gradient_evaluations"


@pytest.fixture
def session(clock: HandClock) -> Iterator[Session]:
    made = Session(cheap_dear_and_searching(), clock)
    made.show_step(100)
    settle(made.player, clock)
    made.show_step(90)
    yield made
    made.player.stop()


def image(panel: LandscapePanel, qtbot: QtBot) -> np.ndarray:
    qtbot.waitUntil(lambda: panel.trails.are_done)
    panel.ground.draw_finely()
    QApplication.processEvents()
    grabbed = panel.plot.grab().toImage()
    flat = np.frombuffer(grabbed.constBits(), np.uint8)
    return flat.reshape(grabbed.height(), -1, 4)[:, : grabbed.width(), :3].astype(int)


def differing(first: np.ndarray, second: np.ndarray) -> int:
    return int((np.abs(first - second).max(axis=2) > 40).sum())


def heads_of(panel: LandscapePanel, racer: int, monkeypatch: pytest.MonkeyPatch) -> np.ndarray:
    """Where the heads of a racer are put."""
    told: list[tuple[np.ndarray, np.ndarray]] = []
    put = MarkerLayer.set_markers

    def note(layer: MarkerLayer, points: np.ndarray, which: np.ndarray, styles: object) -> None:
        told.append((points, which))
        put(layer, points, which, styles)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(MarkerLayer, "set_markers", note)
        panel.heads.show()
    points, which = told[-1]
    return points[:, which // 3 == racer]


def test_heads_stand_at_the_last_step_that_each_path_had_finished(
    map_panel: LandscapePanel, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    race = session.race
    session.set_axis(GRADIENTS)
    assert np.array_equal(heads_of(map_panel, 0, monkeypatch), race.positions(0, 90)[:2])
    assert np.array_equal(heads_of(map_panel, 1, monkeypatch), race.positions(1, 45)[:2])
    searching, own = heads_of(map_panel, 2, monkeypatch), session.steps_shown(2)
    assert isinstance(own, np.ndarray)
    for start, step in enumerate(own.tolist()):
        assert np.array_equal(searching[:, start], race.positions(2, step)[:2, start])
    session.set_axis("steps")
    assert np.array_equal(heads_of(map_panel, 1, monkeypatch), race.positions(1, 90)[:2])


def test_the_picture_depends_on_the_cost_and_not_on_the_way_there(
    map_panel: LandscapePanel, session: Session, qtbot: QtBot
) -> None:
    by_steps = image(map_panel, qtbot)
    session.set_axis(GRADIENTS)
    by_cost = image(map_panel, qtbot)
    assert differing(by_steps, by_cost) > 100
    for step in (3, 40, 41, 100, 90):
        session.show_step(step)
    assert differing(by_cost, image(map_panel, qtbot)) == 0
    for step in range(60, 91):
        session.show_step(step)
    assert differing(by_cost, image(map_panel, qtbot)) < 30
    session.set_axis("steps")
    assert differing(by_steps, image(map_panel, qtbot)) == 0


def test_each_trail_ends_where_its_head_stands(
    map_panel: LandscapePanel, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends: dict[int, np.ndarray] = {}

    def note(_sheet: object, parts: dict[int, np.ndarray]) -> None:
        for racer, row in ((racer, row) for racer, points in parts.items() for row in points):
            known = np.isfinite(row).all(axis=0)
            ends.setdefault(racer, np.full((2, 3), np.nan))[:, known] = row[:, known]

    session.set_axis(GRADIENTS)
    monkeypatch.setattr("gui.plotting.sheet.Sheet.draw", note)
    for step in (20, 21, 22, 70, 90):
        session.show_step(step)
        for racer in range(3):
            at = session.race.positions(racer, session.steps_shown(racer))
            assert np.array_equal(ends[racer], at[:2])
    assert map_panel.trails.are_done


def test_the_legend_counts_those_who_have_left_by_then(
    map_panel: LandscapePanel, session: Session, clock: HandClock
) -> None:
    wild = replace(session.setup.racers[1], hyperparameters={"learning_rate": 0.5})
    session.change(replace(session.setup, racers=(session.setup.racers[0], wild)), "wild")
    session.show_step(30)
    settle(session.player, clock)
    last = int(session.race.end_steps(1).max())
    assert 0 < last < 30
    session.set_axis(GRADIENTS)
    session.show_step(2 * last)
    map_panel.legend.refresh()
    assert "3 diverged" in map_panel.legend.chips[1].text()
    session.show_step(last)
    map_panel.legend.refresh()
    assert "3 diverged" not in map_panel.legend.chips[1].text()


def test_a_picture_is_seen_by_what_its_session_is_seen_by(qtbot: QtBot) -> None:
    del qtbot
    race = Race(replace(cheap_dear_and_searching(), view={"cost_axis": GRADIENTS}))
    race.advance(50)
    assert Still(race, 50).steps_shown(1) == 25
    assert Still(Race(cheap_dear_and_searching()), 0).steps_shown(1) == 0


def test_marks_are_those_of_the_step_where_a_path_stands(
    map_panel: LandscapePanel, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    marks = Race.marks

    def note(race: Race, racer: int, step: int) -> object:
        asked.append(step)
        return marks(race, racer, step)

    session.set_axis(GRADIENTS)
    session.select_racer(2)
    monkeypatch.setattr(Race, "marks", note)
    map_panel.marks.draw()
    own = np.asarray(session.steps_shown(2))
    near = own > own.max() - 16
    assert near.any()
    assert not near.all()
    assert np.array_equal(np.asarray(asked[-1]), np.where(near, own, 0))


def test_a_racer_that_is_off_and_a_race_without_starts_do_no_harm(
    map_panel: LandscapePanel, session: Session, clock: HandClock
) -> None:
    session.set_axis(GRADIENTS)
    session.set_racer(0, enabled=False)
    settle(session.player, clock)
    assert session.shown_cost >= 90
    session.change(replace(session.setup, racers=(), edits=()), "nobody")
    assert session.shown_cost == 0
    session.add_racer("sam")
    session.change(replace(session.setup, starts=()), "nowhere")
    settle(session.player, clock)
    assert session.shown_cost == 0
    assert map_panel.plot.heads.count == 0
    assert ByCost(GRADIENTS).step(session.race, 0, 0) == 0
