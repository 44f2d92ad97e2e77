"""Swarms on the map: their colours, and a wake that fades and is forgotten in time."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QColor

from gui.plotting.density import Flock
from gui.plotting.map_plot import MapPlot
from gui.plotting.swarm_layer import SwarmLayer
from gui.plotting.tints import NearestTint
from gui.plotting.wake import LOSS
from tests.gui.plotting.frame_picture import frame_picture

RED, BLUE = "#ff0000", "#0000ff"


def heap(x: float, color: str = RED) -> Flock:
    return Flock(np.full((2, 2_000), [[x], [0.0]]), color, 2_000, slot=[RED, BLUE].index(color))


def pixel_at(layer: SwarmLayer, x: float) -> QColor:
    column, row = layer.frame().pixels(np.array([x, 0.0])).astype(int)
    return QColor.fromRgba(int(layer.pixels()[row, column]))


def alpha_at(layer: SwarmLayer, x: float) -> int:
    return pixel_at(layer, x).alpha()


def wander(layer: SwarmLayer, *places: float) -> None:
    """One picture a place, each after the other."""
    for x in places:
        layer.age()
        layer.set_flocks([heap(x)])
        layer.pixels()


def test_dots_have_the_colour_of_their_racer(plot: MapPlot) -> None:
    plot.swarm.set_flocks([heap(-0.5), heap(0.5, BLUE)])
    assert pixel_at(plot.swarm, -0.5) == QColor(RED)
    assert pixel_at(plot.swarm, 0.5) == QColor(BLUE)
    assert alpha_at(plot.swarm, 0.0) == 0


def test_dots_have_the_colour_of_their_place_if_that_is_asked_for(plot: MapPlot) -> None:
    plot.swarm.set_flocks([heap(-0.5), heap(0.5)])
    plot.swarm.set_tint(NearestTint(np.array([[-0.5, 0.5], [0.0, 0.0]]), ("#00ff00", BLUE)))
    assert pixel_at(plot.swarm, -0.5) == QColor("#00ff00")
    assert pixel_at(plot.swarm, 0.5) == QColor(BLUE)
    plot.swarm.set_tint(None)
    assert pixel_at(plot.swarm, 0.5) == QColor(RED)


def test_what_is_painted_is_what_was_drawn(plot: MapPlot) -> None:
    plot.swarm.set_flocks([heap(0.0)])
    image = frame_picture(plot)
    column, row = plot.swarm.frame().pixels(np.array([0.0, 0.0])).astype(int)
    assert image.pixelColor(int(column), int(row)) == QColor(RED)


def test_without_a_wake_nothing_stays_behind(plot: MapPlot) -> None:
    wander(plot.swarm, -0.5, 0.5)
    assert alpha_at(plot.swarm, -0.5) == 0


def test_a_wake_fades_with_each_picture_and_is_gone_in_time(plot: MapPlot) -> None:
    plot.swarm.set_wake(True)
    wander(plot.swarm, -0.5)
    assert alpha_at(plot.swarm, -0.5) == 255
    seen: list[int] = []
    while not seen or seen[-1]:
        wander(plot.swarm, 0.5)
        seen.append(alpha_at(plot.swarm, -0.5))
    assert seen[0] == 255 // 2 - LOSS
    assert seen == sorted(set(seen), reverse=True)
    assert len(seen) == 43
    assert alpha_at(plot.swarm, 0.5) == 255


def test_a_wake_keeps_its_colour_until_dots_come_over_it(plot: MapPlot) -> None:
    plot.swarm.set_wake(True)
    wander(plot.swarm, -0.5)
    plot.swarm.age()
    plot.swarm.set_flocks([heap(0.5, BLUE)])
    assert pixel_at(plot.swarm, 0.5) == QColor(BLUE)
    wake = pixel_at(plot.swarm, -0.5)
    assert wake.red() > 0 and wake.blue() == 0
    plot.swarm.set_flocks([heap(-0.5, BLUE)])
    assert pixel_at(plot.swarm, -0.5) == QColor(BLUE)


def test_looking_again_at_the_same_step_fades_nothing(plot: MapPlot) -> None:
    plot.swarm.set_wake(True)
    wander(plot.swarm, -0.5, 0.5)
    before = alpha_at(plot.swarm, -0.5)
    plot.swarm.set_flocks([heap(0.5)])
    assert alpha_at(plot.swarm, -0.5) == before > 0


def test_a_wake_is_forgotten_at_a_jump_or_when_the_view_moves(plot: MapPlot) -> None:
    plot.swarm.set_wake(True)
    wander(plot.swarm, -0.5, 0.5)
    plot.swarm.forget()
    assert alpha_at(plot.swarm, -0.5) == 0
    wander(plot.swarm, -0.5, 0.5)
    assert alpha_at(plot.swarm, -0.5) > 0
    plot.fit((-1.1, 1.1), (-1.0, 1.0))
    assert alpha_at(plot.swarm, -0.5) == 0


def test_a_wake_that_is_no_longer_wanted_goes_at_once(plot: MapPlot) -> None:
    plot.swarm.set_wake(True)
    wander(plot.swarm, -0.5, 0.5)
    plot.swarm.set_wake(False)
    assert alpha_at(plot.swarm, -0.5) == 0
