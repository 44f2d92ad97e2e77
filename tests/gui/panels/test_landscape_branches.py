"""Both futures on the map: one trail up to where they part, then two, the old one dimmed."""

import numpy as np
from pytestqt.qtbot import QtBot

from gui.landscape.trail_source import HighlightedTrails, RaceTrails
from gui.panels.landscape import LandscapePanel
from gui.racers.racer_look import looks
from gui.session import Session
from gui.theme import DARK
from tests.gui.clock import HandClock, settle
from tests.gui.setups import two_racers


def branch(session: Session, clock: HandClock, at: int = 20, newest: int = 60) -> None:
    session.show_step(newest)
    settle(session.player, clock)
    session.show_step(at)
    session.set_hyperparameter(0, "learning_rate", 0.4)
    settle(session.player, clock)


def heads_of(panel: LandscapePanel) -> int:
    return panel.plot.heads.count


def test_an_old_future_has_heads_once_it_has_parted(
    map_panel: LandscapePanel, session: Session, clock: HandClock
) -> None:
    branch(session, clock)
    paths = session.race.starts.shape[1]
    session.show_step(20)
    assert heads_of(map_panel) == 2 * paths
    session.show_step(21)
    assert heads_of(map_panel) == 3 * paths
    session.show_step(10)
    assert heads_of(map_panel) == 2 * paths


def test_its_trail_begins_where_it_parts(session: Session, clock: HandClock) -> None:
    branch(session, clock)
    steps, points = RaceTrails(session).trail(2, 0, 60)
    assert steps.tolist() == list(range(20, 61))
    np.testing.assert_array_equal(points[0], session.race.positions(0, 20))
    assert RaceTrails(session).trail(2, 0, 19)[0].tolist() == []
    assert np.isnan(RaceTrails(session).positions(2, 19)).all()


def test_its_trail_begins_there_though_a_long_race_does_not_keep_that_step(
    clock: HandClock,
) -> None:
    session = Session(two_racers(), clock, history_budget=100_000)
    branch(session, clock, at=1_235, newest=4_000)
    assert session.race.grain(2) > 1
    steps, points = RaceTrails(session).trail(2, 0, 4_000)
    assert steps[0] == 1_235
    assert (np.diff(steps) > 0).all()
    np.testing.assert_array_equal(points[0], session.race.positions(0, 1_235))
    session.player.stop()


def test_the_map_shows_the_old_future_in_the_dimmed_colour(
    qtbot: QtBot, map_panel: LandscapePanel, session: Session, clock: HandClock
) -> None:
    branch(session, clock)
    session.show_step(60)
    qtbot.waitUntil(lambda: map_panel.trails.are_done)
    legend = [chip.text() for chip in map_panel.legend.chips]
    assert legend[2].startswith("SGD, unchanged at 20")
    dimmed = looks(session.setup, DARK)[2].color
    image = map_panel.plot.grab().toImage()
    colors = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
    assert dimmed.rgb() in colors


def strengths(panel: LandscapePanel, paths: int) -> list[bool]:
    """Whether heads are as strong as ever, by racer, from below."""
    return [opacity == 1.0 for opacity in panel.plot.heads.opacities()[::paths]]


def test_who_points_at_a_racer_sees_its_old_future_too(
    map_panel: LandscapePanel, session: Session, clock: HandClock
) -> None:
    branch(session, clock)
    session.show_step(60)
    session.highlight(0)
    assert HighlightedTrails(session).racers() == [2, 0]  # from below
    assert HighlightedTrails(session).trail(2, 0, 60)[0][0] == 20
    # The old future lies below all others, and the racer that is pointed at on top.
    assert strengths(map_panel, session.race.starts.shape[1]) == [True, False, True]


def test_an_old_future_that_is_pointed_at_shows_its_whole_past(
    map_panel: LandscapePanel, session: Session, clock: HandClock
) -> None:
    branch(session, clock)
    session.show_step(60)
    session.highlight(2)
    assert HighlightedTrails(session).racers() == [2]
    assert HighlightedTrails(session).trail(2, 0, 60)[0].tolist() == list(range(61))
    assert strengths(map_panel, session.race.starts.shape[1]) == [False, False, True]


def test_an_old_future_without_the_racer_it_was_shows_its_whole_past(
    map_panel: LandscapePanel, session: Session, clock: HandClock
) -> None:
    branch(session, clock)
    session.solo_racer(2)
    settle(session.player, clock)
    session.show_step(10)
    assert heads_of(map_panel) == session.race.starts.shape[1]
    assert RaceTrails(session).trail(2, 0, 60)[0].tolist() == list(range(61))
