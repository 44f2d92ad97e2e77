"""The setup of a race: an immutable value, its session file, and what is wrong with a bad one."""

from engine.setup.around import ScheduleSetup, WrapperSetup
from engine.setup.branches import Branch
from engine.setup.brush import BrushStarts
from engine.setup.edits import Edit
from engine.setup.error import SetupError
from engine.setup.file import load_setup, save_setup
from engine.setup.problem import ProblemSetup
from engine.setup.racers import MARKERS, RacerSetup
from engine.setup.setup import Setup
from engine.setup.starts import (
    MAX_STARTS,
    GridStarts,
    RandomStarts,
    SeveralStarts,
    Starts,
    parts_of,
    points_of,
    together,
)
from engine.setup.stop import Stop

__all__ = [
    "MARKERS",
    "MAX_STARTS",
    "Branch",
    "BrushStarts",
    "Edit",
    "GridStarts",
    "ProblemSetup",
    "RacerSetup",
    "RandomStarts",
    "ScheduleSetup",
    "Setup",
    "SetupError",
    "SeveralStarts",
    "Starts",
    "Stop",
    "WrapperSetup",
    "load_setup",
    "parts_of",
    "points_of",
    "save_setup",
    "together",
]
