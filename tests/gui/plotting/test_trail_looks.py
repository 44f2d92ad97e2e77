"""How much of long trails is drawn at one look, and in which order the rest follows."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from gui.plotting.map_plot import MapPlot
from gui.plotting.sheet import Sheet
from gui.plotting.trail_feed import TrailFeed
from tests.gui.plotting.test_trail_feed import Spirals

MOST_AT_ONCE = 50_000


class Asked(Spirals):
    """Notes the spans of steps that are asked for, in order, by stride."""

    def __init__(self, steps: int) -> None:
        super().__init__(steps)
        self.spans: list[tuple[int, int, int]] = []

    def trail(
        self, racer: int, first: int, last: int, stride: int = 1
    ) -> tuple[np.ndarray, np.ndarray]:
        if racer == 0:
            self.spans.append((stride, first, last))
        return super().trail(racer, first, last, stride)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many points each call has drawn."""
    counts: list[int] = []
    draw = Sheet.draw

    def counted(self: Sheet, parts: Mapping[int, np.ndarray]) -> None:
        counts.append(sum(points.shape[0] * points.shape[2] for points in parts.values()))
        draw(self, parts)

    monkeypatch.setattr(Sheet, "draw", counted)
    return counts


@pytest.mark.parametrize("forward", [300, 8_000, 60_000])
def test_no_look_draws_more_than_fifty_thousand_points_at_once(
    plot: MapPlot, drawn: list[int], forward: int
) -> None:
    feed = TrailFeed(plot.trails, Spirals(200_000))
    feed.show(100_000)
    while not feed.is_done:
        feed.work(1.0)
    drawn.clear()
    feed.show(100_000 + forward)
    assert 0 < sum(drawn) <= MOST_AT_ONCE


def test_later_slices_are_finer_and_each_goes_on_in_order_of_time(plot: MapPlot) -> None:
    source = Asked(60_000)
    feed = TrailFeed(plot.trails, source)
    feed.show(60_000)
    assert not feed.is_close
    while not feed.is_done:
        feed.work(0.001)
    assert feed.is_close
    strides = [stride for stride, _, _ in source.spans]
    assert strides == sorted(strides, reverse=True)
    assert len(set(strides)) == 3
    assert strides[-1] == 1
    for stride in set(strides):
        spans = [(first, last) for one, first, last in source.spans if one == stride]
        assert spans[0][0] == 0
        assert all(
            first == last + 1 for (first, _), (_, last) in zip(spans[1:], spans, strict=False)
        )
        assert spans[-1][1] == 60_000
