"""A plan: operations in order, and which buffer holds what when.

It knows ranks but no sizes, so it is made once and bound to any number of starts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from engine.formula.graph import Node
from engine.formula.ranks import Rank


class Place(NamedTuple):
    """Where a value lives. kind: "given" (by name), "number" (a scalar), "temporary", "row"."""

    kind: str
    name: str = ""
    slot: int = 0
    rank: Rank = Rank.NUMBER
    mask: bool = False
    base: Place | None = None


class Instruction(NamedTuple):
    """One operation: `node` says what, places say where."""

    node: Node
    arguments: tuple[Place, ...]
    out: Place


class Plan(NamedTuple):
    """Instructions, then copies into given arrays; `results` are the places of the asked nodes."""

    instructions: tuple[Instruction, ...]
    copies: tuple[tuple[Place, Place], ...]
    results: Mapping[Node, Place]
    numbers: tuple[Node, ...]
