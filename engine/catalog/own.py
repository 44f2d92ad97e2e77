"""A person's own functions and optimizers: a folder of TOML files beside the shipped catalog.

The files have the catalog's format, but may leave out what a person does not know; see
`engine.catalog.reader`. Sessions hold what they use as text, never the name of such a file.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from engine.catalog import functions, optimizers
from engine.catalog.entries import FunctionEntry, OptimizerEntry
from engine.catalog.identifier import identifier_of
from engine.catalog.own_file import place_of, text_of_any
from engine.catalog.own_folder import Kind, OwnFolder
from engine.catalog.place import CatalogError, Place
from engine.catalog.reader import read_function, read_optimizer
from engine.catalog.writer import function_text, optimizer_text
from engine.formula import FormulaError, Rule, compile_function


class OwnCatalog:
    """The entries below one folder, which need not exist.

    Attributes:
        functions, optimizers: what can be used, by identifier.
    """

    def __init__(self, folder: Path) -> None:
        self.functions = OwnFolder(
            folder, Kind("functions", _read_function, function_text, functions)
        )
        self.optimizers = OwnFolder(
            folder, Kind("optimizers", _read_optimizer, optimizer_text, optimizers)
        )

    @property
    def errors(self) -> list[CatalogError]:
        """What was skipped: one sentence each, with file and line."""
        return self.functions.errors + self.optimizers.errors

    def refresh(self) -> None:
        """Read the files again when something is asked next."""
        self.functions.refresh()
        self.optimizers.refresh()


def function_from(path: Path) -> FunctionEntry:
    """The function in a file of the catalog's format, wherever it is. Raises CatalogError."""
    return _read_function(identifier_of(path.stem), place_of(path), text_of_any(path))


def optimizer_from(path: Path) -> OptimizerEntry:
    """The rule in a file of the catalog's format, wherever it is. Raises CatalogError."""
    return _read_optimizer(identifier_of(path.stem), place_of(path), text_of_any(path))


def _read_function(identifier: str, file: str, text: str) -> FunctionEntry:
    entry = read_function(identifier, file, text, own=True)
    with _formula_errors(Place(file, text), "formula", entry.formula):
        compile_function(entry.formula, parameters=tuple(one.name for one in entry.parameters))
    return entry


def _read_optimizer(identifier: str, file: str, text: str) -> OptimizerEntry:
    entry = read_optimizer(identifier, file, text, own=True)
    with _formula_errors(Place(file, text), "rule", entry.rule):
        Rule(entry.rule, tuple(one.name for one in entry.hyperparameters))
    return entry


@contextmanager
def _formula_errors(place: Place, key: str, part: str) -> Iterator[None]:
    """Turns a FormulaError about a part of a file into one that names the line of the file."""
    try:
        yield
    except FormulaError as error:
        line = place.line_inside(key, part) + error.line - 1
        raise CatalogError("catalog_formula", place.file, line, sentence=str(error)) from None
