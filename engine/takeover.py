"""Which paths of a race stay right when its setup changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array, Indices
from engine.disturbances import Disturbances
from engine.endings import NEVER
from engine.setup import Edit, RacerSetup, Setup, Stop

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
        others = [other for other in range(len(old.racers)) if other != index]
        if index < len(old.racers):
            others.insert(0, index)
        plans.append(None)
        for other in others:
            sources = fixed if chancy[other] else steady
            if _same_recipe(old.racers[other], racer, sources):
                until = _first_difference(_edits(old, other), _edits(new, index))
                if _edits_fit(old, other, sources, old_points.shape[1]):
                    plans[-1] = Takeover(other, sources, until)
                break
    return plans


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


def _edits(setup: Setup, racer: int) -> list[Edit]:
    mine = [edit for edit in setup.edits if edit.racer == racer]
    return sorted(mine, key=lambda edit: edit.step)


def _edits_fit(setup: Setup, racer: int, sources: Indices, starts: int) -> bool:
    """Edits with one number a start only fit when every start is where it was."""
    edits = _edits(setup, racer)
    wide = any(isinstance(v, tuple) for edit in edits for v in edit.hyperparameters.values())
    return not wide or bool(np.array_equal(sources, np.arange(starts)))


def _first_difference(old: Sequence[Edit], new: Sequence[Edit]) -> int:
    """The step after which two lists of edits make a difference."""
    for one, other in zip(old, new, strict=False):
        if (one.step, one.hyperparameters) != (other.step, other.hyperparameters):
            return min(one.step, other.step)
    rest = [*old[len(new) :], *new[len(old) :]]
    return rest[0].step if rest else int(NEVER)
