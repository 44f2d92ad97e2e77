"""Changes of the starts. Lists with one number a start grow and shrink with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from engine.setup import Edit, Setup
from gui.edits.around import with_mapped_values

Point = tuple[float, ...]
Values = float | tuple[float, ...]


def points_of(setup: Setup) -> tuple[Point, ...]:
    """The starts one by one, also when the setup describes them as a grid or by chance."""
    return tuple(tuple(map(float, point)) for point in setup.points().T)


def with_start(setup: Setup, point: Point) -> Setup:
    starts = (*points_of(setup), point)
    return _with_lists(setup, starts, lambda values: (*values, values[-1]))


def with_moved_start(setup: Setup, index: int, point: Point) -> Setup:
    points = points_of(setup)
    if not 0 <= index < len(points):
        raise IndexError(f"There is no start {index}.")
    return replace(setup, starts=(*points[:index], point, *points[index + 1 :]))


def with_moved_starts(setup: Setup, points: Sequence[Point]) -> Setup:
    """All starts elsewhere, each still the same one."""
    return replace(setup, starts=tuple(points))


def without_start(setup: Setup, index: int) -> Setup:
    points = points_of(setup)
    starts = points[:index] + points[index + 1 :]
    return _with_lists(setup, starts, lambda values: values[:index] + values[index + 1 :])


def with_starts(setup: Setup, kept: tuple[int, ...], points: tuple[Point, ...]) -> Setup:
    """Keeps the starts with these indices; where none is kept, `points` take their place."""
    if not kept:
        return _with_lists(setup, points, lambda values: values[:1] * len(points))
    old = points_of(setup)
    starts = tuple(old[index] for index in kept)
    return _with_lists(setup, starts, lambda values: tuple(values[index] for index in kept))


def _with_lists(
    setup: Setup,
    starts: tuple[Point, ...],
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
