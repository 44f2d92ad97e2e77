"""The racers of a setup."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from engine.catalog import optimizers
from engine.catalog.limits import is_label
from engine.formula import Rule
from engine.formula.around import RATE, RuleText
from engine.hyperparameter import Hyperparameter
from engine.optimizer import Optimizer
from engine.rule_optimizer import RuleOptimizer
from engine.setup import fields
from engine.setup.around import (
    ScheduleSetup,
    WrapperSetup,
    dotted,
    given_around,
    read_schedule,
    read_wrappers,
    refuse_rate_missing,
    values_around,
)
from engine.setup.error import SetupError, formula_errors_at
from engine.setup.numbers import Values, as_values, names_in, plain
from engine.setup.stop import USUAL_STEPS

MAX_RACERS = 64

KEYS = (
    *("optimizer", "rule", "hyperparameters", "schedule", "wrappers", "precision"),
    *("label", "color", "marker", "enabled"),
)
PRECISIONS = ("float64", "float32")
MARKERS = ("o", "s", "t", "d", "p", "h", "star", "t1", "t2", "t3", "+", "x")
_COLOR = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True)
class RacerSetup:
    """An optimizer of the catalog or a rule of its own, with what differs from the defaults."""

    optimizer: str | None = None
    rule: str | None = None
    hyperparameters: Mapping[str, Values] = field(default_factory=dict)
    label: str | None = None
    color: str | None = None
    marker: str | None = None
    enabled: bool = True
    schedule: ScheduleSetup | None = None
    wrappers: tuple[WrapperSetup, ...] = ()
    precision: str = "float64"

    @property
    def identifier(self) -> str:
        """The catalog's identifier, or `rule`."""
        return self.optimizer or "rule"

    @property
    def name(self) -> str:
        """What a person reads: the label, or else the catalog's name."""
        if self.label:
            return self.label
        return optimizers()[self.optimizer].name if self.optimizer else "Own rule"

    @property
    def method(self) -> str | None:
        """The name of the classical optimizer, where no rule is run."""
        return None if self.optimizer is None else optimizers()[self.optimizer].method

    @property
    def recipe(self) -> "RacerSetup":
        """What it does, without what is only looked at."""
        return replace(self, label=None, color=None, marker=None, enabled=True)

    @property
    def given(self) -> dict[str, Values]:
        """What differs from the defaults: hyperparameters, and numbers around the rule, dotted."""
        return {**self.hyperparameters, **given_around(self.schedule, self.wrappers)}

    @property
    def own_values(self) -> dict[str, Values]:
        """Every hyperparameter of the rule itself, also those that are at their defaults."""
        entry = None if self.optimizer is None else optimizers()[self.optimizer]
        usual = {one.name: one.default for one in entry.hyperparameters} if entry else {}
        return {**usual, **self.hyperparameters}

    @property
    def composed(self) -> RuleText:
        """The rule's text with the texts around it."""
        text = (self.rule or "") if self.optimizer is None else optimizers()[self.optimizer].rule
        schedule = None if self.schedule is None else self.schedule.composed
        return RuleText(text, schedule, tuple(one.composed for one in self.wrappers))

    def values(self, steps: int) -> dict[str, Values]:
        """Every number that its rule and what stands around it read, in a race of so many steps."""
        return {**self.own_values, **values_around(self.schedule, self.wrappers, steps)}

    def build_optimizer(self, steps: int = USUAL_STEPS) -> Optimizer:
        """The optimizer itself for a race of so many steps. Raises FormulaError, SetupError."""
        _refuse_misfit(self, "racer")
        values = self.values(steps).items()
        given = {name: np.array(v) if isinstance(v, tuple) else v for name, v in values}
        if self.method is not None:
            from engine.classical import classical_optimizer  # many files that few races need

            return classical_optimizer(self.method, given)
        return RuleOptimizer(self.composed, given, self.precision)

    def to_dict(self) -> dict[str, object]:
        given = {
            "optimizer": self.optimizer,
            "rule": self.rule,
            "hyperparameters": plain(self.hyperparameters) or None,
            "label": self.label,
            "color": self.color,
            "marker": self.marker,
            "enabled": None if self.enabled else False,
            "schedule": None if self.schedule is None else self.schedule.to_dict(),
            "wrappers": [one.to_dict() for one in self.wrappers] or None,
            "precision": None if self.precision == "float64" else self.precision,
        }
        return {key: value for key, value in given.items() if value is not None}


def read_racers(data: object, starts: int) -> tuple[RacerSetup, ...]:
    """The racers of a session with this many starts. Raises SetupError."""
    listed = fields.as_list(data, "racers", MAX_RACERS)
    return tuple(_racer(one, f"racers[{index}]", starts) for index, one in enumerate(listed))


def _racer(data: object, place: str, starts: int) -> RacerSetup:
    entries = fields.as_object(data, place, KEYS)
    kind = fields.one_of(entries, place, "optimizer", "rule")
    text = fields.as_text(entries[kind], f"{place}.{kind}", fields.MAX_FORMULA)
    given = entries.get("hyperparameters", {})
    read = _catalog_values if kind == "optimizer" else _rule_values
    schedule = entries.get("schedule")
    racer = RacerSetup(
        optimizer=text if kind == "optimizer" else None,
        rule=text if kind == "rule" else None,
        hyperparameters=read(given, place, text, starts),
        label=_label(entries, place),
        color=_color(entries, place),
        marker=_marker(entries, place),
        enabled=fields.as_truth(entries.get("enabled", True), f"{place}.enabled"),
        schedule=None
        if "schedule" not in entries
        else read_schedule(schedule, f"{place}.schedule", starts),
        wrappers=read_wrappers(entries.get("wrappers", []), f"{place}.wrappers", starts),
        precision=_precision(entries, place),
    )
    _refuse_misfit(racer, place)
    if racer.schedule is not None or racer.wrappers:
        with formula_errors_at(f"{place}.wrappers"):
            racer.build_optimizer()
    return racer


def _refuse_misfit(racer: RacerSetup, place: str) -> None:
    """Raises SetupError where something around the rule needs what is not there."""
    if racer.method is not None:
        _refuse_around(racer, place)
    elif RATE not in racer.values(USUAL_STEPS):
        refuse_rate_missing(racer.schedule, racer.wrappers, place)


def _refuse_around(racer: RacerSetup, place: str) -> None:
    """Raises SetupError where something is to be around a rule that is not there."""
    around = {
        "schedule": racer.schedule is not None,
        "wrappers": bool(racer.wrappers),
        "precision": racer.precision != PRECISIONS[0],
    }
    for key, is_there in around.items():
        if is_there:
            raise SetupError("setup_no_rule", f"{place}.{key}", owner=racer.optimizer)


def _catalog_values(data: object, place: str, optimizer: str, starts: int) -> dict[str, Values]:
    fields.refuse_unknown(f"{place}.optimizer", optimizer, "setup_no_optimizer", optimizers())
    racer = RacerSetup(optimizer=optimizer)
    return known_values(data, f"{place}.hyperparameters", racer, starts)


def _rule_values(data: object, place: str, rule: str, starts: int) -> dict[str, Values]:
    """A rule's hyperparameters declare themselves."""
    at = f"{place}.hyperparameters"
    entries = fields.as_object(data, at)
    names = names_in(entries, at)
    values = {name: as_values(entries[name], here, None, starts) for name, here in names}
    with formula_errors_at(f"{place}.rule"):
        Rule(rule, tuple(values))
    return values


def _label(entries: Mapping[str, object], place: str) -> str | None:
    label = fields.optional_text(entries, "label", place, fields.MAX_LABEL)
    if label is not None and not is_label(label):
        raise SetupError("setup_not_a_line", f"{place}.label")
    return label


def _color(entries: Mapping[str, object], place: str) -> str | None:
    color = fields.optional_text(entries, "color", place, fields.MAX_LABEL)
    if color is not None and not _COLOR.fullmatch(color):
        raise SetupError("setup_color", f"{place}.color")
    return color


def _marker(entries: Mapping[str, object], place: str) -> str | None:
    marker = fields.optional_text(entries, "marker", place, fields.MAX_LABEL)
    if marker is not None:
        fields.refuse_unknown(f"{place}.marker", marker, "setup_no_marker", MARKERS)
    return marker


def _precision(entries: Mapping[str, object], place: str) -> str:
    precision = fields.optional_text(entries, "precision", place, fields.MAX_LABEL)
    if precision is not None:
        fields.refuse_unknown(f"{place}.precision", precision, "setup_no_precision", PRECISIONS)
    return precision or PRECISIONS[0]


def known_values(data: object, place: str, racer: RacerSetup, starts: int) -> dict[str, Values]:
    """Values of hyperparameters that the catalog, or else the rule, has declared."""
    declared = _declared(racer)
    values = {}
    for name, value in fields.as_object(data, place).items():
        at = fields.member(place, name)
        owner = racer.optimizer or "the rule"
        fields.refuse_unknown(at, name, "setup_no_hyperparameter", declared, owner=owner)
        values[name] = as_values(value, at, declared[name], starts)
    return values


def _declared(racer: RacerSetup) -> Mapping[str, Hyperparameter | None]:
    around = dotted(racer.schedule, racer.wrappers)
    if racer.optimizer is None:
        return {**dict.fromkeys(racer.hyperparameters), **around}
    own = {one.name: one for one in optimizers()[racer.optimizer].hyperparameters}
    return {**own, **around}
