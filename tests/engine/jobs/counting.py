"""A job that counts, with a clock that goes only when a piece is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from engine.jobs import Job


class PieceClock:
    """Time passes as pieces are made, not otherwise."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Counting(Job):
    """So many pieces, each of which takes `seconds(piece)` on its own clock.

    Attributes:
        made: how many pieces are done.
    """

    def __init__(
        self, pieces: int, seconds: Callable[[int], float] = lambda _: 0.01, fails_at: int = -1
    ) -> None:
        self.clock = PieceClock()
        super().__init__(self.clock)
        self.made = 0
        self._total = pieces
        self._seconds = seconds
        self._fails_at = fails_at

    def _work_in_pieces(self) -> Iterator[float]:
        while self.made < self._total:
            if self.made == self._fails_at:
                raise ZeroDivisionError("a piece failed")
            self.clock.now += self._seconds(self.made)
            self.made += 1
            self.revision += 1
            yield self.made / self._total
