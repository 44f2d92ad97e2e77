"""Changes of the problem: another function, another formula, its parameters, its window."""

from __future__ import annotations

from dataclasses import replace

from engine.catalog import functions
from engine.setup import ProblemSetup, Setup
from engine.transform import Transform
from gui.edits.starts import Point, points_of, with_starts

Window = tuple[tuple[float, float], tuple[float, float]]


def with_function(setup: Setup, identifier: str) -> Setup:
    """Another function of the catalog, for the same racers with the rates they have."""
    entry = functions()[identifier]
    problem = ProblemSetup(function=identifier, formula=None, parameters={}, window=None)
    return _raced_anew(replace(setup, problem=problem), entry.window, tuple(entry.starts))


def with_formula(setup: Setup, text: str, parameters: dict[str, float], window: Window) -> Setup:
    problem = ProblemSetup(function=None, formula=text, parameters=parameters, window=window)
    return _raced_anew(replace(setup, problem=problem), window, (_quarter_point(window),))


def with_parameter(setup: Setup, name: str, value: float) -> Setup:
    parameters = {**setup.problem.parameters, name: value}
    return replace(setup, problem=replace(setup.problem, parameters=parameters))


def with_window(setup: Setup, window: Window) -> Setup:
    return replace(setup, problem=replace(setup.problem, window=window))


def is_another_problem(old: Setup, new: Setup) -> bool:
    """True where a race begins anew: on another function, or ground moved in another way.

    With other parameters it goes on at the same step.
    """
    return _ground(old) != _ground(new)


def _ground(setup: Setup) -> tuple[str | None, str | None, Transform]:
    return setup.problem.function, setup.problem.formula, setup.transform


def _raced_anew(setup: Setup, window: Window, suggested: tuple[Point, ...]) -> Setup:
    points = points_of(setup)
    kept = tuple(index for index, point in enumerate(points) if _inside(point, window))
    return replace(with_starts(setup, kept, suggested), edits=())


def _inside(point: Point, window: Window) -> bool:
    limits = zip(point, window, strict=True)
    return all(low <= coordinate <= high for coordinate, (low, high) in limits)


def _quarter_point(window: Window) -> Point:
    return tuple(low + (high - low) / 4 for low, high in window)
