"""Keeps a trail layer in step with where its points come from, a slice of time at a time."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from gui.plotting.own_trails import OwnTrails
from gui.plotting.sheet import TrailSheet
from gui.plotting.trails import TrailLayer

Array = NDArray[np.float64]
Steps = NDArray[np.int64]
Reach = Mapping[int, int | Steps]
"""By racer the step that its trails go to, or one for each path."""

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

    def reach(self, racer: int, step: int) -> int | Steps:
        """Where the trails of a racer end while a step is shown, for all paths or for each."""

    def trail(self, racer: int, first: int, last: int, stride: int = 1) -> tuple[Steps, Array]:
        """Kept steps that are multiples of `stride` and points `(steps, 2, starts)`.

        NaN where a path is not known yet.
        """

    def positions(self, racer: int, step: int | Steps) -> Array:
        """Points `(2, starts)` at any known step, or at one for each path."""


class Pass:
    """One drawing of all trails onto a sheet, in order of time, every `stride`-th step.

    Attributes:
        holes: racers some of whose paths were not known yet.
    """

    def __init__(
        self, sheet: TrailSheet, source: TrailSource, racers: Iterable[int], stride: int
    ) -> None:
        self.sheet = sheet
        self.stride = stride
        self.holes: set[int] = set()
        self._source = source
        self._drawn = dict.fromkeys(racers, -1)
        self._own: dict[int, OwnTrails] = {}
        self._points_at_once = 1_024

    @property
    def racers(self) -> Set[int]:
        return self._drawn.keys()

    def behind(self, reach: Reach) -> int:
        """How many steps are missing of the racer that lacks the fewest."""
        return min((self._gaps(racer, reach[racer])[1] for racer in self._drawn), default=1)

    def is_beyond(self, reach: Reach) -> bool:
        """Whether some trail goes on behind its end."""
        return any(self._gaps(racer, reach[racer])[0] < 0 for racer in self._drawn)

    def draw(self, reach: Reach, deadline: float | None = None) -> bool:
        """Draws trails to their ends; False when the deadline came first."""
        waiting = {racer for racer in self._drawn if self._gaps(racer, reach[racer])[1] > 0}
        while waiting:
            racer = min(waiting, key=self._drawn.__getitem__)
            began = time.perf_counter()
            if not self._draw_more(racer, reach[racer]):
                waiting.remove(racer)
            self._learn(time.perf_counter() - began)
            if deadline is not None and waiting and time.perf_counter() >= deadline:
                return False
        return True

    def _learn(self, seconds: float) -> None:
        if seconds > _LONG:
            self._points_at_once = max(_FEWEST_POINTS, self._points_at_once // 2)
        elif seconds < _SHORT:
            self._points_at_once = min(_MOST_POINTS, self._points_at_once * 2)

    def _gaps(self, racer: int, end: int | Steps) -> tuple[int, int]:
        """How many steps are missing of a racer's trails: the fewest, the most."""
        if isinstance(end, int):
            gap = end - self._drawn[racer]
            return gap, gap
        drawn = self._own[racer].drawn if racer in self._own else -1
        missing = end - drawn
        return int(missing.min(initial=0)), int(missing.max(initial=0))

    def _draw_more(self, racer: int, end: int | Steps) -> bool:
        """Whether there is yet more to draw."""
        if isinstance(end, int):
            before = self._drawn[racer]
            self._draw_some(racer, end)
            return self._drawn[racer] not in (before, end)
        return self._draw_some_apart(racer, end)

    def _draw_some_apart(self, racer: int, ends: Steps) -> bool:
        """A racer whose paths end at steps of their own."""
        own = self._own.setdefault(racer, OwnTrails(len(ends)))
        if (span := own.span(ends)) is None:
            return False
        steps, points = self._source.trail(racer, *span, self.stride)
        if span[1] > self._source.newest(racer):
            ends = np.minimum(ends, steps[-1] if len(steps) else -1)
            if np.isnan(points).any():
                self.holes.add(racer)
        rows, lacking = own.rows(ends, steps, points, self._rows())
        if (lacking >= 0).any():
            last = self._source.positions(racer, np.maximum(lacking, 0))
            rows = np.concatenate([rows, np.where(lacking >= 0, last, np.nan)[None]])
        if len(rows):
            self.sheet.draw(racer, rows)
        self._drawn[racer] = int(own.drawn.min())
        return own.span(ends) is not None

    def _rows(self) -> int:
        """How many steps are drawn between two looks at the clock."""
        return max(1, self._points_at_once // max(1, self._source.paths()))

    def _draw_some(self, racer: int, step: int) -> None:
        first = self._drawn[racer] + 1
        last = min(step, first + self._rows() * self.stride - 1)
        steps, points = self._source.trail(racer, first, last, self.stride)
        known = last <= self._source.newest(racer)
        if len(points) and np.isnan(points[-1]).any():
            self.holes.add(racer)
        reached = last if known else int(steps[-1]) if len(steps) else first - 1
        if known and last == step and not (len(steps) and steps[-1] == step):
            points = np.concatenate([points, self._source.positions(racer, step)[None]])
        if len(points):
            self.sheet.draw(racer, points)
        self._drawn[racer] = reached


class TrailFeed:
    """Forward by a little appends; anything else is drawn again, coarsely at once, finely later."""

    def __init__(self, layer: TrailLayer, source: TrailSource) -> None:
        self._layer = layer
        self._source = source
        self._front: Pass | None = None
        self._finer: list[int] = []
        self._back: Pass | None = None
        self._reach: Reach = {}
        self._step = 0
        self._restarted = 0.0

    @property
    def is_done(self) -> bool:
        """Whether the trails are shown as finely as they can be."""
        front = self._front
        return front is None or (
            self._back is None and not self._finer and front.behind(self._reach) <= 0
        )

    @property
    def is_close(self) -> bool:
        """Whether no fewer points are shown than one look may draw; finer ones may follow."""
        front = self._front
        return front is None or front.stride <= self._stride(_SECOND_LOOK)

    def clear(self) -> None:
        self._front = self._back = None
        self._finer = []
        self._layer.show_sheet(None)

    def show(self, step: int) -> None:
        """Trails up to a step."""
        front = self._front
        self._aim(step)
        if front is None or self._is_over(front) or self._is_far(front) or self._is_filled(front):
            self.restart(step)
        else:
            front.draw(self._reach)
            self._layer.update()

    def restart(self, step: int) -> None:
        """Everything anew: the data, the view or the look have changed."""
        self._aim(step)
        self._back = None
        self._restarted = time.perf_counter()
        strides = [self._stride(budget) for budget in (_FIRST_LOOK, _SECOND_LOOK)]
        first, *self._finer = sorted({*strides, 1}, reverse=True)
        self._front = Pass(self._layer.fresh(), self._source, self._reach, first)
        self._front.draw(self._reach)
        self._layer.show_sheet(self._front.sheet)

    def work(self, seconds: float) -> bool:
        """Goes on with the finer drawing for about so long; says whether something new shows."""
        deadline = time.perf_counter() + seconds
        if self._back is None and self._finer:
            stride = self._finer.pop(0)
            self._back = Pass(self._layer.fresh(), self._source, self._reach, stride)
        if self._back is None or not self._back.draw(self._reach, deadline):
            return False
        self._front, self._back = self._back, None
        self._layer.show_sheet(self._front.sheet)
        return True

    def _aim(self, step: int) -> None:
        """Where the trails end while a step is shown."""
        self._step = step
        self._reach = {racer: self._source.reach(racer, step) for racer in self._source.racers()}

    def _stride(self, budget: int) -> int:
        """A power of two, so that what is drawn does not depend on how it was cut."""
        points = (self._step + 1) * self._source.paths() * len(self._source.racers())
        return 1 << max(0, int(np.ceil(np.log2(max(points / budget, 1.0)))))

    def _is_over(self, front: Pass) -> bool:
        """Whether what is drawn cannot be gone on from: trails are too long, or of others."""
        return front.racers != self._reach.keys() or front.is_beyond(self._reach)

    def _is_far(self, front: Pass) -> bool:
        paths = self._source.paths() * len(self._source.racers())
        return front.behind(self._reach) * paths > _SECOND_LOOK * front.stride

    def _is_filled(self, front: Pass) -> bool:
        """Whether paths that were missing are known by now, or it is time for another look."""
        if not front.holes:
            return False
        if self.is_done and time.perf_counter() - self._restarted > _HOLE_SECONDS:
            return True
        return all(self._source.newest(racer) >= self._step for racer in front.holes)
