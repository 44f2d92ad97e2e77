"""Why a path has the status that it has, as one sentence with figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array
from engine.endings import FAR, Endings, Status
from engine.landmarks import slope_norms
from engine.local_model import LocalModel
from engine.measures import FLAT, standing_status
from engine.messages import MESSAGES
from engine.race import Race

_DIGITS = 3


@dataclass(frozen=True)
class Reason:
    """A status and why; `str()` is the sentence.

    Attributes:
        code: identity of the message in `MESSAGES`.
        fields: the figures in it; whole numbers are counts.
    """

    status: Status
    code: str
    fields: Mapping[str, int | float]

    def __str__(self) -> str:
        shown = {
            name: value if isinstance(value, int) else f"{value:.{_DIGITS}g}"
            for name, value in self.fields.items()
        }
        return MESSAGES[self.code].format(**shown)


def status_reason(race: Race, racer: int, start: int, step: int) -> Reason:
    """Why a path stands as it does at a step. Agrees with `Race.status`.

    Racers and starts count from 0; a step that is not made yet counts as the newest.
    """
    step = min(max(step, 0), race.step)
    end = int(race.end_steps(racer)[start])
    if 0 <= end <= step:
        return _ended(race, racer, start, end)
    point = race.positions(racer, step)[:, [start]]
    return _standing(race, point, race.moments(racer, step)[[start]])


def _standing(race: Race, point: Array, t: Array) -> Reason:
    """Of a path that goes on, `point` `(dims, 1)`."""
    status = Status(int(standing_status(race.landmarks, point, t)[0]))
    slope = float(slope_norms(race.problem.slopes(point, t))[0])
    if status == Status.RUNNING:
        code = "reason_running" if np.isfinite(slope) else "reason_running_unknown"
        limit = FLAT * race.landmarks.median_slope
        return Reason(status, code, {"slope": slope, "limit": limit})
    model = LocalModel.at(race.problem, point[:, 0], float(t[0]))
    least, greatest = float(model.eigenvalues[0]), float(model.eigenvalues[-1])
    fields: dict[str, int | float] = {"slope": slope, "least": least, "greatest": greatest}
    if status != Status.SADDLE:
        unknown = status == Status.PLATEAU and not np.isfinite(least)
        code = f"reason_{status.name.lower()}{'_unknown' if unknown else ''}"
        return Reason(status, code, fields)
    dims, count = len(model.signs), int((model.signs < 0).sum())
    some = "reason_saddle_some" if count > 1 else "reason_saddle_one"
    code = "reason_maximum" if count == dims else some
    return Reason(status, code, {**fields, "count": count, "dims": dims})


def _ended(race: Race, racer: int, start: int, end: int) -> Reason:
    status = Status(int(race.end_status(racer)[start]))
    last = race.positions(racer, end)[:, [start]]
    endings = Endings(race.landmarks, race.setup.stop)
    if status == Status.STOPPED:
        return _stopped(race, endings, race.positions(racer, end - 1)[:, [start]], end, last)
    fields: dict[str, int | float] = {"step": end, "widths": int(FAR)}
    if status == Status.DIVERGED:
        is_far = bool(endings.are_far(last)[0])
        return Reason(status, f"reason_diverged_{'far' if is_far else 'numbers'}", fields)
    height = float(race.problem.heights(last, float(end))[0])
    lowest = race.landmarks.lowest
    return Reason(status, "reason_escaped", {**fields, "height": height, "lowest": lowest})


def _stopped(race: Race, endings: Endings, before: Array, end: int, last: Array) -> Reason:
    """By the first of the stop rules that holds, in the order of the setup."""
    if end != race.setup.stop.max_steps:
        for name, (limit, figures) in endings.figures(before, end, last[None]).items():
            figure = float(figures[0, 0])
            if figure <= limit:
                fields: dict[str, int | float] = {"step": end, "limit": limit, "figure": figure}
                return Reason(Status.STOPPED, f"reason_{name}", fields)
    return Reason(Status.STOPPED, "reason_max_steps", {"step": end})
