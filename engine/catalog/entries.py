"""What the catalog knows about one function and about one optimizer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from engine.hyperparameter import Hyperparameter
from engine.minimum import Minimum

Interval = tuple[float, float]
Window = tuple[Interval, Interval]
CURVATURE = "curvature"
"""In the formula of a stable rate: the largest eigenvalue of the Hessian."""


@dataclass(frozen=True, slots=True)
class FunctionEntry:
    """A test function.

    Attributes:
        formula: text in the formula language, over x, y and the parameters.
        window: the function's domain; `view` is the part worth looking at.
        minima: known minima for the default parameters; see `minima_at`.
        starts: two or three instructive starts.
        rates: learning rate by optimizer identifier, found by measurement, to be suggested.
        meaning: what the function teaches.
        group: where a list shows it: bowls and valleys, many minima, or shapes that teach.
    """

    identifier: str
    name: str
    formula: str
    parameters: tuple[Hyperparameter, ...]
    window: Window
    view: Window
    height_scale: Literal["rank", "log", "linear"]
    minima: tuple[Minimum, ...]
    starts: tuple[tuple[float, float], ...]
    rates: Mapping[str, float]
    meaning: str
    source: str
    group: Literal["valley", "many", "shape", ""] = ""

    def minima_at(self, parameters: Mapping[str, float]) -> tuple[Minimum, ...]:
        """Known minima for these parameters: all at their defaults, none once one has moved."""
        moved = any(parameters.get(p.name, p.default) != p.default for p in self.parameters)
        return () if moved else self.minima


@dataclass(frozen=True, slots=True)
class OptimizerEntry:
    """An update rule.

    Attributes:
        rule: text in the formula language, one assignment a line; empty where `method` stands.
        method: a name in `engine.classical.METHODS`, for what no rule expresses.
        family: identifier of the optimizer that this one is a convention of, and its own.
        convention: who computes it this way, such as "PyTorch".
        difference: one sentence: what this convention does otherwise than the others.
        stable_rate: the largest rate at which it does not diverge on a quadratic, as a formula of
            its hyperparameters and of CURVATURE.
        memory: one sentence for each name that the rule keeps from step to step.
        meaning: what the rule does, for a student.
    """

    identifier: str
    name: str
    rule: str
    hyperparameters: tuple[Hyperparameter, ...]
    memory: Mapping[str, str]
    meaning: str
    source: str
    method: str | None = None
    family: str | None = None
    convention: str | None = None
    difference: str | None = None
    stable_rate: str | None = None


@dataclass(frozen=True, slots=True)
class ScheduleEntry:
    """A factor on the learning rate, step by step.

    Attributes:
        formula: text over t and the parameters; `total` is the number of steps of the race.
    """

    identifier: str
    name: str
    formula: str
    parameters: tuple[Hyperparameter, ...]
    meaning: str
    source: str


@dataclass(frozen=True, slots=True)
class WrapperEntry:
    """Something around the rule of any racer.

    Attributes:
        short: a word for the legend.
        slope: lines that assign g, from g and the point x; they act on every slope that the rule
            asks for, and may ask `grad` themselves.
        point: a memory name, with an `init` line, at which the rule runs in the place of x.
        step: lines after the rule, which may assign x, the new point, and keep memory. They read
            `x_before`, where the rule's step began, g and f there, t, and `learning_rate` as
            scheduled.
        memory: one sentence for each name that the wrapper keeps.
    """

    identifier: str
    name: str
    short: str
    slope: str
    point: str
    step: str
    hyperparameters: tuple[Hyperparameter, ...]
    memory: Mapping[str, str]
    meaning: str
    source: str
