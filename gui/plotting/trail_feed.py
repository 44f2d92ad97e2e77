"""Keeps a trail layer in step with where its points come from, a slice of time at a time."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from gui.plotting.sheet import TrailSheet
from gui.plotting.trails import TrailLayer

Array = NDArray[np.float64]
Steps = NDArray[np.int64]

# A first look is drawn at once, from so few points that nobody notices the time it takes.
_FIRST_LOOK = 5_000
_SECOND_LOOK = 50_000
# How many points are drawn between two looks at the clock follows from how long they take.
_FEWEST_POINTS, _MOST_POINTS = 256, 16_384
_LONG, _SHORT = 0.003, 0.001
_HOLE_SECONDS = 0.3


class TrailSource(Protocol):
    """Where the points come from."""

    def racers(self) -> Sequence[int]:
        """The racers whose trails are to be seen."""

    def paths(self) -> int:
        """How many starts each racer has."""

    def newest(self, racer: int) -> int:
        """The step up to which all paths of a racer are known."""

    def trail(self, racer: int, first: int, last: int) -> tuple[Steps, Array]:
        """Kept steps and points `(steps, 2, starts)`; NaN where a path is not known yet."""

    def positions(self, racer: int, step: int) -> Array:
        """Points `(2, starts)` at any known step."""


class Pass:
    """One drawing of all trails onto a sheet, in order of time, every `stride`-th step.

    Attributes:
        step: the newest step drawn of the racer that is farthest.
        holes: racers some of whose paths were not known yet.
    """

    def __init__(self, sheet: TrailSheet, source: TrailSource, stride: int) -> None:
        self.sheet = sheet
        self.stride = stride
        self.holes: set[int] = set()
        self._source = source
        self._drawn = dict.fromkeys(source.racers(), -1)
        self._points_at_once = 1_024

    @property
    def step(self) -> int:
        return max(self._drawn.values(), default=-1)

    def draw(self, step: int, deadline: float | None = None) -> bool:
        """Draws up to a step; False when the deadline came first."""
        waiting = {racer for racer, drawn in self._drawn.items() if drawn < step}
        while waiting:
            racer = min(waiting, key=self._drawn.__getitem__)
            before = self._drawn[racer]
            began = time.perf_counter()
            self._draw_some(racer, step)
            self._learn(time.perf_counter() - began)
            if self._drawn[racer] in (before, step):
                waiting.remove(racer)
            if deadline is not None and waiting and time.perf_counter() >= deadline:
                return False
        return True

    def _learn(self, seconds: float) -> None:
        if seconds > _LONG:
            self._points_at_once = max(_FEWEST_POINTS, self._points_at_once // 2)
        elif seconds < _SHORT:
            self._points_at_once = min(_MOST_POINTS, self._points_at_once * 2)

    def _draw_some(self, racer: int, step: int) -> None:
        first = self._drawn[racer] + 1
        rows = max(1, self._points_at_once // max(1, self._source.paths()))
        last = min(step, first + rows * self.stride - 1)
        steps, points = self._source.trail(racer, first, last)
        known = last <= self._source.newest(racer)
        if len(points) and np.isnan(points[-1]).any():
            self.holes.add(racer)
        reached = last if known else int(steps[-1]) if len(steps) else first - 1
        chosen = points[steps % self.stride == 0] if self.stride > 1 else points
        if known and last == step and not (len(steps) and steps[-1] == step and self.stride == 1):
            chosen = np.concatenate([chosen, self._source.positions(racer, step)[None]])
        if len(chosen):
            self.sheet.draw(racer, chosen)
        self._drawn[racer] = reached


class TrailFeed:
    """Forward by a little appends; anything else is drawn again, coarsely at once, finely later."""

    def __init__(self, layer: TrailLayer, source: TrailSource) -> None:
        self._layer = layer
        self._source = source
        self._front: Pass | None = None
        self._finer: list[int] = []
        self._back: Pass | None = None
        self._step = 0
        self._restarted = 0.0

    @property
    def is_done(self) -> bool:
        """Whether the trails are shown as finely as they can be."""
        front = self._front
        return front is None or (
            self._back is None and not self._finer and front.step >= self._step
        )

    def clear(self) -> None:
        self._front = self._back = None
        self._finer = []
        self._layer.show_sheet(None)

    def show(self, step: int) -> None:
        """Trails up to a step."""
        front, self._step = self._front, step
        if front is None or step < front.step or self._is_far(front) or self._is_filled(front):
            self.restart(step)
        else:
            front.draw(step)
            self._layer.update()

    def restart(self, step: int) -> None:
        """Everything anew: the data, the view or the look have changed."""
        self._step, self._back = step, None
        self._restarted = time.perf_counter()
        strides = [self._stride(budget) for budget in (_FIRST_LOOK, _SECOND_LOOK)]
        first, *self._finer = sorted({*strides, 1}, reverse=True)
        self._front = Pass(self._layer.fresh(), self._source, first)
        self._front.draw(step)
        self._layer.show_sheet(self._front.sheet)

    def work(self, seconds: float) -> bool:
        """Goes on with the finer drawing for about so long; says whether something new shows."""
        deadline = time.perf_counter() + seconds
        if self._back is None and self._finer:
            self._back = Pass(self._layer.fresh(), self._source, self._finer.pop(0))
        if self._back is None or not self._back.draw(self._step, deadline):
            return False
        self._front, self._back = self._back, None
        self._layer.show_sheet(self._front.sheet)
        return True

    def _stride(self, budget: int) -> int:
        """A power of two, so that what is drawn does not depend on how it was cut."""
        points = (self._step + 1) * self._source.paths() * len(self._source.racers())
        return 1 << max(0, int(np.ceil(np.log2(max(points / budget, 1.0)))))

    def _is_far(self, front: Pass) -> bool:
        paths = self._source.paths() * len(self._source.racers())
        return (self._step - front.step) * paths > _SECOND_LOOK * front.stride

    def _is_filled(self, front: Pass) -> bool:
        """Whether paths that were missing are known by now, or it is time for another look."""
        if not front.holes:
            return False
        if self.is_done and time.perf_counter() - self._restarted > _HOLE_SECONDS:
            return True
        return all(self._source.newest(racer) >= self._step for racer in front.holes)
