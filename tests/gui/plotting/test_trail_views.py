"""A view that moves: trails are stretched at once, and drawn anew in slices."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from gui.plotting import trail_feed, trail_pass
from gui.plotting.map_plot import MapPlot
from gui.plotting.trail_feed import TrailFeed
from tests.gui.plotting.test_trail_feed import Spirals, differing, picture


class Clock:
    """The time that a feed is told."""

    def __init__(self) -> None:
        self.now = 100.0

    def perf_counter(self) -> float:
        return self.now


class Timed(Spirals):
    """Long trails that take as long as is said for a stride and a count of points."""

    def __init__(self, clock: Clock, seconds: Callable[[int, int], float]) -> None:
        super().__init__(20_000)
        self.clock = clock
        self.seconds = seconds
        self.stride = 0

    def trail(
        self, racer: int, first: int, last: int, stride: int = 1
    ) -> tuple[np.ndarray, np.ndarray]:
        steps, points = super().trail(racer, first, last, stride)
        self.stride = stride
        self.clock.now += self.seconds(stride, len(steps) * self.paths())
        return steps, points


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    for module in (trail_feed, trail_pass):
        monkeypatch.setattr(module, "time", made)
    return made


def fine(plot: MapPlot, steps: int) -> TrailFeed:
    feed = TrailFeed(plot.trails, Spirals(20_000))
    feed.show(steps)
    finish(feed)
    return feed


def finish(feed: TrailFeed) -> None:
    while not feed.is_done:
        feed.work(1e9)


def move(plot: MapPlot, feed: TrailFeed, half: float, step: int = 300) -> None:
    plot.fit((-half, half), (-half, half))
    feed.follow_view(step)


def test_nothing_is_drawn_while_the_view_moves_and_then_it_is_as_if_drawn_anew(
    plot: MapPlot,
) -> None:
    source = Spirals(300)
    feed = TrailFeed(plot.trails, source)
    feed.show(300)
    asked = source.asked
    move(plot, feed, 2.0)
    assert source.asked == asked
    assert not plot.trails.is_sharp()
    assert not feed.is_done
    finish(feed)
    assert plot.trails.is_sharp()
    moved = picture(plot)
    feed.restart(300)
    finish(feed)
    assert differing(moved, picture(plot)) == 0


def test_a_race_that_plays_on_goes_on_in_the_stretched_picture(plot: MapPlot) -> None:
    feed = fine(plot, 200)
    move(plot, feed, 2.0, step=200)
    before = picture(plot)
    feed.show(300)
    assert differing(before, picture(plot)) > 20
    assert not plot.trails.is_sharp()
    finish(feed)
    assert plot.trails.is_sharp()


def test_each_move_within_a_moment_begins_the_drawing_again(plot: MapPlot, clock: Clock) -> None:
    feed = fine(plot, 20_000)
    for half in (2.0, 2.1, 2.2):
        move(plot, feed, half, 20_000)
        feed.work(0.0)  # a slice begins
        clock.now += 0.02
    while not feed.work(1e9):
        pass
    assert plot.trails.is_sharp()


def test_a_hand_that_keeps_moving_sees_new_drawings_meanwhile(plot: MapPlot, clock: Clock) -> None:
    feed = TrailFeed(plot.trails, Timed(clock, lambda *_: 0.004))
    feed.show(20_000)
    finish(feed)
    before = plot.trails.sheet
    for turn in range(6):
        move(plot, feed, 2.0 + turn / 10, 20_000)
        clock.now += 0.02
        feed.work(0.0)
    while not feed.work(1e9):
        pass
    assert plot.trails.sheet is not before
    assert not plot.trails.is_sharp()
    while not feed.work(1e9):
        pass
    assert plot.trails.is_sharp()


def test_going_back_and_moving_the_view_at_once_draws_anew_at_once(plot: MapPlot) -> None:
    feed = fine(plot, 300)
    move(plot, feed, 2.0, step=100)
    assert plot.trails.is_sharp()


def test_how_fine_a_moved_view_is_drawn_first_follows_from_what_such_drawings_took(
    plot: MapPlot, clock: Clock
) -> None:
    source = Timed(clock, lambda stride, points: (2e-6 if stride > 1 else 2e-8) * points)
    feed = TrailFeed(plot.trails, source)
    feed.show(20_000)
    finish(feed)
    for half in (2.0, 2.1, 2.2):
        move(plot, feed, half, 20_000)
        began = clock.now
        while not feed.work(1e9):
            pass
        assert source.stride > 1
        assert clock.now - began < 0.03
        finish(feed)
