"""What a person can change in a setup: pure functions from a setup to the next one."""

from gui.edits.around import (
    with_convention,
    with_moved_wrapper,
    with_schedule,
    with_wrapper,
)
from gui.edits.bench import with_transform
from gui.edits.branches import (
    futures_of,
    marked_steps,
    may_branch,
    trunk_of,
    with_old_future,
)
from gui.edits.problem import (
    Window,
    is_another_problem,
    with_formula,
    with_function,
    with_own_function,
    with_parameter,
    with_window,
)
from gui.edits.racers import (
    Values,
    hyperparameters_at,
    with_changed_racer,
    with_duplicate,
    with_hyperparameters,
    with_only,
    with_own_look,
    with_racer,
    without_racer,
)
from gui.edits.starts import (
    Point,
    points_of,
    with_moved_start,
    with_new_starts,
    with_start,
    with_stroke,
    without_start,
)

__all__ = [
    "Point",
    "Values",
    "Window",
    "futures_of",
    "hyperparameters_at",
    "is_another_problem",
    "marked_steps",
    "may_branch",
    "points_of",
    "trunk_of",
    "with_changed_racer",
    "with_convention",
    "with_duplicate",
    "with_formula",
    "with_function",
    "with_hyperparameters",
    "with_moved_start",
    "with_moved_wrapper",
    "with_new_starts",
    "with_old_future",
    "with_only",
    "with_own_function",
    "with_own_look",
    "with_parameter",
    "with_racer",
    "with_schedule",
    "with_start",
    "with_stroke",
    "with_transform",
    "with_window",
    "with_wrapper",
    "without_racer",
    "without_start",
]
