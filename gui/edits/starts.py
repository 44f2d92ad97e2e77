"""Changes of the starts. Lists with one number a start grow and shrink with them.

What is described together, such as a grid, stays so unless one of few is changed by itself.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from engine.setup import (
    MAX_STARTS,
    BrushStarts,
    Edit,
    Setup,
    SetupError,
    Starts,
    parts_of,
    together,
)
from engine.setup.brush import read_brush
from engine.setup.starts import PLACE
from engine.takeover import SWARM
from gui.edits.around import with_mapped_values

Point = tuple[float, ...]
Values = float | tuple[float, ...]
Carry = Callable[[Point], Point]


def points_of(setup: Setup) -> tuple[Point, ...]:
    """The starts one by one, also when the setup describes them as a grid or by chance."""
    return _listed(setup, setup.starts)


def with_start(setup: Setup, point: Point) -> Setup:
    return _with_more(setup, (point,))


def with_stroke(setup: Setup, stroke: BrushStarts) -> Setup:
    """Painted over what is there; a stroke at the same place scatters other starts.

    Raises SetupError for one that no session could hold.
    """
    strokes = [part for part in parts_of(setup.starts) if isinstance(part, BrushStarts)]
    draw = max((one.draw + 1 for one in strokes), default=0)
    checked = read_brush(replace(stroke, draw=draw).to_dict(), PLACE, MAX_STARTS)
    return _with_more(setup, checked)


def with_moved_start(setup: Setup, index: int, point: Point) -> Setup:
    """Raises SetupError for one of very many that are described together."""
    before, points, after, place = _apart(setup, index)
    moved = (*points[:place], point, *points[place + 1 :])
    return replace(setup, starts=together(*before, moved, *after))


def with_carried_starts(setup: Setup, carry: Carry) -> Setup:
    """Points and strokes elsewhere, each start still the same one; the rest fills its window."""

    def carried(part: Starts) -> Starts:
        if isinstance(part, tuple):
            return tuple(map(carry, part))
        if isinstance(part, BrushStarts):
            return replace(part, along=tuple(map(carry, part.along)))
        return part

    return replace(setup, starts=together(*map(carried, parts_of(setup.starts))))


def without_start(setup: Setup, index: int) -> Setup:
    """Raises SetupError for one of very many that are described together."""
    before, points, after, place = _apart(setup, index)
    starts = together(*before, points[:place] + points[place + 1 :], *after)
    return _with_lists(setup, starts, lambda values: values[:index] + values[index + 1 :])


def with_new_starts(setup: Setup, starts: Starts) -> Setup:
    """Others in the place of all. Raises SetupError when they are too many."""
    starts = together(starts)
    return _with_lists(setup, starts, lambda values: values[:1] * len(starts))


def with_starts_inside(setup: Setup, keeps: Callable[[Point], bool], suggested: Starts) -> Setup:
    """Keeps the points that are to be kept, strokes that begin at such, and what fills its window.

    Where nothing is kept, `suggested` takes the place of all.
    """
    kept: list[Starts] = []
    stays: list[NDArray[np.bool_]] = [np.zeros(0, bool)]
    for part in parts_of(setup.starts):
        if isinstance(part, tuple):
            inside = [keeps(point) for point in part]
            kept.append(tuple(itertools.compress(part, inside)))
            stays.append(np.array(inside, bool))
        else:
            whole = not isinstance(part, BrushStarts) or keeps(part.along[0])
            kept.append(part if whole else ())
            stays.append(np.full(len(part), whole))
    chosen = np.flatnonzero(np.concatenate(stays))
    if not chosen.size:
        return with_new_starts(setup, suggested)
    return _with_lists(
        setup, together(*kept), lambda values: tuple(values[index] for index in chosen)
    )


def _with_more(setup: Setup, more: Starts) -> Setup:
    starts = together(setup.starts, more)
    return _with_lists(setup, starts, lambda values: values + values[-1:] * len(more))


def _apart(
    setup: Setup, index: int
) -> tuple[Sequence[Starts], tuple[Point, ...], Sequence[Starts], int]:
    """The parts before a start, its own part as points, those after, and its place in its own."""
    parts, first = parts_of(setup.starts), 0
    for number, part in enumerate(parts):
        if 0 <= index - first < len(part):
            if not isinstance(part, tuple) and len(part) > SWARM:
                raise SetupError("starts_together", count=len(part), limit=SWARM)
            return parts[:number], _listed(setup, part), parts[number + 1 :], index - first
        first += len(part)
    raise IndexError(f"There is no start {index}.")


def _listed(setup: Setup, starts: Starts) -> tuple[Point, ...]:
    if isinstance(starts, tuple):
        return starts
    points = replace(setup, starts=starts).points()
    return tuple(zip(*points.tolist(), strict=True))


def _with_lists(
    setup: Setup,
    starts: Starts,
    change: Callable[[tuple[float, ...]], tuple[float, ...]],
) -> Setup:
    def changed(value: Values) -> Values:
        return change(value) if isinstance(value, tuple) else value

    def changed_edit(edit: Edit) -> Edit:
        values = {name: changed(value) for name, value in edit.hyperparameters.items()}
        return replace(edit, hyperparameters=values)

    return replace(
        setup,
        starts=starts,
        racers=tuple(with_mapped_values(racer, changed) for racer in setup.racers),
        edits=tuple(map(changed_edit, setup.edits)),
    )
