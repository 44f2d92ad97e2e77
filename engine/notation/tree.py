"""The pieces of written mathematics, and how tightly each of them holds together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from engine.notation.signs import Sign


class Level(IntEnum):
    """What may stand beside an operator without brackets around it."""

    RELATION = 0
    REMAINDER = 1
    SUM = 2
    NEGATIVE = 3
    PRODUCT = 4
    POWER = 5
    ATOM = 6


@dataclass(frozen=True, slots=True)
class Name:
    """A quantity; `name` is how the text calls it, empty for a sign that the text does not name."""

    name: str
    sign: Sign


@dataclass(frozen=True, slots=True)
class Digits:
    """A number without an exponent."""

    text: str


@dataclass(frozen=True, slots=True)
class Word:
    """Upright letters: a function, a constant, an operator such as ∇."""

    text: str


@dataclass(frozen=True, slots=True)
class Sum:
    """Signed items; the sign of the first is empty or a minus."""

    items: tuple[tuple[str, Node], ...]


@dataclass(frozen=True, slots=True)
class Product:
    factors: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Fraction:
    above: Node
    below: Node


@dataclass(frozen=True, slots=True)
class Root:
    inside: Node


@dataclass(frozen=True, slots=True)
class Power:
    base: Node
    exponent: Node


@dataclass(frozen=True, slots=True)
class Fence:
    """Something between two brackets that are as tall as it is."""

    left: str
    inside: Node
    right: str


@dataclass(frozen=True, slots=True)
class Applied:
    """A function before its bracket."""

    function: tuple[Node, ...]
    argument: Node


@dataclass(frozen=True, slots=True)
class Listing:
    """Arguments, separated by commas."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """Two sides around a sign such as ≤ or a word such as mod."""

    left: Node
    sign: str
    right: Node


@dataclass(frozen=True, slots=True)
class Cases:
    """Values with their conditions behind a brace; the last has none."""

    rows: tuple[tuple[Node, Node | None], ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """What is too deep or too long to be drawn, as it was typed."""

    text: str


Node = (
    Name | Digits | Word | Sum | Product | Fraction | Root | Power | Fence | Applied | Listing
    | Relation | Cases | Typed
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One statement.

    Attributes:
        kind: "assign", "init" or "value", as in `Statement`.
        target: what stands left of the arrow or the equals sign; None for a bare expression.
        number: the line in the text, counted from 1.
    """

    kind: str
    target: Node | None
    value: Node
    number: int


def level_of(node: Node) -> Level:
    match node:
        case Relation(sign="mod"):
            return Level.REMAINDER
        case Relation() | Listing() | Typed():
            return Level.RELATION
        case Sum(items=items):
            return Level.SUM if len(items) > 1 else Level.NEGATIVE
        case Product() | Cases():
            return Level.PRODUCT
        case Fraction() | Root() | Power() | Applied():
            return Level.POWER
    return Level.ATOM


def at_least(node: Node, level: Level) -> Node:
    """The node, in round brackets where it holds together less tightly than that."""
    return node if level_of(node) >= level else Fence("(", node, ")")


def parts_of(node: Node) -> tuple[Node, ...]:
    """The nodes of which a node is made."""
    match node:
        case Sum(items=items):
            return tuple(item for _, item in items)
        case Product(factors=parts) | Listing(items=parts):
            return parts
        case Fraction(above=first, below=second) | Power(base=first, exponent=second):
            return first, second
        case Relation(left=first, right=second):
            return first, second
        case Root(inside=inside) | Fence(inside=inside):
            return (inside,)
        case Applied(function=function, argument=argument):
            return *function, argument
        case Cases(rows=rows):
            return tuple(part for row in rows for part in row if part is not None)
    return ()


def with_depths(root: Node) -> Iterator[tuple[Node, int]]:
    """Every node below and with the root, and how deep it stands."""
    work = [(root, 1)]
    while work:
        node, depth = work.pop()
        yield node, depth
        work.extend((part, depth + 1) for part in parts_of(node))
