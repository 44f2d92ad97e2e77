"""Something to minimise, asked in batches through one door."""

from __future__ import annotations

from abc import ABC, abstractmethod

import numpy as np

from engine.arrays import Array, Indices
from engine.formula.graph import Graph, Node
from engine.minimum import Minimum

Window = tuple[tuple[float, float], tuple[float, float]]


class Problem(ABC):
    """Answers for many points at once.

    Points and slopes are `(dims, starts)`, heights `(starts,)`, curvatures `(dims, dims, starts)`,
    all float64. `t` is the step, one number or one a start; ignored where nothing drifts.
    Numbers that explode come back as inf or NaN, never as an exception.

    Attributes:
        dims: number of coordinates.
        window: range of each of the two drawn coordinates.
        minima: what is known about its minima; may be empty.
        uses_chance: whether an answer depends on the index of the start that asks, see `at`.
    """

    dims: int = 2
    window: Window
    minima: tuple[Minimum, ...] = ()
    uses_chance: bool = False

    @property
    def drifts(self) -> bool:
        """Whether answers depend on the step."""
        return False

    def minima_at(self, t: float) -> tuple[Minimum, ...]:
        """The known minima as of a step: where ground drifts, they have moved."""
        del t
        return self.minima

    @abstractmethod
    def heights(self, points: Array, t: float | Array = 0.0) -> Array:
        """The value at each point."""

    @abstractmethod
    def slopes(self, points: Array, t: float | Array = 0.0) -> Array:
        """The gradient at each point."""

    @abstractmethod
    def curvatures(self, points: Array, t: float | Array = 0.0) -> Array:
        """The Hessian at each point."""

    def hess_diag(self, points: Array, t: float | Array = 0.0) -> Array:
        """The diagonal of the Hessian at each point, `(dims, starts)`."""
        curvatures = self.curvatures(points, t)
        return np.stack([curvatures[i, i] for i in range(self.dims)])

    def at(self, starts: Indices) -> Problem:
        """The problem as some starts meet it: of each batch of points one a start, in this order.

        Starts are indices, and may stand there twice.
        """
        del starts
        return self

    def inline(self, graph: Graph, question: str, point: Node) -> Node | None:
        """The answer to grad, value or hess_diag as nodes, where the problem is a formula."""
        del graph, question, point
        return None
