"""Functions as they are written: roots, bars, ∇f, braces for choices, or a word and a bracket."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from engine.notation.operators import RELATIONS, relation
from engine.notation.signs import Sign
from engine.notation.tree import (
    Applied,
    Cases,
    Digits,
    Fence,
    Fraction,
    Listing,
    Name,
    Node,
    Power,
    Product,
    Relation,
    Root,
    Sum,
    Word,
    parts_of,
    with_depths,
)

_DEEPEST_EXPONENT = 4
_HEIGHT = Name("", Sign("f"))
_NABLA = Word("∇")


def call(kind: str, arguments: Sequence[Node]) -> Node:
    """The function of that name, applied to these arguments."""
    written = _WRITTEN.get(kind)
    return written(*arguments) if written else _applied((Word(kind),), *arguments)


def _applied(function: tuple[Node, ...], *arguments: Node) -> Node:
    listed = arguments[0] if len(arguments) == 1 else Listing(arguments)
    return Applied(function, Fence("(", listed, ")"))


def _between(left: str, right: str) -> Callable[..., Node]:
    def fenced(*arguments: Node) -> Node:
        return Fence(left, arguments[0] if len(arguments) == 1 else Listing(arguments), right)

    return fenced


def _exponential(exponent: Node) -> Node:
    """A power of e, as long as its exponent can be read in small letters."""
    if _is_slight(exponent):
        return Power(Word("e"), exponent)
    return _applied((Word("exp"),), exponent)


def _is_slight(exponent: Node) -> bool:
    slight = Name | Digits | Word | Sum | Product | Power | Fraction
    return all(
        isinstance(node, slight)
        and depth <= _DEEPEST_EXPONENT
        and not (isinstance(node, Fraction) and any(_has_bar(part) for part in parts_of(node)))
        for node, depth in with_depths(exponent)
    )


def _has_bar(node: Node) -> bool:
    return any(isinstance(one, Fraction) for one, _ in with_depths(node))


def _sum(inside: Node) -> Node:
    fenced = inside if isinstance(inside, Fence) else Fence("(", inside, ")")
    return Applied((Word("Σ"),), fenced)


def _where(condition: Node, chosen: Node, other: Node) -> Node:
    if not (isinstance(condition, Relation) and condition.sign in RELATIONS.values()):
        condition = relation("≠", condition, Digits("0"))
    rest = other.rows if isinstance(other, Cases) else ((other, None),)
    return Cases(((chosen, condition), *rest))


def _questioned(*operator: Node) -> Callable[[Node], Node]:
    """What is asked of the problem at a point: its height f, or something of f."""
    return lambda point: _applied((*operator, _HEIGHT), point)


_WRITTEN: dict[str, Callable[..., Node]] = {
    "sqrt": Root,
    "exp": _exponential,
    "abs": _between("|", "|"),
    "norm": _between("‖", "‖"),
    "dot": _between("⟨", "⟩"),
    "floor": _between("⌊", "⌋"),
    "sum": _sum,
    "mod": lambda left, right: relation("mod", left, right),
    "where": _where,
    "value": _questioned(),
    "grad": _questioned(_NABLA),
    "hess_diag": _questioned(Word("diag"), Power(_NABLA, Digits("2"))),
    "normal": lambda: _applied((Word("N"),), Digits("0"), Digits("1")),
}
