"""Rules compiled for a problem, kept while they are likely to be raced again."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from engine.disturbance import KEPT_PROBLEMS
from engine.formula.around import RuleText
from engine.formula.composed import compose
from engine.problem import Problem
from engine.program import Program

KEPT_PROGRAMS = 128

Compiler = Callable[[RuleText, tuple[str, ...], frozenset[str], str], Program]


def compiled(
    rule: RuleText, names: tuple[str, ...], problem: Problem, wide: frozenset[str], precision: str
) -> Program:
    """A compiled rule; kept, because a dragged slider makes the same one again and again.

    Not for long once others race on other problems: a problem that is gone does not come again.
    """
    return _compiler(problem)(rule, names, wide, precision)


@lru_cache(maxsize=KEPT_PROBLEMS)
def _compiler(problem: Problem) -> Compiler:
    @lru_cache(maxsize=KEPT_PROGRAMS)
    def compiled_for(
        rule: RuleText, names: tuple[str, ...], wide: frozenset[str], precision: str
    ) -> Program:
        return Program(compose(rule, names), problem, wide, precision)

    return compiled_for
