"""Which paths of a race stay right when its setup changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array, Indices
from engine.disturbances import Disturbances
from engine.endings import NEVER
from engine.setup import RacerSetup, Setup, Stop
from engine.setup.edits import edits_of, first_difference

SWARM = 16_384
"""More starts than this are a swarm: its paths are taken over all together or not at all."""


@dataclass(frozen=True)
class Takeover:
    """A racer goes on with the lane of an old one.

    Attributes:
        racer: the old index.
        sources: old start of each new start, -1 where a path begins anew.
        until: the step after which its past is no longer right, NEVER when all of it is.
    """

    racer: int
    sources: Indices
    until: int


def plan_takeover(
    old: Setup, old_points: Array, new: Setup, new_points: Array, chancy: Sequence[bool]
) -> list[Takeover | None]:
    """For each racer of the new setup what it takes over. `chancy` tells which old racers draw.

    Nobody takes anything over where all paths end or are disturbed in another way.
    """
    if _conditions(old) != _conditions(new):
        return [None] * len(new.racers)
    steady = _sources(old_points, new_points, fixed=False)
    fixed = _sources(old_points, new_points, fixed=True)
    plans: list[Takeover | None] = []
    for index, racer in enumerate(new.racers):
        found = []
        for other in sorted(range(len(old.racers)), key=lambda other: other != index):
            sources = fixed if chancy[other] else steady
            if not _same_recipe(old.racers[other], racer, sources):
                continue
            if _edits_fit(old, other, sources, old_points.shape[1]):
                found.append(Takeover(other, sources, _right_until(old, other, new, index)))
                if found[-1].until == NEVER:
                    break  # nobody is right for longer, and of most racers it is the first
        # The one that is right for longest; of equals the racer itself, which comes first.
        plans.append(max(found, key=lambda plan: plan.until, default=None))
    return plans


def _right_until(old: Setup, other: int, new: Setup, index: int) -> int:
    """The step after which the edits of two racers make a difference, NEVER if they do not."""
    difference = first_difference(edits_of(old.edits, other), edits_of(new.edits, index))
    return int(NEVER) if difference is None else difference


def _conditions(setup: Setup) -> tuple[Stop, int, Disturbances]:
    return setup.stop, setup.seed, setup.disturbances


def _sources(old: Array, new: Array, fixed: bool) -> Indices:
    """For each new start the old one at the same point, or -1; `fixed` keeps indices in place."""
    if old.shape == new.shape and np.array_equal(old, new):
        return np.arange(new.shape[1])
    if max(old.shape[1], new.shape[1]) > SWARM:
        return np.full(new.shape[1], -1)
    places: dict[bytes, list[int]] = {}
    for index in range(old.shape[1]):
        places.setdefault(old[:, index].tobytes(), []).append(index)
    sources = np.full(new.shape[1], -1)
    for index in range(new.shape[1]):
        found = places.get(new[:, index].tobytes(), [])
        if index in found:
            sources[index] = index
        elif found and not fixed:
            sources[index] = found[0]
    return sources


def _same_recipe(old: RacerSetup, new: RacerSetup, sources: Indices) -> bool:
    if (old.optimizer, old.precision) != (new.optimizer, new.precision):
        return False
    if old.composed != new.composed:
        return False
    before, after = old.given, new.given
    return all(
        _same_value(before.get(name), after.get(name), sources)
        for name in before.keys() | after.keys()
    )


def _same_value(old: object, new: object, sources: Indices) -> bool:
    if isinstance(old, tuple) and isinstance(new, tuple):
        kept = [(j, int(i)) for j, i in enumerate(sources) if i >= 0]
        return all(new[j] == old[i] for j, i in kept)
    return old == new


def _edits_fit(setup: Setup, racer: int, sources: Indices, starts: int) -> bool:
    """Edits with one number a start only fit when every start is where it was."""
    edits = edits_of(setup.edits, racer)
    wide = any(isinstance(v, tuple) for edit in edits for v in edit.hyperparameters.values())
    return not wide or bool(np.array_equal(sources, np.arange(starts)))
