"""How swarms look on the map: a person chooses by what dots are coloured, and whether they fade."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QStandardItemModel
from pytestqt.qtbot import QtBot

from engine.race import Race
from engine.setup import RacerSetup, Setup
from engine.setup.problem import ProblemSetup
from engine.setup.starts import RandomStarts
from gui.landscape import swarm as swarm_module
from gui.landscape.still_map import StillMap
from gui.landscape.swarm_choice import SwarmChoice
from gui.panels.landscape import LandscapePanel
from gui.plotting.swarm_layer import SwarmLayer
from gui.plotting.tints import mixed_tones
from gui.session import Session
from gui.theme import DARK, LIGHT, ThemeSource
from tests.gui.clock import HandClock, settle, tick

STARTS = 60
BASIN = 2


def himmelblau(**view: object) -> Setup:
    adam = RacerSetup(optimizer="adam", hyperparameters={"learning_rate": 0.05})
    starts = RandomStarts(STARTS, ((-4.0, 4.0), (-4.0, 4.0)))
    return Setup(ProblemSetup(function="himmelblau"), starts, (adam,), view=view)


def no_swarm() -> Setup:
    return replace(himmelblau(), starts=((1.0, 1.0),))


def without_minima() -> Setup:
    problem = ProblemSetup(formula="x**2 + y**2", window=((-5.0, 5.0), (-5.0, 5.0)))
    return replace(himmelblau(), problem=problem)


class Stand:
    def __init__(self, setup: Setup) -> None:
        self.clock = HandClock()
        self.session = Session(setup, self.clock)
        self.themes = ThemeSource("dark")
        self.panel = LandscapePanel(self.session, self.themes)

    @property
    def layer(self) -> SwarmLayer:
        return self.panel.plot.swarm

    @property
    def choice(self) -> SwarmChoice:
        return self.panel.swarm_choice

    def show(self, step: int) -> None:
        self.session.show_step(step)
        settle(self.session.player, self.clock)

    def choose(self, name: str) -> None:
        index = ["racer", "height", "basin"].index(name)
        self.panel.swarm_bar.colors.setCurrentIndex(index)
        self.panel.swarm_bar.colors.activated.emit(index)


@pytest.fixture
def stand(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stand]:
    monkeypatch.setattr(swarm_module, "MOST_TRAILS", STARTS - 1)
    monkeypatch.setattr(swarm_module, "MOST_MARKED", STARTS - 1)
    made = Stand(himmelblau())
    qtbot.addWidget(made.panel)
    made.panel.setGeometry(300, 300, 700, 500)
    made.panel.show()
    qtbot.waitExposed(made.panel)
    yield made
    made.session.player.stop()
    made.panel.ground.stop()
    made.panel.hide()


def colors_at_points(layer: SwarmLayer, points: np.ndarray) -> np.ndarray:
    """Red, green and blue where each point is, as if its dot were alone and full `(count, 3)`."""
    columns, rows = layer.frame().pixels(points).astype(int)
    channels = layer.pixels()[rows, columns, None] >> np.array([24, 16, 8, 0]) & 255
    return 255.0 * channels[:, 1:] / channels[:, :1]


def rgb(color: str) -> np.ndarray:
    return np.array([int(color[at : at + 2], 16) for at in (1, 3, 5)])


def assert_are(found: np.ndarray, wanted: list[str]) -> None:
    """Nearly all: a dot may lie over another. Faint ones are rounded."""
    away = np.abs(found - np.array([rgb(color) for color in wanted])).max(axis=1)
    assert np.mean(away <= 12) > 0.9


def test_dots_have_the_colour_of_their_racer_at_first(stand: Stand) -> None:
    stand.show(5)
    points = stand.session.race.positions(0, 5)
    assert_are(colors_at_points(stand.layer, points), [DARK.racers[0]] * STARTS)


def test_by_basin_a_dot_has_the_colour_of_the_minimum_nearest_to_it(stand: Stand) -> None:
    stand.show(20)
    stand.choose("basin")
    points = stand.session.race.positions(0, 20)
    minima = np.array([minimum.point for minimum in stand.session.race.problem.minima])
    nearest = np.hypot(*(points[:, :, None] - minima.T[:, None, :])).argmin(axis=1)
    assert len(set(nearest.tolist())) > 2
    assert_are(colors_at_points(stand.layer, points), [DARK.racers[one] for one in nearest])
    stars = stand.panel.plot.minima
    assert [style.color for style in stars._styles] == list(DARK.racers[: len(minima)])


def test_by_height_a_dot_has_the_colour_of_its_height_on_the_scale_of_the_map(
    stand: Stand,
) -> None:
    stand.show(20)
    stand.panel.ground.draw_finely()
    stand.choose("height")
    scale = stand.panel.plot.scale
    assert scale is not None
    shares = scale.shares_of(stand.session.race.heights(0, 20))
    points = stand.session.race.positions(0, 20)
    tones = [mixed_tones(DARK.swarm_heights)[round(255 * share)] for share in shares.tolist()]
    found = colors_at_points(stand.layer, points)
    away = np.abs(found - np.array([rgb(tone) for tone in tones])).max(axis=1)
    assert np.median(away) < 25  # heights are those of the ground's grid
    assert stand.panel.plot.color_bar._dot_tones == DARK.swarm_heights


def test_they_take_the_colours_of_the_theme(stand: Stand) -> None:
    stand.show(5)
    stand.choose("basin")
    stand.themes.set_mode("light")
    found = {tuple(row) for row in colors_at_points(stand.layer, stand.layer.points).round(-1)}
    assert found <= {tuple(rgb(c).round(-1) + off) for c in LIGHT.racers[:4] for off in _near()}
    assert LIGHT.racers[0] in stand.panel.swarm_bar.key.text()


def _near() -> list[np.ndarray]:
    steps = (-10, 0, 10)
    return [np.array([r, g, b]) for r in steps for g in steps for b in steps]


def test_the_key_says_what_colours_mean(stand: Stand) -> None:
    key = stand.panel.swarm_bar.key
    assert key.text() == ""
    stand.choose("height")
    assert all(color in key.text() for color in DARK.swarm_heights)
    stand.choose("basin")
    assert "(3,&nbsp;2)" in key.text() and DARK.racers[0] in key.text()


def test_menu_keys_and_bar_are_one_choice_and_kept_with_the_session(
    qtbot: QtBot, stand: Stand
) -> None:
    bar, session = stand.panel.swarm_bar, stand.session
    stand.choose("height")
    assert stand.choice.colors["height"].isChecked()
    assert session.kept_setup.view["swarm_colors"] == "height"
    stand.panel.activateWindow()
    qtbot.waitActive(stand.panel)
    qtbot.keyClick(stand.panel.plot, Qt.Key.Key_B, Qt.KeyboardModifier.ShiftModifier)
    assert bar.colors.currentIndex() == BASIN
    qtbot.keyClick(stand.panel.plot, Qt.Key.Key_W)
    assert bar.wake.isChecked() and session.kept_setup.view["swarm_wake"] is True
    bar.wake.click()
    assert not stand.choice.wake.isChecked()
    stand.choose("racer")
    assert not {"swarm_colors", "swarm_wake"} & session.kept_setup.view.keys()
    assert session.undo_stack.count() == 0


def test_a_session_says_how_its_swarm_looks(stand: Stand) -> None:
    stand.session.load(himmelblau(swarm_colors="basin", swarm_wake=True))
    assert stand.panel.swarm.colors == "basin"
    assert stand.choice.colors["basin"].isChecked() and stand.choice.wake.isChecked()
    stand.session.load(himmelblau())
    assert stand.panel.swarm.colors == "racer"
    assert not stand.choice.wake.isChecked()


def test_the_choice_is_offered_where_there_is_a_swarm(stand: Stand) -> None:
    stand.choose("height")
    assert stand.panel.swarm_bar.isVisible()
    stand.session.change(no_swarm(), "few")
    assert not stand.panel.swarm_bar.isVisible()
    assert not any(action.isEnabled() for action in stand.choice.actions)
    assert stand.panel.plot.color_bar._dot_tones == ()
    assert stand.layer.points.shape == (2, 0)
    stand.session.undo_stack.undo()
    assert stand.panel.swarm_bar.isVisible()
    assert all(action.isEnabled() for action in stand.choice.actions)
    assert stand.panel.swarm.colors == "height"


def test_without_known_minima_dots_have_the_colours_of_racers_until_there_are_some(
    stand: Stand,
) -> None:
    stand.choose("basin")
    stand.session.change(without_minima(), "no minima")
    assert stand.panel.swarm.colors == "racer"
    assert not stand.choice.colors["basin"].isEnabled()
    model = stand.panel.swarm_bar.colors.model()
    assert isinstance(model, QStandardItemModel) and not model.item(BASIN).isEnabled()
    assert stand.panel.swarm_bar.key.text() == ""
    stand.session.undo_stack.undo()
    assert stand.panel.swarm.colors == "basin"
    assert model.item(BASIN).isEnabled()


def dots_and_wake(stand: Stand) -> int:
    return int((stand.layer.pixels() > 0).sum())


def test_a_wake_stays_while_the_race_goes_on_and_not_when_it_jumps(stand: Stand) -> None:
    stand.panel.swarm_bar.wake.click()
    stand.show(1)
    alone = dots_and_wake(stand)
    stand.session.step_forward()
    settle(stand.session.player, stand.clock)
    stand.show(2)
    assert dots_and_wake(stand) > alone
    stand.show(30)
    stand.show(9)
    assert dots_and_wake(stand) <= 4 * STARTS


def test_a_race_that_plays_leaves_a_wake_however_fast(stand: Stand) -> None:
    stand.panel.swarm_bar.wake.click()
    stand.session.set_speed(200.0)
    stand.session.play()
    for _ in range(4):
        tick(stand.session.player, stand.clock)
        seen = dots_and_wake(stand)
    assert stand.session.shown_step > 10
    assert seen > 4 * STARTS


def test_a_changed_setup_leaves_no_wake_of_what_was(stand: Stand) -> None:
    stand.panel.swarm_bar.wake.click()
    for step in (1, 2, 3, 4):
        stand.show(step)
        dots_and_wake(stand)
    assert dots_and_wake(stand) > 4 * STARTS
    stand.session.set_seed(stand.session.setup.seed + 1)
    settle(stand.session.player, stand.clock)
    assert dots_and_wake(stand) <= 4 * STARTS


def test_a_swarm_has_no_trails_no_heads_and_no_marks_of_starts(stand: Stand) -> None:
    stand.show(30)
    plot = stand.panel.plot
    assert plot.heads.count == plot.starts.count == 0
    assert stand.panel.trails.are_done
    assert np.array_equal(stand.layer.points, stand.session.race.positions(0, 30))
    x, y = stand.session.race.positions(0, 30)[:, 0]
    assert plot.trails.racer_at(float(x), float(y), 9.0) is None


def test_paths_are_counted_over_the_racers_that_run(
    stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swarm_module, "MOST_TRAILS", 2 * STARTS - 1)
    monkeypatch.setattr(swarm_module, "MOST_MARKED", STARTS)
    stand.session.set_seed(1)
    stand.show(3)
    plot = stand.panel.plot
    assert (stand.layer.points.shape[1], plot.heads.count) == (0, STARTS)
    stand.session.duplicate_racer(0)
    settle(stand.session.player, stand.clock)
    assert (stand.layer.points.shape[1], plot.heads.count) == (2 * STARTS, 0)
    assert plot.starts.count == STARTS  # few enough to take hold of one
    stand.session.solo_racer(1)
    settle(stand.session.player, stand.clock)
    assert (stand.layer.points.shape[1], plot.heads.count) == (0, STARTS)
    assert not stand.panel.swarm_bar.isVisible()


@pytest.mark.parametrize("colors", ["racer", "height", "basin"])
def test_a_picture_has_the_same_colours(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, colors: str
) -> None:
    del qtbot
    monkeypatch.setattr(swarm_module, "MOST_TRAILS", STARTS - 1)
    race = Race(himmelblau(swarm_colors=colors))
    race.advance(20)
    still = StillMap(race, 20, DARK, QSize(600, 500), 2.0)
    found = colors_at_points(still.plot.swarm, race.positions(0, 20))
    minima = np.array([minimum.point for minimum in race.problem.minima])
    away = np.hypot(*(race.positions(0, 20)[:, :, None] - minima.T[:, None, :]))
    scale = still.plot.scale
    assert scale is not None
    shares = scale.shares_of(race.heights(0, 20)).tolist()
    wanted = {
        "racer": [DARK.racers[0]] * STARTS,
        "basin": [DARK.racers[one] for one in away.argmin(axis=1)],
        "height": [mixed_tones(DARK.swarm_heights)[round(255 * share)] for share in shares],
    }[colors]
    off = np.abs(found - np.array([rgb(color) for color in wanted])).max(axis=1)
    assert np.median(off) < 25
    still.close()
