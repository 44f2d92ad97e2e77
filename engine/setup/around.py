"""What stands around a racer's rule: the schedule of its rate, and wrappers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from engine.catalog import schedules, wrappers
from engine.formula import compile_function
from engine.formula.around import SCHEDULE, ScheduleText, WrapperText, with_owner
from engine.hyperparameter import Hyperparameter
from engine.setup import fields
from engine.setup.error import SetupError, formula_errors_at
from engine.setup.numbers import Values, as_values, names_in, plain

SCHEDULE_KEYS = ("schedule", "formula", "parameters")
WRAPPER_KEYS = ("wrapper", "hyperparameters")
MAX_WRAPPERS = 16
TOTAL = "total"
"""Parameter of a schedule that by default is the number of steps of the race."""


@dataclass(frozen=True)
class ScheduleSetup:
    """A schedule of the catalog by identifier, or a formula of t; a factor on learning_rate."""

    schedule: str | None = None
    formula: str | None = None
    parameters: Mapping[str, Values] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The formula."""
        return self.formula or schedules()[self.schedule or ""].formula

    @property
    def declared(self) -> Mapping[str, Hyperparameter | None]:
        """Its parameters; those of one's own formula declare themselves."""
        if self.schedule is None:
            return dict.fromkeys((*self.parameters, TOTAL))
        return {one.name: one for one in schedules()[self.schedule].parameters}

    @property
    def composed(self) -> ScheduleText:
        """What a rule is composed with."""
        return ScheduleText(self.text, tuple(self.declared))

    def values(self, steps: int) -> dict[str, Values]:
        """Every parameter with its value in a race of so many steps."""
        usual = {name: one.default for name, one in self.declared.items() if one is not None}
        if TOTAL in self.declared:
            usual[TOTAL] = float(steps)
        return {**usual, **self.parameters}

    def to_dict(self) -> dict[str, object]:
        given = {
            "schedule": self.schedule,
            "formula": self.formula,
            "parameters": plain(self.parameters) or None,
        }
        return {key: value for key, value in given.items() if value is not None}


@dataclass(frozen=True)
class WrapperSetup:
    """A wrapper of the catalog, with what differs from its defaults."""

    wrapper: str
    hyperparameters: Mapping[str, Values] = field(default_factory=dict)

    @property
    def composed(self) -> WrapperText:
        """What a rule is composed with."""
        entry = wrappers()[self.wrapper]
        return WrapperText(self.wrapper, entry.slope, entry.point, entry.step, tuple(self.declared))

    @property
    def declared(self) -> Mapping[str, Hyperparameter]:
        """Its hyperparameters."""
        return {one.name: one for one in wrappers()[self.wrapper].hyperparameters}

    def values(self) -> dict[str, Values]:
        """Every hyperparameter with its value."""
        usual = {name: one.default for name, one in self.declared.items()}
        return {**usual, **self.hyperparameters}

    def to_dict(self) -> dict[str, object]:
        values = plain(self.hyperparameters)
        return {"wrapper": self.wrapper, **({"hyperparameters": values} if values else {})}


def read_schedule(data: object, place: str, starts: int) -> ScheduleSetup:
    """The schedule of a racer. Raises SetupError."""
    entries = fields.as_object(data, place, SCHEDULE_KEYS)
    kind = fields.one_of(entries, place, "schedule", "formula")
    given = fields.as_object(entries.get("parameters", {}), f"{place}.parameters")
    text = fields.as_text(entries[kind], f"{place}.{kind}", fields.MAX_FORMULA)
    if kind == "formula":
        return _own_schedule(text, given, place, starts)
    fields.refuse_unknown(f"{place}.schedule", text, "setup_no_schedule", schedules())
    declared = ScheduleSetup(schedule=text).declared
    values = _values(given, f"{place}.parameters", declared, text, starts)
    return ScheduleSetup(schedule=text, parameters=values)


def read_wrappers(data: object, place: str, starts: int) -> tuple[WrapperSetup, ...]:
    """The wrappers of a racer, the innermost first. Raises SetupError."""
    found: dict[str, WrapperSetup] = {}
    for index, one in enumerate(fields.as_list(data, place, MAX_WRAPPERS)):
        at = f"{place}[{index}]"
        wrapper = _wrapper(one, at, starts)
        if wrapper.wrapper in found:
            raise SetupError("setup_twice", f"{at}.wrapper", name=wrapper.wrapper)
        found[wrapper.wrapper] = wrapper
    return tuple(found.values())


def _own_schedule(text: str, given: Mapping[str, object], place: str, starts: int) -> ScheduleSetup:
    names = names_in(given, f"{place}.parameters")
    values = {name: as_values(given[name], at, None, starts) for name, at in names}
    with formula_errors_at(f"{place}.formula"):
        compile_function(text, (), tuple(dict.fromkeys((*values, TOTAL))))
    return ScheduleSetup(formula=text, parameters=values)


def _wrapper(data: object, place: str, starts: int) -> WrapperSetup:
    entries = fields.as_object(data, place, WRAPPER_KEYS)
    identifier = fields.as_text(
        fields.required(entries, "wrapper", place), f"{place}.wrapper", fields.MAX_LABEL
    )
    fields.refuse_unknown(f"{place}.wrapper", identifier, "setup_no_wrapper", wrappers())
    at = f"{place}.hyperparameters"
    given = fields.as_object(entries.get("hyperparameters", {}), at)
    declared = WrapperSetup(identifier).declared
    return WrapperSetup(identifier, _values(given, at, declared, identifier, starts))


def _values(
    given: Mapping[str, object],
    place: str,
    declared: Mapping[str, Hyperparameter | None],
    owner: str,
    starts: int,
) -> dict[str, Values]:
    values = {}
    for name, value in given.items():
        at = fields.member(place, name)
        fields.refuse_unknown(at, name, "setup_no_parameter", declared, owner=owner)
        values[name] = as_values(value, at, declared[name], starts)
    return values


def dotted(
    schedule: ScheduleSetup | None, wrapping: Sequence[WrapperSetup]
) -> dict[str, Hyperparameter | None]:
    """What edits may change besides the rule's own hyperparameters, such as `schedule.total`."""
    found: dict[str, Hyperparameter | None] = {}
    if schedule is not None:
        found |= with_owner(SCHEDULE, schedule.declared)
    for one in wrapping:
        found |= with_owner(one.wrapper, one.declared)
    return found


def given_around(
    schedule: ScheduleSetup | None, wrapping: Sequence[WrapperSetup]
) -> dict[str, Values]:
    """What a session says about them, by dotted names."""
    found = {} if schedule is None else with_owner(SCHEDULE, schedule.parameters)
    for one in wrapping:
        found |= with_owner(one.wrapper, one.hyperparameters)
    return found


def values_around(
    schedule: ScheduleSetup | None, wrapping: Sequence[WrapperSetup], steps: int
) -> dict[str, Values]:
    """Every value of theirs in a race of so many steps, by dotted names."""
    found = {} if schedule is None else with_owner(SCHEDULE, schedule.values(steps))
    for one in wrapping:
        found |= with_owner(one.wrapper, one.values())
    return found


def refuse_rate_missing(
    schedule: ScheduleSetup | None, wrapping: Sequence[WrapperSetup], place: str
) -> None:
    """Raises SetupError where one of them needs the `learning_rate` that a rule does not have."""
    if schedule is not None:
        raise SetupError("setup_needs_rate", f"{place}.schedule")
    for index, one in enumerate(wrapping):
        if one.composed.reads_rate:
            raise SetupError("setup_needs_rate", f"{place}.wrappers[{index}]")
