"""Marks are where their points are, few as shapes, many as dots."""

from __future__ import annotations

import time

import numpy as np
from PySide6.QtGui import QColor

from gui.plotting.map_plot import MapPlot
from gui.plotting.markers import MarkerStyle
from gui.plotting.pixel_map import PixelMap
from gui.plotting.swarm import dots
from gui.theme import DARK, MARKERS
from tests.gui.plotting.frame_picture import frame_picture

STYLES = [MarkerStyle(MARKERS[i], DARK.racers[i], DARK.ring) for i in range(3)]


def test_a_mark_has_its_colour_at_its_point_and_a_ring_around(plot: MapPlot) -> None:
    plot.heads.set_markers(np.array([[0.0], [0.0]]), [0], STYLES)
    image = frame_picture(plot)
    x, y = (round(v) for v in plot.heads.places()[0])
    assert image.pixelColor(x, y) == QColor(STYLES[0].color)
    assert image.pixelColor(x, y - 6) == QColor(DARK.ring)


def test_the_nearest_mark_is_found_within_reach_only(plot: MapPlot) -> None:
    points = np.array([[0.0, 0.5, np.nan], [0.0, 0.5, 0.0]])
    plot.heads.set_markers(points, [0, 1, 2], STYLES)
    assert plot.heads.nearest(0.48, 0.5, 10.0) == 1
    assert plot.heads.nearest(0.25, 0.25, 10.0) is None
    plot.heads.set_markers(np.empty((2, 0)), [], STYLES)
    assert plot.heads.nearest(0.0, 0.0, 10.0) is None


def test_heads_outside_are_held_at_the_edge_and_starts_are_not(plot: MapPlot) -> None:
    points = np.array([[9.0], [0.0]])
    plot.heads.set_markers(points, [0], STYLES)
    plot.starts.set_markers(points, [0], STYLES)
    width = plot.heads.frame().width
    assert plot.heads.places()[0][0] < width
    assert plot.starts.places()[0][0] > width


def test_a_crowd_becomes_dots_of_its_colours(plot: MapPlot) -> None:
    side = np.linspace(-0.9, 0.9, 50)
    grid = np.array([np.tile(side, 50), np.repeat(side, 50)])
    which = np.repeat([0, 1], 1250)
    plot.heads.set_markers(grid, which, STYLES)
    image = frame_picture(plot)
    colors = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
    assert {QColor(STYLES[i].color).rgb() for i in (0, 1)} <= colors


def test_a_hundred_thousand_dots_fit_into_a_frame() -> None:
    frame = PixelMap((-1.0, 1.0), (-1.0, 1.0), 1280.0, 800.0, 1.0)
    points = np.random.default_rng(0).uniform(-1.1, 1.1, (2, 100_000))
    colors = np.full(100_000, 0xFF00FF00, np.uint32)
    times = []
    for _ in range(5):
        began = time.perf_counter()
        image = dots(frame, points, colors)
        times.append(time.perf_counter() - began)
    assert min(times) < 0.05
    assert image.pixel(640, 400) in (0, 0xFF00FF00)


def test_dots_over_the_edges_and_without_a_place_do_no_harm() -> None:
    frame = PixelMap((0.0, 1.0), (0.0, 1.0), 10.0, 10.0, 1.0)
    points = np.array([[0.0, 1.0, np.nan, 1e300, -5.0], [0.0, 1.0, 0.5, 0.5, 0.5]])
    image = dots(frame, points, np.full(5, 0xFFFFFFFF, np.uint32))
    lit = [(x, y) for x in range(10) for y in range(10) if image.pixel(x, y)]
    assert lit == [(0, 9), (9, 0)]
