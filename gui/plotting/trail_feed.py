"""Keeps a trail layer in step with where its points come from, a slice of time at a time."""

from __future__ import annotations

import time

import numpy as np

from gui.plotting.trail_pass import Pass, Reach, TrailSource
from gui.plotting.trails import TrailLayer

# A first look is drawn at once, from so few points that nobody notices the time it takes.
_FIRST_LOOK = 5_000
_SECOND_LOOK = 50_000
_HOLE_SECONDS = 0.3
# A view that has moved is drawn anew as finely as about so much drawing allows; between frames of
# a race that plays on there is little time for it.
_SHARP_SECONDS = 0.020
# What a point costs until that is known: coarse trails have long segments.
_LONG_SEGMENT_SECONDS = 5e-6
# So long a drawing for a view that has moved on is begun again; then it is drawn to its end, or
# nothing would be while a hand keeps moving.
_PATIENCE_SECONDS = 0.050


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
        self._moved: float | None = None
        self._is_stale = False
        self._soon: int | None = None
        self._seconds_a_point = _LONG_SEGMENT_SECONDS

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
        self._moved, self._is_stale = None, False
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
        self._moved, self._is_stale = None, False
        self._restarted = time.perf_counter()
        strides = [self._stride(budget) for budget in (_FIRST_LOOK, _SECOND_LOOK)]
        first, *self._finer = sorted({*strides, 1}, reverse=True)
        self._front = Pass(self._layer.fresh(), self._source, self._reach, first)
        self._front.draw(self._reach)
        self._layer.show_sheet(self._front.sheet)

    def follow_view(self, step: int) -> None:
        """The view has moved: what is drawn is stretched until it is drawn anew, in slices."""
        self._aim(step)
        front = self._front
        if front is None or self._is_over(front) or self._is_far(front):
            self.restart(step)
            return
        now = time.perf_counter()
        self._moved = now if self._moved is None else self._moved
        self._is_stale = self._back is not None and now - self._moved > _PATIENCE_SECONDS
        if not self._is_stale:
            self._begin_again()
        self._layer.update()

    def _begin_again(self) -> None:
        """For the view as it is now; not coarser than what can be drawn soon."""
        soon = min(max(_FIRST_LOOK, int(_SHARP_SECONDS / self._seconds_a_point)), _SECOND_LOOK)
        self._soon = self._stride(soon)
        strides = {self._soon, self._stride(_SECOND_LOOK), 1}
        self._back, self._finer = None, sorted(strides, reverse=True)

    def work(self, seconds: float) -> bool:
        """Goes on with the finer drawing for about so long; says whether something new shows."""
        deadline = time.perf_counter() + seconds
        if self._back is None and self._finer:
            stride = self._finer.pop(0)
            self._back = Pass(self._layer.fresh(), self._source, self._reach, stride)
        if self._back is None or not self._back.draw(self._reach, deadline):
            return False
        self._front, self._back = self._back, None
        # A point of a finer drawing than those that have to be there soon costs less.
        if self._soon is not None and self._front.stride >= self._soon:
            self._seconds_a_point = self._front.seconds_a_point or self._seconds_a_point
        self._layer.show_sheet(self._front.sheet)
        self._moved = time.perf_counter() if self._is_stale else None
        if self._is_stale:
            self._is_stale = False
            self._begin_again()
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
