"""The map draws the quadratic model where the selected racer stands, if a person wants it."""

from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.local_model import LocalModel
from engine.race import Race
from gui.export.picture import picture
from gui.panels.landscape import LandscapePanel
from gui.plotting.shapes import Shape
from gui.session import Session
from gui.theme import DARK, LIGHT, ThemeSource
from tests.gui.clock import HandClock
from tests.gui.sessions import go_to
from tests.gui.setups import two_racers

LEFT = Qt.MouseButton.LeftButton


def shapes(panel: LandscapePanel) -> tuple[Shape, ...]:
    return panel.plot.local_model.shapes


def says(panel: LandscapePanel, words: str) -> bool:
    return words in panel.local_model.readout.sentence.text()


def stands_at(panel: LandscapePanel) -> np.ndarray:
    """Where the rim of the lens has its middle."""
    rim = shapes(panel)[0].points[:, :-1]
    return np.array(rim.mean(axis=1))


def is_at(qtbot: QtBot, panel: LandscapePanel, session: Session, *path: int) -> bool:
    """Drawn and told at the point of a racer and a start, now or soon."""
    racer, start = path
    point = session.race.positions(racer, session.shown_step)[:, start]
    qtbot.waitUntil(lambda: bool(np.allclose(stands_at(panel), point, atol=1e-6)))
    color = DARK.racers[racer]
    assert color in {shape.color for shape in shapes(panel)}
    name = ("SGD", "Momentum")[racer]
    readout = panel.local_model.readout
    qtbot.waitUntil(lambda: readout.who.text() == f"{name}, start {start + 1}")
    return True


def test_it_is_off_until_the_box_the_key_or_the_session_wants_it(
    qtbot: QtBot, map_panel: LandscapePanel, session: Session
) -> None:
    box, readout = map_panel.bar.local_model, map_panel.local_model.readout
    assert not box.isChecked() and readout.isHidden() and shapes(map_panel) == ()
    qtbot.mouseClick(box, LEFT)
    assert readout.isVisible() and shapes(map_panel)
    assert session.kept_setup.view["local_model"] is True
    map_panel.activateWindow()
    qtbot.waitActive(map_panel)
    qtbot.keyClick(map_panel.plot, Qt.Key.Key_L)
    assert not box.isChecked() and readout.isHidden() and shapes(map_panel) == ()
    assert "local_model" not in session.kept_setup.view
    session.load(replace(two_racers(), view={"local_model": True}))
    assert box.isChecked() and readout.isVisible()
    qtbot.waitUntil(lambda: bool(shapes(map_panel)))


def test_it_stands_where_the_selected_racer_is_from_the_selected_start(
    qtbot: QtBot, map_panel: LandscapePanel, session: Session, clock: HandClock
) -> None:
    go_to(session, clock, 12)
    map_panel.local_model.action.setChecked(True)
    assert is_at(qtbot, map_panel, session, 0, 0)
    session.select_racer(1)
    assert is_at(qtbot, map_panel, session, 1, 0)
    session.select_start(1)
    assert is_at(qtbot, map_panel, session, 1, 1)
    session.show_step(3)
    assert is_at(qtbot, map_panel, session, 1, 1)
    session.remove_start(0)
    assert is_at(qtbot, map_panel, session, 1, 0)
    session.set_racer(1, enabled=False)
    assert is_at(qtbot, map_panel, session, 0, 0)


def test_where_nobody_runs_there_is_none(
    qtbot: QtBot, map_panel: LandscapePanel, session: Session
) -> None:
    map_panel.local_model.action.setChecked(True)
    for racer in (0, 1):
        session.set_racer(racer, enabled=False)
    qtbot.waitUntil(lambda: not shapes(map_panel))
    qtbot.waitUntil(partial(says, map_panel, "There is no local model"))


def test_the_figures_follow_a_change_of_the_rate(
    qtbot: QtBot, map_panel: LandscapePanel, session: Session
) -> None:
    map_panel.local_model.action.setChecked(True)
    for rate, said in ((50.0, "beyond stability"), (0.001, "is stable")):
        session.set_hyperparameter(0, "learning_rate", rate)
        qtbot.waitUntil(partial(says, map_panel, said))


def test_it_keeps_its_size_on_the_screen_when_the_view_moves(
    qtbot: QtBot, map_panel: LandscapePanel
) -> None:
    map_panel.local_model.action.setChecked(True)
    layer = map_panel.plot.local_model

    def width() -> float:
        return float(np.ptp(layer.frame().pixels(shapes(map_panel)[0].points)[0]))

    before = width()
    map_panel.plot.view_box.zoom(0.5)
    qtbot.waitUntil(lambda: bool(width() == pytest.approx(before, rel=1e-6)))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows with each model that is worked out."""
    found: list[int] = []
    original = LocalModel.at

    def at(*given: Any) -> LocalModel:
        found.append(1)
        return original(*given)

    monkeypatch.setattr(LocalModel, "at", at)
    return found


def test_while_it_is_off_or_out_of_sight_nothing_is_worked_out(
    qtbot: QtBot, map_panel: LandscapePanel, session: Session, clock: HandClock, asked: list[int]
) -> None:
    go_to(session, clock, 5)
    map_panel.plot.view_box.zoom(0.5)
    QApplication.processEvents()
    assert not asked
    map_panel.local_model.action.setChecked(True)
    assert asked
    qtbot.wait(300)
    map_panel.hide()
    asked.clear()
    go_to(session, clock, 9)
    qtbot.wait(300)
    assert not asked
    map_panel.show()
    assert asked


def test_many_steps_in_a_row_are_worked_out_at_most_thirty_times_a_second(
    qtbot: QtBot, map_panel: LandscapePanel, session: Session, clock: HandClock, asked: list[int]
) -> None:
    go_to(session, clock, 40)
    map_panel.local_model.action.setChecked(True)
    qtbot.wait(250)
    asked.clear()
    for step in range(40):
        session.show_step(step)
    assert len(asked) <= 4  # twice for the map, twice for the figures
    assert is_at(qtbot, map_panel, session, 0, 0)


def test_it_takes_the_colours_of_the_theme(
    qtbot: QtBot, map_panel: LandscapePanel, theme_source: ThemeSource
) -> None:
    map_panel.local_model.action.setChecked(True)
    theme_source.set_mode("light")
    qtbot.waitUntil(lambda: LIGHT.racers[0] in {shape.color for shape in shapes(map_panel)})


def test_a_picture_has_it_where_the_session_shows_it(qtbot: QtBot) -> None:
    del qtbot
    found = []
    for view in ({}, {"local_model": True}):
        race = Race.from_setup(replace(two_racers(), view=view))
        race.advance(5)
        found.append(picture(race, 5, DARK, 1.0))
    assert found[0] != found[1]
