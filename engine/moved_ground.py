"""What a transform does to the ground, as nodes of a formula's graph and to known minima.

The ground at a point x of the picture is that of the point u, where
`x = pivot + shift + drift*t + R(rotation + spin*t) * S^-1 * (u - pivot)`, R turns against the clock
and `S = diag(1, sqrt(condition))`: a bowl that is round about the pivot gets a Hessian of just this
condition number. Computed about the pivot, so that a minimum there stays exact.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from engine.formula.graph import Graph, Node
from engine.minimum import Minimum
from engine.problem import Window
from engine.transform import Transform

QUARTER_TURNS = {0.0: (1.0, 0.0), 90.0: (0.0, 1.0), 180.0: (-1.0, 0.0), 270.0: (0.0, -1.0)}
"""Cosine and sine where rounding would tilt what is upright."""


@dataclass(frozen=True)
class MovedGround:
    """A transform about a pivot."""

    transform: Transform
    pivot: tuple[float, float]

    @classmethod
    def of(cls, transform: Transform, minima: Sequence[Minimum], window: Window) -> MovedGround:
        """About the first global minimum, or else the middle of the window."""
        known = next((one.point for one in minima if one.scope == "global"), None)
        (left, right), (bottom, top) = window
        middle = (left + (right - left) / 2, bottom + (top - bottom) / 2)
        return cls(transform, middle if known is None else (known[0], known[1]))

    def at(self, t: float) -> MovedGround:
        """Where drift and spin have brought it by a step."""
        one = self.transform
        shift = (one.shift[0] + one.drift[0] * t, one.shift[1] + one.drift[1] * t)
        return replace(
            self, transform=replace(one, shift=shift, rotation=one.rotation + one.spin * t)
        )

    def minima(self, minima: Sequence[Minimum]) -> tuple[Minimum, ...]:
        """Where known minima have come to, as of t = 0."""
        scale = self.transform.height_scale
        return tuple(
            replace(one, point=self._shown(*one.point), height=scale * one.height) for one in minima
        )

    def carried(self, before: MovedGround, x: float, y: float) -> tuple[float, float]:
        """Where a point comes to that is shifted and turned, not stretched, with the ground."""
        cosine, sine = _turn(self.transform.rotation - before.transform.rotation)
        here, there = before.middle, self.middle
        along, up = x - here[0], y - here[1]
        return there[0] + (cosine * along - sine * up), there[1] + (sine * along + cosine * up)

    @property
    def middle(self) -> tuple[float, float]:
        """Where the pivot is seen, as of t = 0."""
        (x, y), (right, up) = self.pivot, self.transform.shift
        return x + right, y + up

    def source(self, graph: Graph, x: Node, y: Node) -> tuple[Node, Node]:
        """The point whose ground is seen at (x, y)."""
        make = graph.make
        turn, stretch = self._turn(graph), math.sqrt(self.transform.condition)
        across = self._across(graph, 0, x), self._across(graph, 1, y)
        rows = (turn, (make("negative", turn[1]), turn[0]))
        found = []
        for row, factor, origin in zip(rows, (1.0, stretch), self.pivot, strict=True):
            terms = [
                make("multiply", make("multiply", graph.constant(factor), weight), one)
                for weight, one in zip(row, across, strict=True)
            ]
            found.append(make("add", graph.constant(origin), make("add", *terms)))
        return found[0], found[1]

    def _shown(self, *point: float) -> tuple[float, float]:
        transform = self.transform
        cosine, sine = _turn(transform.rotation)
        along = point[0] - self.pivot[0]
        up = (point[1] - self.pivot[1]) / math.sqrt(transform.condition)
        x, y = self.middle
        return x + (cosine * along - sine * up), y + (sine * along + cosine * up)

    def _across(self, graph: Graph, axis: int, coordinate: Node) -> Node:
        """How far a coordinate lies from where the pivot is seen."""
        make = graph.make
        middle = graph.constant(self.pivot[axis] + self.transform.shift[axis])
        moved = make("multiply", graph.constant(self.transform.drift[axis]), graph.symbol("t"))
        return make("subtract", coordinate, make("add", middle, moved))

    def _turn(self, graph: Graph) -> tuple[Node, Node]:
        """Cosine and sine of the angle, which may follow the clock."""
        make, transform = graph.make, self.transform
        if not transform.spin:
            cosine, sine = _turn(transform.rotation)
            return graph.constant(cosine), graph.constant(sine)
        spun = make("multiply", graph.constant(math.radians(transform.spin)), graph.symbol("t"))
        angle = make("add", graph.constant(math.radians(transform.rotation)), spun)
        return make("cos", angle), make("sin", angle)


def _turn(degrees: float) -> tuple[float, float]:
    exact = QUARTER_TURNS.get(degrees % 360.0)
    return exact or (math.cos(math.radians(degrees)), math.sin(math.radians(degrees)))
