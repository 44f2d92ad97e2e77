"""How far apart the pieces of a formula stand."""

from __future__ import annotations

from engine.notation.tree import Digits, Fence, Fraction, Name, Node, Power, Product

THIN, MEDIUM, THICK = 0.15, 0.24, 0.32
"""Spaces in ems: between factors, around + and −, around relations."""


def needs_dot(before: Node, factor: Node) -> bool:
    """Two numbers would read as one."""
    leading = factor
    while isinstance(leading, Power | Fraction | Product):
        leading = _first(leading)
    return isinstance(leading, Digits) and not isinstance(before, Fence)


def _first(node: Power | Fraction | Product) -> Node:
    match node:
        case Power(base=first) | Fraction(above=first):
            return first
    return node.factors[0]


def space_between(before: Node, factor: Node) -> float:
    """Words stand farther apart than letters."""
    words = any(isinstance(one, Name) and len(one.sign.base) > 1 for one in (before, factor))
    return MEDIUM if words else THIN
