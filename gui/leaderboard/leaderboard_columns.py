"""The columns of the leaderboard: what each says, how it sorts, and which give way first."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from engine.cost_axis import Axis
from engine.measures import PathStanding, Standing, Status
from gui.widgets.number_text import brief_text, cell_text

NOTHING = "\N{EN DASH}"
CHECK = "\N{CHECK MARK}"
_MOST_COUNTED = 99
_COUNT_LETTERS = 5
# The widest texts of numbers with either sign, of numbers that are none or above, and of counts.
_SIGNED, _UNSIGNED, _COUNT = "\N{MINUS SIGN}8e-888", "0.00888", "88888"

Row = Standing | PathStanding


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes:
        name: for the settings and for tests.
        title, tool_tip: texts of the header, marked for the translator.
        sample: the widest text that it shows; columns do not move with their numbers.
        text: what a row shows.
        value: what a row sorts by; None and NaN come last in either direction.
        gives_way: columns with larger numbers are hidden first in a narrow panel.
        axis: the cost of which it says how much.
    """

    name: str
    title: object
    tool_tip: object
    sample: str
    text: Callable[[Row], str]
    value: Callable[[Row], float | None]
    gives_way: int = 0
    axis: Axis | None = None

    def goes_by(self, axis: Axis) -> int:
        """When it gives way: what the race is seen by last of all that may."""
        return 0 if self.axis == axis else self.gives_way

    def sort_key(self, row: Row, descending: bool) -> tuple[bool, float]:
        value = self.value(row)
        if value is None or math.isnan(value):
            return True, 0.0
        return False, -value if descending else value


STATUS_WORDS = {
    Status.RUNNING: QT_TRANSLATE_NOOP("Leaderboard", "running"),
    Status.STOPPED: QT_TRANSLATE_NOOP("Leaderboard", "stopped"),
    Status.DIVERGED: QT_TRANSLATE_NOOP("Leaderboard", "diverged"),
    Status.ESCAPED: QT_TRANSLATE_NOOP("Leaderboard", "escaped"),
    Status.MINIMUM: QT_TRANSLATE_NOOP("Leaderboard", "minimum"),
    Status.SADDLE: QT_TRANSLATE_NOOP("Leaderboard", "saddle"),
    Status.PLATEAU: QT_TRANSLATE_NOOP("Leaderboard", "plateau"),
}


def status_word(status: Status) -> str:
    return QCoreApplication.translate("Leaderboard", str(STATUS_WORDS[status]))


def _rank(row: Row) -> float | None:
    return row.rank if isinstance(row, Standing) else row.start


def _rank_text(row: Row) -> str:
    return str(row.rank) if isinstance(row, Standing) else ""


def _reached(row: Row) -> float | None:
    return row.reached if isinstance(row, Standing) else float(row.steps is not None)


def _reached_text(row: Row) -> str:
    """So many of so many; of hundreds their share, rounded down as only all are all."""
    if not isinstance(row, Standing):
        return NOTHING if row.steps is None else CHECK
    hits, paths = round(row.reached * len(row.paths)), len(row.paths)
    return f"{hits}/{paths}" if paths <= _MOST_COUNTED else f"{100 * hits // paths} %"


def _count_text(count: float | None) -> str:
    if count is None:
        return NOTHING
    text = f"{count:.10g}"
    return text if len(text) <= _COUNT_LETTERS else brief_text(count)


RACER = 1
STATUS = 4

COLUMNS = (
    Column(
        "rank",
        QT_TRANSLATE_NOOP("Leaderboard", "#"),
        QT_TRANSLATE_NOOP(
            "Leaderboard",
            "Rank: target reached from most starts, then at the least cost that the race is seen"
            " by, then lowest.",
        ),
        "00",
        _rank_text,
        _rank,
    ),
    Column(
        "racer",
        QT_TRANSLATE_NOOP("Leaderboard", "Racer"),
        QT_TRANSLATE_NOOP("Leaderboard", "The racer; unfold it for its starts."),
        "",
        lambda _row: "",
        lambda row: row.racer if isinstance(row, Standing) else row.start,
    ),
    Column(
        "height",
        QT_TRANSLATE_NOOP("Leaderboard", "Height"),
        QT_TRANSLATE_NOOP("Leaderboard", "Height at the shown step, the median over the starts."),
        _SIGNED,
        lambda row: cell_text(row.height),
        lambda row: row.height,
    ),
    Column(
        "reached",
        QT_TRANSLATE_NOOP("Leaderboard", "Hits"),
        QT_TRANSLATE_NOOP("Leaderboard", "From how many starts the target was reached."),
        "100 %",
        _reached_text,
        _reached,
    ),
    Column(
        "status",
        QT_TRANSLATE_NOOP("Leaderboard", "Status"),
        QT_TRANSLATE_NOOP("Leaderboard", "Where most of the paths stand."),
        "minimum",
        lambda row: status_word(row.status),
        lambda row: float(row.status),
    ),
    Column(
        "steps",
        QT_TRANSLATE_NOOP("Leaderboard", "Steps"),
        QT_TRANSLATE_NOOP("Leaderboard", "Steps to the target, the median where it was reached."),
        _COUNT,
        lambda row: _count_text(row.steps),
        lambda row: row.steps,
        gives_way=1,
        axis="steps",
    ),
    Column(
        "gradients",
        QT_TRANSLATE_NOOP("Leaderboard", "Gradients"),
        QT_TRANSLATE_NOOP(
            "Leaderboard",
            "Gradient evaluations to the target, the median where it was reached.",
        ),
        _COUNT,
        lambda row: _count_text(row.gradient_evaluations),
        lambda row: row.gradient_evaluations,
        gives_way=3,
        axis="gradient_evaluations",
    ),
    Column(
        "distance",
        QT_TRANSLATE_NOOP("Leaderboard", "Distance"),
        QT_TRANSLATE_NOOP("Leaderboard", "Distance to the nearest known minimum, the median."),
        _UNSIGNED,
        lambda row: cell_text(row.distance),
        lambda row: row.distance,
        gives_way=2,
    ),
    Column(
        "slope",
        QT_TRANSLATE_NOOP("Leaderboard", "Slope"),
        QT_TRANSLATE_NOOP("Leaderboard", "Norm of the slope, the median over the starts."),
        _UNSIGNED,
        lambda row: cell_text(row.slope_norm),
        lambda row: row.slope_norm,
        gives_way=4,
    ),
)

_GRADIENTS = next(place for place, column in enumerate(COLUMNS) if column.name == "gradients")
_FUNCTIONS = replace(
    COLUMNS[_GRADIENTS],
    title=QT_TRANSLATE_NOOP("Leaderboard", "Functions"),
    tool_tip=QT_TRANSLATE_NOOP(
        "Leaderboard",
        "Function evaluations to the target, the median where it was reached.",
    ),
    text=lambda row: _count_text(row.function_evaluations),
    value=lambda row: row.function_evaluations,
    axis="function_evaluations",
)


def columns_by(axis: Axis) -> tuple[Column, ...]:
    """What the race is seen by is told; function evaluations in the place of gradients."""
    if axis != "function_evaluations":
        return COLUMNS
    return *COLUMNS[:_GRADIENTS], _FUNCTIONS, *COLUMNS[_GRADIENTS + 1 :]
