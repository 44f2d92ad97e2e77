"""What the leaderboard says: where a path stands, what it has paid, who is ahead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.arrays import Array, Indices
from engine.cost_axis import Axis, shown_cost, steps_by
from engine.endings import NEVER, Status, nearest_distance
from engine.landmarks import Landmarks, slope_norms
from engine.own_steps import Step
from engine.transform import Transform

if TYPE_CHECKING:
    from engine.race import Race

__all__ = [
    "Costs",
    "Landmarks",
    "PathStanding",
    "Standing",
    "Status",
    "default_target",
    "standings",
]

FLAT = 1e-6
"""A slope norm of at most this share of the window's median is flat."""
MAX_DIMS = 50
"""Coordinates up to which the Hessian's eigenvalues are looked at."""
ZERO_CURVATURE = 1e-7
"""An eigenvalue of at most this share of the largest one counts as zero."""
TARGET_SHARE = 1e-6
"""The default target lies this share of the window's range of heights above the best minimum."""


@dataclass(frozen=True)
class Costs:
    """What each path has paid, `(starts,)` each."""

    steps: Indices
    gradient_evaluations: Indices
    function_evaluations: Indices


@dataclass(frozen=True)
class PathStanding:
    """One path at a step. Steps and evaluations are those to the target, or None."""

    start: int
    height: float
    distance: float
    slope_norm: float
    steps: int | None
    gradient_evaluations: int | None
    function_evaluations: int | None
    status: Status


@dataclass(frozen=True)
class Standing:
    """One racer at a step: medians over its starts, and the share that reached the target."""

    racer: int
    rank: int
    height: float
    distance: float
    slope_norm: float
    reached: float
    steps: float | None
    gradient_evaluations: float | None
    function_evaluations: float | None
    status: Status
    paths: tuple[PathStanding, ...]


def standing_status(landmarks: Landmarks, points: Array, t: Array) -> Indices:
    """RUNNING, or MINIMUM, SADDLE or PLATEAU where the slope has become flat."""
    problem = landmarks.problem
    status = np.full(points.shape[1], int(Status.RUNNING))
    flat = np.flatnonzero(slope_norms(problem.slopes(points, t)) <= FLAT * landmarks.median_slope)
    if len(flat) and problem.dims <= MAX_DIMS:
        curvatures = problem.curvatures(points[:, flat], t[flat])
        status[flat] = _kinds(curvatures.transpose(2, 0, 1))
    return status


def default_target(race: Race) -> float:
    """The best known minimum, else the lowest height seen, and a little of the window's range."""
    level = _level(race)
    low, high = level.lowest, level.highest
    best = min((minimum.height for minimum in race.problem.minima), default=low)
    return best + TARGET_SHARE * (high - low)


def _level(race: Race) -> Landmarks:
    """The ground as it lies before it is shifted, turned or stretched: that leaves the target."""
    setup, transform = race.setup, Transform(height_scale=race.setup.transform.height_scale)
    if setup.transform == transform:
        return race.landmarks
    return Landmarks(setup.problem.build(transform))


def standings(
    race: Race, step: int, target: float, axis: Axis = "steps", kept: bool = False
) -> list[Standing]:
    """All racers that run, best first: reached by most, then at the least cost, then lowest.

    By another axis than steps everybody stands where the cost at the step allows; for `kept` see
    `cost_axis`.
    """
    cost = shown_cost(race, step, axis, kept)
    own = {index: steps_by(race, index, cost, axis, step, kept) for index in _running(race)}
    rows = [_standing(race, index, at, target) for index, at in own.items()]
    rows.sort(key=lambda row: _rank_key(row, axis))
    return [Standing(**{**row.__dict__, "rank": place}) for place, row in enumerate(rows, start=1)]


def _running(race: Race) -> list[int]:
    return [index for index in range(len(race.setup.racers)) if race.runs(index)]


def _standing(race: Race, racer: int, step: Step, target: float) -> Standing:
    paths = _paths(race, racer, step, target)
    reached = [path for path in paths if path.steps is not None]
    return Standing(
        racer=racer,
        rank=0,
        height=_median([path.height for path in paths]),
        distance=_median([path.distance for path in paths]),
        slope_norm=_median([path.slope_norm for path in paths]),
        reached=len(reached) / len(paths) if paths else 0.0,
        steps=_paid([path.steps for path in reached]),
        gradient_evaluations=_paid([path.gradient_evaluations for path in reached]),
        function_evaluations=_paid([path.function_evaluations for path in reached]),
        status=_common([path.status for path in paths]),
        paths=paths,
    )


def _paths(race: Race, racer: int, step: Step, target: float) -> tuple[PathStanding, ...]:
    points = race.positions(racer, step)
    heights = race.heights(racer, step)
    norms = slope_norms(race.slopes(racer, step))
    distances = nearest_distance(race.problem, points, race.moments(racer, step))
    status = race.status(racer, step)
    reached = race.reached(racer, step, target)
    paid = race.costs(racer, np.minimum(reached, step))
    asked = paid.gradient_evaluations, paid.function_evaluations
    rows = zip(
        *(each.tolist() for each in (heights, distances, norms, reached, *asked, status)),
        strict=True,
    )
    return tuple(
        PathStanding(
            start=start,
            height=height,
            distance=distance,
            slope_norm=norm,
            steps=at if at != NEVER else None,
            gradient_evaluations=gradients if at != NEVER else None,
            function_evaluations=functions if at != NEVER else None,
            status=Status(stands),
        )
        for start, (height, distance, norm, at, gradients, functions, stands) in enumerate(rows)
    )


def _rank_key(row: Standing, axis: Axis) -> tuple[float, float, float]:
    paid = getattr(row, axis)
    height = row.height if np.isfinite(row.height) else np.inf
    return -row.reached, np.inf if paid is None else paid, height


def _kinds(curvatures: Array) -> Indices:
    """What kind of flat point each Hessian `(points, dims, dims)` tells of."""
    kinds = np.full(len(curvatures), int(Status.PLATEAU))
    known = np.flatnonzero(np.isfinite(curvatures).all(axis=(1, 2)))
    eigenvalues = np.linalg.eigvalsh(curvatures[known])
    zero = ZERO_CURVATURE * np.abs(eigenvalues).max(axis=1)
    kinds[known[eigenvalues[:, 0] > zero]] = int(Status.MINIMUM)
    kinds[known[eigenvalues[:, 0] < -zero]] = int(Status.SADDLE)
    return kinds


def _median(values: Sequence[float]) -> float:
    if not values:
        return float("nan")
    return float(np.median(np.where(np.isnan(values), np.inf, values)))


def _paid(costs: Sequence[int | None]) -> float | None:
    """The median of what those paid that reached the target; None if nobody did."""
    return _median([cost for cost in costs if cost is not None]) if costs else None


def _common(statuses: Sequence[Status]) -> Status:
    """The status of most paths; of several equally common ones the first."""
    return Counter(statuses).most_common(1)[0][0] if statuses else Status.RUNNING
