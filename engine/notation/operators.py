"""Signs between two operands: which of them need brackets, and what goes under a fraction's bar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from engine.notation.tree import (
    Applied,
    Cases,
    Digits,
    Fence,
    Fraction,
    Level,
    Node,
    Power,
    Product,
    Relation,
    Sum,
    Word,
    at_least,
)

MINUS = "−"
RELATIONS = {
    "less": "<", "less_equal": "≤", "greater": ">", "greater_equal": "≥", "equal": "=",
    "not_equal": "≠",
}  # fmt: skip
_SQUARED_BEFORE_THE_BRACKET = frozenset({"sin", "cos", "tan", "sinh", "cosh", "tanh"})


def added(left: Node, right: Node, sign: str = "+") -> Node:
    left = at_least(left, Level.SUM)
    head = left.items if isinstance(left, Sum) else (("", left),)
    last_sign, last = head[-1]
    return Sum((*head[:-1], (last_sign, _closed(last)), (sign, at_least(right, Level.PRODUCT))))


def subtracted(left: Node, right: Node) -> Node:
    return added(left, right, MINUS)


def negated(node: Node) -> Node:
    return Sum(((MINUS, at_least(node, Level.PRODUCT)),))


def multiplied(left: Node, right: Node) -> Node:
    if _is_negative(left):
        return negated(multiplied(_positive(left), right))
    factors = (*_factors(left)[:-1], _closed(_factors(left)[-1]))
    return Product((*factors, *_factors(right)))


def divided(left: Node, right: Node, bracketed: bool) -> Node:
    """`a*b/c` has all of a*b above the bar, `a/b*c/d` two fractions, `a/b/c` b and c below."""
    if _is_negative(left) and not bracketed:
        return negated(divided(_bare(_positive(left)), right, bracketed=False))
    if bracketed or not isinstance(left, Fraction | Product):
        return Fraction(left, right)
    if isinstance(left, Fraction):
        return Fraction(left.above, multiplied(left.below, right))
    factors = left.factors
    settled = [place for place, one in enumerate(factors[:-1]) if isinstance(one, Fraction)]
    first = settled[-1] + 1 if settled else 0
    above = factors[first] if len(factors) == first + 1 else Product(factors[first:])
    fraction = Fraction(above, right)
    return Product((*factors[:first], fraction)) if first else fraction


def raised(base: Node, exponent: Node) -> Node:
    match base, exponent:
        case Applied(function=(Word(text=word),)), Digits() if word in _SQUARED_BEFORE_THE_BRACKET:
            return replace(base, function=(Power(Word(word), exponent),))
    return Power(at_least(base, Level.ATOM), exponent)


def relation(sign: str, left: Node, right: Node) -> Node:
    level = Level.POWER if sign == "mod" else Level.REMAINDER
    return Relation(_closed(at_least(left, level)), sign, at_least(right, level))


OPERATORS: dict[str, Callable[..., Node]] = {
    "add": added,
    "subtract": subtracted,
    "multiply": multiplied,
    "power": raised,
    "negative": negated,
    "positive": lambda node: node,
}


def _factors(node: Node) -> tuple[Node, ...]:
    held = at_least(node, Level.PRODUCT)
    return held.factors if isinstance(held, Product) else (held,)


def _is_negative(node: Node) -> bool:
    return isinstance(node, Sum) and len(node.items) == 1


def _positive(node: Node) -> Node:
    return node.items[0][1] if isinstance(node, Sum) else node


def _bare(node: Node) -> Node:
    """A fraction's bar holds together what round brackets held."""
    return node.inside if isinstance(node, Fence) and node.left == "(" else node


def _closed(node: Node) -> Node:
    """Cases have no bracket on their right: they get one before anything is written there."""
    match node:
        case Cases():
            return Fence("(", node, ")")
        case Product(factors=(*first, Cases() as last)):
            return Product((*first, _closed(last)))
        case Sum(items=(*before, (sign, last))):
            return Sum((*before, (sign, _closed(last))))
    return node
