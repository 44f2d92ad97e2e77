"""Compiling the texts of entries; a text that does not compile fails with its file and line."""

from importlib.resources import files

import pytest

from engine.catalog import FunctionEntry, OptimizerEntry, optimizers
from engine.formula.errors import FormulaError
from engine.formula.rule import Rule
from engine.surface import Surface

FILES = files("engine.catalog")
RULES = {name: entry for name, entry in optimizers().items() if entry.method is None}
CLASSICAL = {name: entry for name, entry in optimizers().items() if entry.method is not None}


def rule_of(entry: OptimizerEntry, file_text: str | None = None) -> Rule:
    """The compiled rule of an entry that stands in its file, or in the text given."""
    text = file_text or (FILES / "optimizers" / f"{entry.identifier}.toml").read_text("utf-8")
    try:
        return Rule(entry.rule, [declared.name for declared in entry.hyperparameters])
    except FormulaError as error:
        pytest.fail(told(entry.identifier, text, entry.rule, error))


def surface_of(entry: FunctionEntry, file_text: str | None = None) -> Surface:
    """The surface of an entry that stands in its file, or in the text given."""
    text = file_text or (FILES / "functions" / f"{entry.identifier}.toml").read_text("utf-8")
    parameters = {declared.name: declared.default for declared in entry.parameters}
    try:
        return Surface(entry.formula, parameters, window=entry.window, minima=entry.minima)
    except FormulaError as error:
        pytest.fail(told(entry.identifier, text, entry.formula, error))


def told(identifier: str, file_text: str, part: str, error: FormulaError) -> str:
    line = file_text[: file_text.index(part)].count("\n") + error.line
    return f"{identifier}.toml, line {line}: {error}"
