"""Trails follow the shown step: forward, back, long, and while paths are still unknown."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from gui.plotting.map_plot import MapPlot
from gui.plotting.trail_feed import TrailFeed


class Spirals:
    """A source that counts what it is asked; every step of every path is known at once."""

    def __init__(self, steps: int, paths: int = 3) -> None:
        turn = np.linspace(0, 40, steps + 1)[:, None] + np.linspace(0, 6, paths)
        radius = np.linspace(0.9, 0.0, steps + 1)[:, None]
        self.points = np.stack([radius * np.cos(turn), radius * np.sin(turn)], axis=1)
        self.known = steps
        self.asked = 0

    def racers(self) -> Sequence[int]:
        return (0, 1)

    def paths(self) -> int:
        return int(self.points.shape[2])

    def newest(self, racer: int) -> int:
        return self.known if racer else len(self.points) - 1

    def reach(self, racer: int, step: int) -> int | np.ndarray:
        assert racer in self.racers()
        return step

    def trail(
        self, racer: int, first: int, last: int, stride: int = 1
    ) -> tuple[np.ndarray, np.ndarray]:
        steps = np.arange(-(-first // stride) * stride, min(last, len(self.points) - 1) + 1, stride)
        points = self.points[steps].copy()
        points[steps > self.newest(racer), :, -1] = np.nan
        self.asked += points.size
        return steps, points * (1 + racer / 10)

    def positions(self, racer: int, step: int | np.ndarray) -> np.ndarray:
        if isinstance(step, np.ndarray):
            return self.points[step, :, np.arange(self.paths())].T * (1 + racer / 10)
        return self.points[step] * (1 + racer / 10)


def picture(plot: MapPlot) -> np.ndarray:
    QApplication.processEvents()
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    plot.render(painter, QRectF(0, 0, 400, 300), plot.viewport().rect())
    painter.end()
    return np.frombuffer(image.constBits(), np.uint8).reshape(300, 400, 4).astype(int)


def differing(first: np.ndarray, second: np.ndarray) -> int:
    """Pixels that are clearly another colour."""
    return int((np.abs(first - second).max(axis=2) > 100).sum())


def finish(feed: TrailFeed) -> None:
    while not feed.is_done:
        feed.work(0.05)


def test_step_by_step_is_the_same_picture_as_all_at_once(plot: MapPlot) -> None:
    source = Spirals(300)
    feed = TrailFeed(plot.trails, source)
    for step in range(301):
        feed.show(step)
    slowly = picture(plot)
    TrailFeed(plot.trails, source).show(300)
    assert differing(slowly, picture(plot)) < 40


def test_a_step_forward_asks_only_for_what_is_new(plot: MapPlot) -> None:
    source = Spirals(2_000)
    feed = TrailFeed(plot.trails, source)
    feed.show(1_900)
    finish(feed)
    source.asked = 0
    feed.show(1_901)
    assert source.asked == 2 * 2 * 3


def test_going_back_takes_away_what_lies_ahead(plot: MapPlot) -> None:
    source = Spirals(300)
    feed = TrailFeed(plot.trails, source)
    feed.show(100)
    early = picture(plot)
    feed.show(300)
    assert differing(early, picture(plot)) > 500
    feed.show(100)
    finish(feed)
    assert differing(early, picture(plot)) < 40


def test_a_long_race_is_seen_at_once_and_finely_later(plot: MapPlot) -> None:
    source = Spirals(60_000)
    feed = TrailFeed(plot.trails, source)
    feed.show(60_000)
    assert not feed.is_done
    coarse = picture(plot)
    blank = np.full_like(coarse, 0) + coarse[150, 50]
    assert differing(coarse, blank) > 2_000
    slices = 0
    while not feed.is_done and slices < 10_000:
        feed.work(0.002)
        slices += 1
    assert slices > 1
    assert feed.is_done


def test_steps_made_while_a_finer_sheet_is_drawn_are_on_it(plot: MapPlot) -> None:
    source = Spirals(30_000)
    feed = TrailFeed(plot.trails, source)
    feed.show(20_000)
    feed.work(0.001)
    feed.show(30_000)
    finish(feed)
    sharp = picture(plot)
    other = TrailFeed(plot.trails, source)
    other.show(30_000)
    finish(other)
    # Where trails cross, who lies above depends on how the work was cut.
    assert differing(sharp, picture(plot)) < 250


def test_paths_that_are_not_known_yet_appear_when_they_are(plot: MapPlot) -> None:
    source = Spirals(300)
    source.known = 50
    feed = TrailFeed(plot.trails, source)
    feed.show(300)
    partly = picture(plot)
    source.known = 300
    feed.show(300)
    whole = picture(plot)
    TrailFeed(plot.trails, source).show(300)
    assert differing(partly, whole) > 300
    assert differing(whole, picture(plot)) < 10


def test_trails_stretch_with_the_view_until_they_are_drawn_again(plot: MapPlot) -> None:
    feed = TrailFeed(plot.trails, Spirals(300))
    feed.show(300)
    assert plot.trails.is_sharp()
    before = picture(plot)
    plot.fit((-2.0, 2.0), (-2.0, 2.0))
    assert not plot.trails.is_sharp()
    stretched = picture(plot)
    feed.restart(300)
    assert plot.trails.is_sharp()
    sharp = picture(plot)
    assert differing(before, sharp) > 1_000
    assert differing(stretched, sharp) < differing(before, sharp) / 2
