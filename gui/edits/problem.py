"""Changes of the problem: another function, another formula, its parameters, its window."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from engine.catalog import FunctionEntry, functions
from engine.setup import ProblemSetup, Setup
from gui.edits.branches import without_old_futures
from gui.edits.starts import Point, with_starts_inside
from gui.edits.view import HEIGHT_SCALE, MAP_RANGE, height_scale_of, with_view

Window = tuple[tuple[float, float], tuple[float, float]]


def with_function(setup: Setup, identifier: str) -> Setup:
    """Another function of the catalog, for the same racers with the rates they have."""
    entry = functions()[identifier]
    problem = ProblemSetup(function=identifier, formula=None, parameters={}, window=None)
    anew = _raced_anew(replace(setup, problem=problem), entry.window, tuple(entry.starts))
    return with_view(anew, {HEIGHT_SCALE: None, MAP_RANGE: None})


def with_own_function(setup: Setup, entry: FunctionEntry) -> Setup:
    """A function that a person keeps: what it says stands in the setup, not where it is kept."""
    parameters = {one.name: one.default for one in entry.parameters}
    problem = ProblemSetup(formula=entry.formula, parameters=parameters, window=entry.window)
    starts = tuple(entry.starts) or (_quarter_point(entry.window),)
    anew = _raced_anew(replace(setup, problem=problem), entry.window, starts)
    seen = None if entry.view == entry.window else [list(ends) for ends in entry.view]
    return with_view(anew, {HEIGHT_SCALE: entry.height_scale, MAP_RANGE: seen})


def with_formula(
    setup: Setup,
    text: str,
    parameters: Mapping[str, float],
    window: Window | None = None,
    begun_from: str | None = None,
) -> Setup:
    """What a person typed: other numbers for the same ground, or ground of one's own there.

    `begun_from` is the function of the catalog whose text was changed; with its text it comes back.
    """
    before = setup.problem
    window = window or before.full_window
    if window == before.full_window and _is_the_same_ground(before, text, parameters):
        return replace(setup, problem=_renumbered(before, text, parameters))
    shipped = ProblemSetup(function=begun_from)
    if begun_from is not None and _is_the_same_ground(shipped, text, parameters):
        own_window = None if window == shipped.full_window else window
        problem = replace(_renumbered(shipped, text, parameters), window=own_window)
    else:
        problem = ProblemSetup(formula=text, parameters=dict(parameters), window=window)
    anew = _raced_anew(replace(setup, problem=problem), window, (_quarter_point(window),))
    return with_view(anew, {HEIGHT_SCALE: height_scale_of(setup)})


def with_parameter(setup: Setup, name: str, value: float) -> Setup:
    parameters = {**setup.problem.parameters, name: value}
    return replace(setup, problem=replace(setup.problem, parameters=parameters))


def with_window(setup: Setup, window: Window) -> Setup:
    changed = replace(setup, problem=replace(setup.problem, window=window))
    return with_view(changed, {MAP_RANGE: None})


def is_another_problem(old: Setup, new: Setup) -> bool:
    """True where a race begins anew; with other parameters, or moved, it stays at its step.

    Comments and spaces in a formula say nothing about the ground.
    """
    before, after = old.problem, new.problem
    if before.function is None and after.function is None:
        return _said(before.formula or "") != _said(after.formula or "")
    return before.function != after.function


def _is_the_same_ground(problem: ProblemSetup, text: str, parameters: Mapping[str, float]) -> bool:
    """True where the text says what the problem does, with numbers that the problem allows."""
    if problem.function is None:
        same_names = set(parameters) == set(problem.parameters)
        return same_names and _said(text) == _said(problem.formula or "")
    entry = functions()[problem.function]
    limits = {one.name: (one.minimum, one.maximum) for one in entry.parameters}
    return (
        _said(text) == _said(entry.formula)
        and set(parameters) == set(limits)
        and all(limits[name][0] <= value <= limits[name][1] for name, value in parameters.items())
    )


def _renumbered(problem: ProblemSetup, text: str, parameters: Mapping[str, float]) -> ProblemSetup:
    """The same ground with other numbers; defaults of the catalog are not written down."""
    if problem.function is None:
        return replace(problem, formula=text, parameters=dict(parameters))
    usual = {one.name: one.default for one in functions()[problem.function].parameters}
    written = {
        name: value
        for name, value in parameters.items()
        if value != usual[name] or name in problem.parameters
    }
    return replace(problem, parameters=written)


def _said(text: str) -> list[str]:
    """Lines of a text that compiles, without what a reader adds for readers."""
    lines = ("".join(line.split()).replace("^", "**") for line in text.split("\n"))
    return [line for line in lines if line and not line.startswith("#")]


def _raced_anew(setup: Setup, window: Window, suggested: tuple[Point, ...]) -> Setup:
    """Of another problem nobody knows what is to be changed when, nor what would have been."""
    setup = replace(without_old_futures(setup), edits=())
    return with_starts_inside(setup, lambda point: _inside(point, window), suggested)


def _inside(point: Point, window: Window) -> bool:
    limits = zip(point, window, strict=True)
    return all(low <= coordinate <= high for coordinate, (low, high) in limits)


def _quarter_point(window: Window) -> Point:
    return tuple(low + (high - low) / 4 for low, high in window)
