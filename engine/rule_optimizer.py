"""The optimizer that a rule describes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from engine.arrays import Array, Indices
from engine.formula.rule import Rule
from engine.optimizer import Optimizer, Value
from engine.problem import Problem
from engine.rule_stepper import KEPT_PROGRAMS, RuleStepper


class RuleOptimizer(Optimizer):
    """A rule's text with values for its hyperparameters."""

    def __init__(self, rule: str, hyperparameters: Mapping[str, Value]) -> None:
        """Raises FormulaError when the rule cannot be used."""
        self.rule = rule
        self.hyperparameters = dict(hyperparameters)
        self.uses_chance = _uses_chance(rule, tuple(self.hyperparameters))

    def stepper(
        self,
        problem: Problem,
        points: Array,
        starts: Indices,
        hyperparameters: Mapping[str, Value],
        seed: int,
    ) -> RuleStepper:
        """Begin at `points`; see Optimizer."""
        return RuleStepper(self.rule, problem, points, starts, hyperparameters, seed)


@lru_cache(maxsize=KEPT_PROGRAMS)
def _uses_chance(rule: str, names: tuple[str, ...]) -> bool:
    return any(node.kind == "normal" for node in Rule(rule, names).graph.nodes)
