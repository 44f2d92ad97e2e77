"""The colours of a swarm on the map and in a picture."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from engine.race import Race
from gui.landscape.still_map import StillMap
from gui.plotting.swarm_layer import SwarmLayer
from gui.plotting.tints import mixed_tones
from gui.theme import DARK, LIGHT
from tests.gui.panels.swarm_stand import STARTS, Stand, himmelblau, lowered, swarm_stand


@pytest.fixture
def stand(qtbot: QtBot) -> Iterator[Stand]:
    with swarm_stand(qtbot) as made:
        yield made


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
    assert LIGHT.racers[0] in stand.panel.swarm_choice.bar.key.text()


def _near() -> list[np.ndarray]:
    steps = (-10, 0, 10)
    return [np.array([r, g, b]) for r in steps for g in steps for b in steps]


def test_the_key_says_what_colours_mean(stand: Stand) -> None:
    key = stand.panel.swarm_choice.bar.key
    assert key.text() == ""
    stand.choose("height")
    assert all(color in key.text() for color in DARK.swarm_heights)
    stand.choose("basin")
    assert "(3,&nbsp;2)" in key.text() and DARK.racers[0] in key.text()


@pytest.mark.parametrize("colors", ["racer", "height", "basin"])
def test_a_picture_has_the_same_colours(qtbot: QtBot, colors: str) -> None:
    del qtbot
    with lowered():
        assert_same_colors(colors)


def assert_same_colors(colors: str) -> None:
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
