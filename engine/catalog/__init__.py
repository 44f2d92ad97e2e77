"""The catalog: test functions and optimizers, one small TOML file an entry.

Adding one is adding a file to `functions` or `optimizers`; its name is the identifier.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from engine.catalog.entries import FunctionEntry, OptimizerEntry, Window
from engine.catalog.folder import Folder
from engine.catalog.place import CatalogError
from engine.catalog.reader import read_function, read_optimizer

__all__ = [
    "CatalogError",
    "FunctionEntry",
    "OptimizerEntry",
    "Window",
    "functions",
    "optimizers",
]


@cache
def functions() -> Mapping[str, FunctionEntry]:
    """All test functions, sorted by identifier."""
    return Folder(files(__name__) / "functions", read_function)


@cache
def optimizers() -> Mapping[str, OptimizerEntry]:
    """All optimizers, sorted by identifier."""
    return Folder(files(__name__) / "optimizers", read_optimizer)
