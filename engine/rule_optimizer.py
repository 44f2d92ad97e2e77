"""The optimizer that a rule describes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from engine.arrays import Array, Indices
from engine.compiled import KEPT_PROGRAMS
from engine.formula.around import RuleText
from engine.formula.composed import compose
from engine.optimizer import Optimizer, Value
from engine.problem import Problem
from engine.rule_stepper import RuleStepper, Scratch


class RuleOptimizer(Optimizer):
    """A rule's text with values for its hyperparameters, and what stands around it."""

    def __init__(
        self,
        rule: str | RuleText,
        hyperparameters: Mapping[str, Value],
        precision: str = "float64",
    ) -> None:
        """Values of a schedule and of wrappers have dotted names, such as `schedule.total`.

        Raises FormulaError when the rule cannot be used.
        """
        self.rule = RuleText(rule) if isinstance(rule, str) else rule
        self.hyperparameters = dict(hyperparameters)
        self.precision = precision
        self.uses_chance = _uses_chance(self.rule, tuple(self.hyperparameters))
        self._scratch: Scratch | None = None

    def in_parts(self) -> RuleOptimizer:
        """A rule moves every path for itself."""
        shared = RuleOptimizer(self.rule, self.hyperparameters, self.precision)
        shared._scratch = {}
        return shared

    def stepper(
        self,
        problem: Problem,
        points: Array,
        starts: Indices,
        hyperparameters: Mapping[str, Value],
        seed: int,
    ) -> RuleStepper:
        """Begin at `points`; see Optimizer."""
        return RuleStepper(
            self.rule,
            problem,
            points,
            starts,
            hyperparameters,
            seed,
            self.precision,
            {} if self._scratch is None else self._scratch,
        )


@lru_cache(maxsize=KEPT_PROGRAMS)
def _uses_chance(rule: RuleText, names: tuple[str, ...]) -> bool:
    return any(node.kind == "normal" for node in compose(rule, names).graph.nodes)
