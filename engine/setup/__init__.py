"""The setup of a race: an immutable value, its session file, and what is wrong with a bad one."""

from engine.setup.around import ScheduleSetup, WrapperSetup
from engine.setup.branches import Branch
from engine.setup.edits import Edit
from engine.setup.error import SetupError
from engine.setup.file import load_setup, save_setup
from engine.setup.problem import ProblemSetup
from engine.setup.racers import MARKERS, RacerSetup
from engine.setup.setup import Setup
from engine.setup.starts import GridStarts, RandomStarts
from engine.setup.stop import Stop

__all__ = [
    "MARKERS",
    "Branch",
    "Edit",
    "GridStarts",
    "ProblemSetup",
    "RacerSetup",
    "RandomStarts",
    "ScheduleSetup",
    "Setup",
    "SetupError",
    "Stop",
    "WrapperSetup",
    "load_setup",
    "save_setup",
]
