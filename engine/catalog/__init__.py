"""The catalog: functions, optimizers, schedules and wrappers, one small TOML file an entry.

Adding one is adding a file to its folder; the name of the file is the identifier.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from engine.catalog.entries import (
    FunctionEntry,
    OptimizerEntry,
    ScheduleEntry,
    Window,
    WrapperEntry,
)
from engine.catalog.folder import Folder
from engine.catalog.place import CatalogError
from engine.catalog.reader import read_function, read_optimizer, read_schedule, read_wrapper

__all__ = [
    "CatalogError",
    "FunctionEntry",
    "OptimizerEntry",
    "ScheduleEntry",
    "Window",
    "WrapperEntry",
    "conventions",
    "functions",
    "optimizers",
    "schedules",
    "wrappers",
]


@cache
def functions() -> Mapping[str, FunctionEntry]:
    """All test functions, sorted by identifier."""
    return Folder(files(__name__) / "functions", read_function)


@cache
def optimizers() -> Mapping[str, OptimizerEntry]:
    """All optimizers, sorted by identifier."""
    return Folder(files(__name__) / "optimizers", read_optimizer)


def conventions(identifier: str) -> tuple[OptimizerEntry, ...]:
    """The optimizers that do the same by other conventions, this one among them.

    The first is the one after which the family is named; () for an optimizer without others.
    Members carry the name of the family before their own, so that nothing else need be read.
    """
    family = optimizers()[identifier].family
    if family is None:
        return ()
    alike = [name for name in optimizers() if name == family or name.startswith(f"{family}_")]
    return tuple(entry for name in alike if (entry := optimizers()[name]).family == family)


@cache
def schedules() -> Mapping[str, ScheduleEntry]:
    """All schedules, sorted by identifier."""
    return Folder(files(__name__) / "schedules", read_schedule)


@cache
def wrappers() -> Mapping[str, WrapperEntry]:
    """All wrappers, sorted by identifier."""
    return Folder(files(__name__) / "wrappers", read_wrapper)
