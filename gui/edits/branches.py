"""Branches: racers keep on going as they would have without a change, beside those changed."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, get_args

from engine.catalog.limits import LONGEST_LABEL
from engine.setup import Branch, Setup
from engine.setup.edits import MAX_EDITS, edits_of
from engine.setup.racers import MAX_RACERS
from gui.edits.racers import in_order, with_own_look, without_racer

Hindrance = Literal["no past", "rests", "old future", "branched", "racers", "edits"]
HINDRANCES: tuple[Hindrance, ...] = get_args(Hindrance)
"""What keeps a racer from branching; the last ones would keep any other racer as well."""


def with_old_future(setup: Setup, racer: int, step: int, label: str) -> Setup:
    """What a racer does after a step stays in the race, as a racer of its own that stands last.

    Nothing changes where it may not, see `may_branch`.
    """
    if not may_branch(setup, racer, step):
        return setup
    future, old = len(setup.racers), with_own_look(setup, racer)
    copied = (replace(edit, racer=future) for edit in edits_of(setup.edits, racer))
    return replace(
        setup,
        racers=(*setup.racers, replace(old, label=label[:LONGEST_LABEL])),
        edits=in_order((*setup.edits, *copied)),
        branches=(*setup.branches, Branch(step, future, racer)),
    )


def may_branch(setup: Setup, racer: int, step: int) -> bool:
    """Whether a racer runs, has a past at a step, and no old future that parts there yet.

    And whether there is room for another one, and for its edits.
    """
    return hindrance(setup, racer, step) is None


def hindrance(setup: Setup, racer: int, step: int) -> Hindrance | None:
    """The first of `HINDRANCES` that keeps a racer from branching at a step."""
    parted, count = setup.old_futures, len(edits_of(setup.edits, racer))
    own = {b.racer for b in setup.branches if b.of == racer}
    holds: dict[Hindrance, bool] = {
        "no past": step <= 0,
        "rests": not setup.racers[racer].enabled,
        "old future": racer in parted,
        "branched": step in (parted.get(future) for future in own),
        "racers": len(setup.racers) >= MAX_RACERS,
        "edits": len(setup.edits) + count > MAX_EDITS,
    }
    return next((one for one in HINDRANCES if holds[one]), None)


def without_old_futures(setup: Setup) -> Setup:
    """Without those that would be like the racers they were, once no edit sets them apart.

    What would have been of a racer that rests is the one that a person goes on with.
    """
    for racer in sorted(setup.old_futures, reverse=True):
        trunk = trunk_of(setup, racer)
        if trunk is not None and setup.racers[trunk].enabled:
            setup = without_racer(setup, racer)
    return replace(setup, branches=())


def trunk_of(setup: Setup, racer: int) -> int | None:
    """The racer that an old future was up to where it parts; None of any other racer."""
    if racer not in setup.old_futures:
        return None
    return next(branch.of for branch in setup.branches if branch.racer == racer)


def futures_of(setup: Setup, racer: int) -> frozenset[int]:
    """A racer and its old futures, which are looked at together."""
    old = {one.racer for one in setup.branches if one.of == racer}
    return frozenset({racer, *(old & setup.old_futures.keys())})


def marked_steps(setup: Setup) -> tuple[int, ...]:
    """The steps with an edit or a branch, in order."""
    return tuple(sorted({edit.step for edit in setup.edits} | set(setup.old_futures.values())))
