"""The rate of a path's next step beside the largest one that is stable where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from engine.local_model import LocalModel
from engine.setup import Setup
from engine.stability import stable_rate
from gui.edits import Values
from gui.local_model.path import PathShown
from gui.racers.scheduled_rate import rate_after, values_after


@dataclass(frozen=True)
class RateHere:
    """What can be said of the rate at a point.

    Attributes:
        rate: of the next step, schedule included; None for a racer that has none.
        limit: the largest that is stable on the local model, of the racer's own rule; None where
            none is known, or where none is too large.
    """

    rate: float | None = None
    limit: float | None = None

    @property
    def is_beyond(self) -> bool:
        """Whether the rule diverges on the local model."""
        return self.rate is not None and self.limit is not None and self.rate > self.limit


def rate_here(setup: Setup, path: PathShown, model: LocalModel) -> RateHere:
    """The rate of a path's next step, and the limit that its rule has at a point."""
    rate, racer = rate_after(setup, path.racer, path.step), setup.racers[path.racer]
    values = values_after(setup, path.racer, path.step)
    own = {name: _of_start(values[name], path.start) for name in racer.own_values}
    limit = stable_rate(racer, own, model.largest_curvature)
    return RateHere(None if rate is None else _of_start(rate, path.start), limit)


def _of_start(values: Values, start: int) -> float:
    return values[start] if isinstance(values, tuple) else values
