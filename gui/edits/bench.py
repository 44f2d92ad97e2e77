"""Changes of the ground under a race."""

from __future__ import annotations

from dataclasses import replace

from engine.setup import Setup
from engine.transform import Transform
from gui.edits.starts import with_carried_starts


def with_transform(setup: Setup, transform: Transform, carry: bool) -> Setup:
    """Moves the ground; with `carry` the starts are shifted and turned as it is.

    A stretch leaves the starts where they are: what it does to the race is to be seen.
    """
    moved = replace(setup, transform=transform)
    if not carry:
        return moved
    before, after = setup.problem.ground(setup.transform), setup.problem.ground(transform)
    carried = with_carried_starts(setup, lambda point: after.carried(before, *point[:2]))
    return moved if carried == setup else replace(carried, transform=transform)
