"""The problem of a setup: a function of the catalog, or a formula."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.catalog import functions
from engine.formula import compile_function
from engine.minimum import Minimum
from engine.moved_ground import MovedGround
from engine.problem import Problem, Window
from engine.setup import fields
from engine.setup.error import SetupError, formula_errors_at
from engine.setup.numbers import as_declared_number, as_declared_numbers
from engine.setup.window import optional_window
from engine.surface import Surface
from engine.transform import Transform

PLACE = "problem"
KEYS = ("function", "formula", "parameters", "window")


@dataclass(frozen=True)
class ProblemSetup:
    """A function of the catalog by identifier, or a formula with the window it is shown in."""

    function: str | None = None
    formula: str | None = None
    parameters: Mapping[str, float] = field(default_factory=dict)
    window: Window | None = None

    @property
    def full_window(self) -> Window:
        """The window of its own, or else the catalog's."""
        if self.window is not None:
            return self.window
        if self.function is None:
            raise SetupError("setup_missing", f"{PLACE}.window")
        return functions()[self.function].window

    def build(self, transform: Transform) -> Problem:
        """The problem itself, moved. Raises FormulaError."""
        formula, parameters, minima = self._parts()
        return Surface(formula, parameters, self.full_window, minima, transform)

    def ground(self, transform: Transform) -> MovedGround:
        """A transform about the pivot of this problem."""
        _, _, minima = self._parts()
        return MovedGround.of(transform, minima, self.full_window)

    def _parts(self) -> tuple[str, Mapping[str, float], tuple[Minimum, ...]]:
        """The formula, all its parameters, and its known minima."""
        if self.function is None:
            return self.formula or "", self.parameters, ()
        entry = functions()[self.function]
        parameters = {one.name: one.default for one in entry.parameters} | dict(self.parameters)
        return entry.formula, parameters, entry.minima_at(parameters)

    def to_dict(self) -> dict[str, object]:
        written: dict[str, object] = {}
        if self.function is not None:
            written["function"] = self.function
        if self.formula is not None:
            written["formula"] = self.formula
        if self.parameters:
            written["parameters"] = dict(self.parameters)
        if self.window is not None:
            written["window"] = [list(interval) for interval in self.window]
        return written


def read_problem(data: object) -> ProblemSetup:
    """The problem of a session. Raises SetupError."""
    entries = fields.as_object(data, PLACE, KEYS)
    if fields.one_of(entries, PLACE, "function", "formula") == "function":
        return _catalog_problem(entries)
    return _formula_problem(entries)


def _catalog_problem(entries: Mapping[str, object]) -> ProblemSetup:
    place = f"{PLACE}.function"
    identifier = fields.as_text(entries["function"], place, fields.MAX_LABEL)
    fields.refuse_unknown(place, identifier, "setup_no_function", functions())
    declared = {one.name: one for one in functions()[identifier].parameters}
    at = f"{PLACE}.parameters"
    parameters = {}
    for name, value in fields.as_object(entries.get("parameters", {}), at).items():
        here = fields.member(at, name)
        fields.refuse_unknown(here, name, "setup_no_parameter", declared, owner=identifier)
        parameters[name] = as_declared_number(value, here, declared[name])
    return ProblemSetup(
        function=identifier, parameters=parameters, window=optional_window(entries, "window", PLACE)
    )


def _formula_problem(entries: Mapping[str, object]) -> ProblemSetup:
    place = f"{PLACE}.formula"
    formula = fields.as_text(entries["formula"], place, fields.MAX_FORMULA)
    fields.required(entries, "window", PLACE)
    window = optional_window(entries, "window", PLACE)
    parameters = as_declared_numbers(entries.get("parameters", {}), f"{PLACE}.parameters")
    with formula_errors_at(place):
        compile_function(formula, parameters=tuple(parameters))
    return ProblemSetup(formula=formula, parameters=parameters, window=window)
