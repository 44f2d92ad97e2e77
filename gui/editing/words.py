"""Which names a text of the language may use without declaring them."""

from __future__ import annotations

from dataclasses import dataclass

from engine.formula.function import ALIASES
from engine.formula.vocabulary import CONSTANTS, ELEMENTWISE, QUESTIONS, REDUCTIONS


@dataclass(frozen=True)
class Words:
    """The names that a kind of text is given.

    Attributes:
        functions: are called.
        constants: stand for a number, as keywords that begin a line do.
        given: coordinates, slope, clock and the like.
    """

    functions: frozenset[str]
    constants: frozenset[str]
    given: frozenset[str]


_SHARED = frozenset(ELEMENTWISE) | frozenset(REDUCTIONS)
_COORDINATES = frozenset(ALIASES) | frozenset(ALIASES.values())

FUNCTION_WORDS = Words(_SHARED, frozenset(CONSTANTS), _COORDINATES | {"t"})
RULE_WORDS = Words(
    _SHARED | frozenset(QUESTIONS) | {"normal"},
    frozenset(CONSTANTS) | {"init"},
    frozenset({"x", "g", "f", "t"}),
)
SCHEDULE_WORDS = Words(_SHARED, frozenset(CONSTANTS), frozenset({"t"}))
