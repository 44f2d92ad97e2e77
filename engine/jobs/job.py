"""Work that takes longer than a frame: in slices, with progress, time left and a real cancel."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator

from engine.jobs.estimate import Estimate


class Job(ABC):
    """Something long, done piece by piece; give it time until `work` answers True.

    One thread at a time may call `work`; any thread may read the rest and cancel. So that a race
    can go on meanwhile, a job shares nothing with it that changes: not a problem (which keeps
    buffers), and so not a compiled rule.

    Attributes:
        progress: the share that is done, 0 to 1; never falls.
        revision: how often the result has grown.
        finished: whether all is done.
        cancelled: whether it was given up before that.
    """

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self.progress = 0.0
        self.revision = 0
        self.finished = False
        self._given_up = False
        self._clock = clock
        self._noted_at: float | None = None
        self._estimate = Estimate()
        self._pieces: Iterator[float] | None = self._work_in_pieces()

    @abstractmethod
    def _work_in_pieces(self) -> Iterator[float]:
        """Yield the share that is done after each piece of a few milliseconds."""

    @property
    def cancelled(self) -> bool:
        return self._given_up and not self.finished

    @property
    def seconds_left(self) -> float | None:
        """How long the rest will take at the speed of late; None until it can be said."""
        return 0.0 if self.finished else self._estimate.seconds_left(1.0 - self.progress)

    def cancel(self) -> None:
        """Give up after the piece that is being worked at; what there is of a result stays."""
        self._given_up = True

    def work(self, seconds: float) -> bool:
        """Work for about so long, and say whether there is nothing left to do.

        Raises what a piece raises; the job is then over and not finished.
        """
        deadline = self._clock() + seconds
        while self._pieces is not None:
            if self._given_up:
                self._pieces = None
                break
            self._make_piece(self._pieces)
            if self._clock() >= deadline:
                break
        return self._pieces is None

    def _make_piece(self, pieces: Iterator[float]) -> None:
        if self._noted_at is None:
            self._noted_at = self._clock()
        try:
            share = next(pieces, None)
        except BaseException:
            self._pieces = None
            raise
        if share is None:
            self._pieces, self.progress, self.finished = None, 1.0, True
            return
        now = self._clock()
        self._estimate.note(share - self.progress, now - self._noted_at)
        self._noted_at = now
        self.progress = share
