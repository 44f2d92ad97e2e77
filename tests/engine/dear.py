"""Racers of which one step takes longer than a tick has, by a clock that only they move."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from engine.track import Track


class WorkClock:
    """A second is what racers spend.

    Attributes:
        now: seconds.
    """

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@contextmanager
def dear_steps(seconds: float) -> Iterator[WorkClock]:
    """Within it each step of a racer takes so long, whatever the machine."""
    clock, advance = WorkClock(), Track.advance

    def dearly(track: Track, steps: int) -> None:
        clock.now += seconds * steps
        advance(track, steps)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(time, "perf_counter", clock)
        patch.setattr(Track, "advance", dearly)
        yield clock
