"""What an updater was asked for, read as a racer of a session is read."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property

from engine.catalog import OptimizerEntry
from engine.formula import Rule
from engine.formula.composed import compose
from engine.formula.graph import reachable
from engine.messages import SlalomError
from engine.rule_optimizer import RuleOptimizer
from engine.setup import RacerSetup, SetupError
from engine.setup.around import MAX_WRAPPERS
from engine.setup.fields import as_list, as_number, as_whole_number, refuse_unknown
from engine.setup.numbers import of_python
from engine.setup.racers import known_values, read_racers
from engine.setup.stop import MAX_STEPS

Around = str | Mapping[str, object]
"""A schedule or wrapper by its identifier, or as a session file has it."""

_PLACE = "racers[0]."


@dataclass(frozen=True)
class Recipe:
    """A rule with what stands around it.

    Attributes:
        racer: the same as a racer.
        values: every number that it reads.
        rule: compiled.
    """

    racer: RacerSetup
    values: Mapping[str, float]
    rule: Rule

    @cached_property
    def is_elementwise(self) -> bool:
        """Whether each number of an array goes its way without the others."""
        nodes = reachable([*self.rule.outcome, *self.rule.initial.values()])
        return self.rule.reads <= {"g"} and all(node.kind != "sum" for node in nodes)

    def optimizer(self, precision: str) -> RuleOptimizer:
        """The optimizer for arrays of float64 or float32, in which everything is then computed."""
        return RuleOptimizer(self.racer.composed, self.values, precision)

    def checked(self, values: Mapping[str, object]) -> dict[str, float]:
        """Other numbers for some hyperparameters. Raises SlalomError."""
        numbers = {name: of_python(value) for name, value in values.items()}
        known_values(numbers, "", self.racer, 1)
        return {name: as_number(value, name) for name, value in numbers.items()}


def read_recipe(
    optimizer: str | OptimizerEntry,
    values: Mapping[str, object],
    schedule: Around | None,
    wrappers: Sequence[Around],
    steps: int,
) -> Recipe:
    """Raises SlalomError, as a sentence about what a person wrote."""
    given = {name: as_number(of_python(value), name) for name, value in values.items()}
    total = as_count(steps, "steps", 1, MAX_STEPS)
    data = _data(optimizer, given)
    if schedule is not None:
        data["schedule"] = {"schedule": schedule} if isinstance(schedule, str) else schedule
    if listed := as_list(wrappers, "wrappers", MAX_WRAPPERS):
        data["wrappers"] = [{"wrapper": w} if isinstance(w, str) else w for w in listed]
    with _places_cut():
        (racer,) = read_racers([data], 1)
    if racer.method is not None:
        raise SlalomError("training_classical", name=racer.name)
    numbers = {name: as_number(value, name) for name, value in racer.values(total).items()}
    rule = compose(racer.composed, tuple(numbers))
    return Recipe(racer, numbers, rule)


def as_count(value: object, name: str, least: int, most: int) -> int:
    """A whole number. Raises SlalomError."""
    return as_whole_number(of_python(value), name, least, most)


def _data(optimizer: str | OptimizerEntry, values: Mapping[str, float]) -> dict[str, object]:
    """A racer as a session file has it. A text with an equals sign is a rule."""
    if isinstance(optimizer, OptimizerEntry) and optimizer.method is None:
        usual = {one.name: one.default for one in optimizer.hyperparameters}
        for name in values:
            refuse_unknown(name, name, "setup_no_hyperparameter", usual, owner=optimizer.name)
        return {"rule": optimizer.rule, "hyperparameters": {**usual, **values}}
    identifier = optimizer.identifier if isinstance(optimizer, OptimizerEntry) else optimizer
    kind = "rule" if isinstance(identifier, str) and "=" in identifier else "optimizer"
    return {kind: identifier, "hyperparameters": values}


@contextmanager
def _places_cut() -> Iterator[None]:
    """Tells what is wrong without the place that it would have in a session."""
    try:
        yield
    except SetupError as error:
        place = error.place.removeprefix(_PLACE).removeprefix("hyperparameters.")
        fields = {name: value for name, value in error.fields.items() if name != "place"}
        raise SetupError(error.code, place, **fields) from None
