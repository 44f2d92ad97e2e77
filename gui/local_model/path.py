"""Which path a person looks at: of the racer and the start that are selected."""

from __future__ import annotations

from dataclasses import dataclass

from engine.local_model import LocalModel
from gui.landscape.shown import Shown, step_of_start
from gui.landscape.swarm import is_swarm
from gui.playing.pace import runners


@dataclass(frozen=True)
class PathShown:
    """A path, and the step of its own that it is shown at."""

    racer: int
    start: int
    step: int


def path_looked_at(shown: Shown) -> PathShown | None:
    """The selected racer from the selected start, else the first ones that there are.

    None where nobody runs, and in a swarm, whose past steps are not at hand.
    """
    race, chosen, start = shown.race, shown.selected_racer, shown.selected_start
    running, count = runners(race), race.starts.shape[1]
    if not running or not count or is_swarm(race):
        return None
    racer = chosen if chosen is not None and chosen in running else running[0]
    start = start if start is not None and start < count else 0
    return PathShown(racer, start, step_of_start(shown, racer, start))


def model_of(shown: Shown, path: PathShown) -> LocalModel:
    """At the point where a path is shown."""
    race = shown.race
    point = race.positions(path.racer, path.step)[:, path.start]
    t = float(race.moments(path.racer, path.step)[path.start])
    return LocalModel.at(race.problem, point, t)
