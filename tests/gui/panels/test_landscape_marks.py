"""The map draws how the selected racer found its step."""

import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.race import Race
from engine.setup import RacerSetup, Setup
from gui.export.picture import picture
from gui.panels.landscape import LandscapePanel
from gui.session import Session
from gui.theme import DARK, LIGHT, ThemeSource
from tests.gui.clock import HandClock, settle
from tests.gui.setups import two_racers

LEFT = Qt.MouseButton.LeftButton


def searchers() -> Setup:
    racers = tuple(RacerSetup(optimizer=name) for name in ("nelder_mead", "cma_es", "sgd"))
    return replace(two_racers(), racers=racers)


@pytest.fixture
def session(clock: HandClock) -> Iterator[Session]:
    made = Session(searchers(), clock)
    yield made
    made.player.stop()


def shows(qtbot: QtBot, panel: LandscapePanel, *colors: str) -> bool:
    """Marks that took long to work out come a little later."""
    qtbot.waitUntil(lambda: {shape.color for shape in panel.plot.marks.shapes} == set(colors))
    return True


def test_the_selected_racer_and_the_highlighted_one_show_their_marks(
    qtbot: QtBot, map_panel: LandscapePanel, session: Session, clock: HandClock
) -> None:
    session.show_step(5)
    settle(session.player, clock)
    assert shows(qtbot, map_panel)
    session.select_racer(0)
    assert shows(qtbot, map_panel, DARK.racers[0])
    session.highlight(1)
    assert shows(qtbot, map_panel, DARK.racers[0], DARK.racers[1])
    assert map_panel.plot.marks.shapes[-1].color == DARK.racers[1]
    session.highlight(None)
    session.select_racer(2)
    assert shows(qtbot, map_panel)


def test_the_marks_are_those_of_the_shown_step_and_start_at_the_head(
    qtbot: QtBot, map_panel: LandscapePanel, session: Session, clock: HandClock
) -> None:
    session.select_racer(0)

    def is_at_the_heads() -> bool:
        shapes = map_panel.plot.marks.shapes
        corners = [one.points[:, 0].tolist() for one in shapes if one.fill and one.opacity == 1.0]
        return corners == session.race.positions(0, session.shown_step).T.tolist()

    for step in (7, 3):
        session.show_step(step)
        settle(session.player, clock)
        qtbot.waitUntil(is_at_the_heads)
    session.restart()
    assert shows(qtbot, map_panel)


def test_a_racer_that_sits_out_or_is_gone_has_no_marks(
    qtbot: QtBot, map_panel: LandscapePanel, session: Session, clock: HandClock
) -> None:
    session.select_racer(0)
    session.show_step(5)
    settle(session.player, clock)
    session.set_racer(0, enabled=False)
    assert shows(qtbot, map_panel)
    session.set_racer(0, enabled=True)
    settle(session.player, clock)
    assert shows(qtbot, map_panel, DARK.racers[0])
    session.remove_racer(0)
    assert shows(qtbot, map_panel)


def test_they_are_switched_off_and_on_by_the_box_and_by_the_key(
    qtbot: QtBot, map_panel: LandscapePanel, session: Session, clock: HandClock
) -> None:
    session.select_racer(0)
    session.show_step(5)
    settle(session.player, clock)
    box = map_panel.bar.marks
    assert box.isChecked()
    qtbot.mouseClick(box, LEFT)
    assert shows(qtbot, map_panel)
    assert session.kept_setup.view["marks"] is False
    map_panel.activateWindow()
    qtbot.waitActive(map_panel)
    qtbot.keyClick(map_panel.plot, Qt.Key.Key_M)
    assert box.isChecked() and shows(qtbot, map_panel, DARK.racers[0])
    assert "marks" not in session.kept_setup.view


def test_a_session_says_whether_it_shows_marks(map_panel: LandscapePanel, session: Session) -> None:
    session.load(replace(searchers(), view={"marks": False}))
    assert not map_panel.bar.marks.isChecked() and not map_panel.marks_action.isChecked()
    session.load(searchers())
    assert map_panel.bar.marks.isChecked() and map_panel.marks_action.isChecked()


def test_they_take_the_colours_of_the_theme(
    qtbot: QtBot,
    map_panel: LandscapePanel,
    session: Session,
    clock: HandClock,
    theme_source: ThemeSource,
) -> None:
    session.select_racer(0)
    session.show_step(5)
    settle(session.player, clock)
    theme_source.set_mode("light")
    assert shows(qtbot, map_panel, LIGHT.racers[0])
    assert {shape.halo for shape in map_panel.plot.marks.shapes} == {LIGHT.map_low}


def test_marks_that_are_dear_wait_and_the_last_ones_come(
    qtbot: QtBot,
    map_panel: LandscapePanel,
    session: Session,
    clock: HandClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session.select_racer(0)
    session.show_step(20)
    settle(session.player, clock)
    drawn: list[int] = []
    work = Race.marks

    def slow(self: Race, racer: int, step: int) -> object:
        drawn.append(step)
        time.sleep(0.02)
        return work(self, racer, step)

    monkeypatch.setattr(Race, "marks", slow)
    map_panel.marks.draw()
    drawn.clear()
    for step in range(1, 15):
        session.show_step(step)
    assert not drawn
    qtbot.waitUntil(lambda: drawn[-1:] == [14])


def test_a_picture_of_one_racer_has_its_marks(qtbot: QtBot) -> None:
    del qtbot
    alone = replace(searchers(), racers=searchers().racers[:1])
    race = Race.from_setup(alone)
    race.advance(5)
    without = Race.from_setup(replace(alone, view={"marks": False}))
    without.advance(5)
    assert picture(race, 5, DARK, 1.0) != picture(without, 5, DARK, 1.0)
