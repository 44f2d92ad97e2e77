"""What a session says about its picture: how heights become tones, which part is seen, by what.

`Setup.view` is whatever stood in a file, so what makes no sense counts as not there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from engine.catalog import functions
from engine.cost_axis import AXES, Axis
from engine.setup import Setup, SetupError
from engine.setup.window import read_window

HeightScale = Literal["rank", "log", "linear"]
SwarmColors = Literal["racer", "height", "basin"]
Window = tuple[tuple[float, float], tuple[float, float]]

HEIGHT_SCALE, MAP_RANGE, EQUAL_SCALE, MARKS, CHOSEN_COLUMNS, COST_AXIS = (
    "height_scale",
    "map_range",
    "equal_scale",
    "marks",
    "leaderboard_columns",
    "cost_axis",
)
SWARM_COLORS, SWARM_WAKE, LOCAL_MODEL = "swarm_colors", "swarm_wake", "local_model"
_SCALES: tuple[HeightScale, ...] = ("rank", "log", "linear")
SWARM_COLORINGS: tuple[SwarmColors, ...] = ("racer", "height", "basin")


def height_scale_of(setup: Setup) -> HeightScale:
    """As the session says, else as the catalog does; formulas of one's own by rank."""
    said = next((scale for scale in _SCALES if scale == setup.view.get(HEIGHT_SCALE)), None)
    if said is not None:
        return said
    return _usual_scale(setup)


def kept_height_scale(setup: Setup, scale: HeightScale) -> HeightScale | None:
    """What is to be written of a scale; None where it goes without saying."""
    return None if scale == _usual_scale(setup) else scale


def _usual_scale(setup: Setup) -> HeightScale:
    identifier = setup.problem.function
    return "rank" if identifier is None else functions()[identifier].height_scale


def map_range_of(setup: Setup) -> Window | None:
    """The part of the plane that was seen; None for all that is worth looking at."""
    try:
        return read_window(setup.view.get(MAP_RANGE), MAP_RANGE)
    except SetupError:
        return None


def is_at_equal_scale(setup: Setup) -> bool:
    return setup.view.get(EQUAL_SCALE) is True


def are_marks_shown(setup: Setup) -> bool:
    """Marks of the selected racer's step, unless they are not wanted."""
    return setup.view.get(MARKS) is not False


def is_local_model_shown(setup: Setup) -> bool:
    """The quadratic model at the point of one path."""
    return setup.view.get(LOCAL_MODEL) is True


def swarm_colors_of(setup: Setup) -> SwarmColors:
    """By what the dots of a swarm are coloured."""
    said = setup.view.get(SWARM_COLORS)
    return next((colors for colors in SWARM_COLORINGS if colors == said), "racer")


def has_swarm_wake(setup: Setup) -> bool:
    """Whether swarms leave a wake that fades."""
    return setup.view.get(SWARM_WAKE) is True


def axis_of(setup: Setup) -> Axis:
    """By which cost the race is seen."""
    return next((axis for axis in AXES if axis == setup.view.get(COST_AXIS)), "steps")


def chosen_columns_of(setup: Setup) -> dict[str, bool]:
    """By name of a column of the leaderboard, whether a person wants it."""
    said = setup.view.get(CHOSEN_COLUMNS)
    if not isinstance(said, Mapping):
        return {}
    return {str(name): wanted for name, wanted in said.items() if isinstance(wanted, bool)}


def with_view(setup: Setup, values: Mapping[str, object]) -> Setup:
    """Other entries of the view; None takes one out."""
    merged = {**setup.view, **values}
    return replace(setup, view={name: value for name, value in merged.items() if value is not None})
