"""How a classical optimizer makes one step."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from engine.arrays import Array
from engine.classical.oracle import Oracle
from engine.marks import Mark


@dataclass
class Turn:
    """One step of all starts: what a method is given, and where it puts what it found.

    Arrays are replaced, never written into: the stepper and its states share them.

    Attributes:
        point: where the step begins; the method puts the new points here.
        memory: by name, starts last; all zero before the first step. Names that begin with an
            underscore are not shown to anyone.
        values: hyperparameters, each `(starts,)`.
        draw: standard normals `(dims, starts)`, another draw for each number.
        shown: named values for "why this step?".
        marks: for the picture.
    """

    oracle: Oracle
    point: Array
    memory: dict[str, Array]
    values: Mapping[str, Array]
    draw: Callable[[int], Array]
    shown: dict[str, Array] = field(default_factory=dict)
    marks: list[Mark] = field(default_factory=list)


class Method(ABC):
    """Makes steps of all starts at once; keeps nothing itself.

    No value of a start may depend on which others are beside it: sums over coordinates go through
    `engine.classical.algebra`, and loops that end early leave finished starts as they are.

    Attributes:
        uses_chance: whether it draws.
    """

    uses_chance = False

    @abstractmethod
    def memory_shapes(self, dims: int) -> Mapping[str, tuple[int, ...]]:
        """The shape of each memory array, without the last axis, the starts."""

    @abstractmethod
    def step(self, turn: Turn) -> None:
        """Make one step: an accepted iteration, or none where the search finds nothing."""
