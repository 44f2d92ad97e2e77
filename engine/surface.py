"""A function of two coordinates, given as a formula, as a Problem."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from engine.arrays import Array
from engine.formula.function import compile_function
from engine.formula.graph import Graph, Node, reachable
from engine.formula.plan import Plan
from engine.formula.planner import make_plan
from engine.formula.ranks import Rank, expand_powers, ranks_of
from engine.formula.tape import Buffers, Tape
from engine.minimum import Minimum
from engine.moved_ground import MovedGround
from engine.problem import Problem, Window
from engine.transform import Transform

DEFAULT_WINDOW: Window = ((-5.0, 5.0), (-5.0, 5.0))
UNMOVED = Transform()
CHUNK = 8192
KEPT_WIDTHS = 6


class Surface(Problem):
    """A formula of x and y, on ground that may be moved.

    Parameters and the transform become constants, so a changed one is a new surface.
    """

    def __init__(
        self,
        formula: str,
        parameters: Mapping[str, float] | None = None,
        window: Window = DEFAULT_WINDOW,
        minima: Sequence[Minimum] = (),
        transform: Transform = UNMOVED,
    ) -> None:
        """Raises FormulaError when the text cannot be used.

        `minima` are those of the formula; a transform takes them along.
        """
        self.formula = formula
        self.parameters = dict(parameters or {})
        self.window = window
        self.minima = self._unmoved_minima = tuple(minima)
        self._ground = MovedGround.of(transform, self.minima, window)
        self._function = compile_function(formula, parameters=tuple(self.parameters))
        self._function.bind(self.parameters)
        if not transform.changes_nothing:
            self._move()
        self._evaluators: dict[str, _Evaluator] = {}

    @property
    def drifts(self) -> bool:
        """Whether the height depends on the step."""
        return self._function.drifts

    def heights(self, points: Array, t: float | Array = 0.0) -> Array:
        """The value at each point."""
        heights: Array = self._evaluate("heights", points, t)[0]
        return heights

    def slopes(self, points: Array, t: float | Array = 0.0) -> Array:
        """The gradient at each point."""
        return self._evaluate("slopes", points, t)

    def curvatures(self, points: Array, t: float | Array = 0.0) -> Array:
        """The Hessian at each point."""
        entries = self._evaluate("curvatures", points, t)
        return entries.reshape(self.dims, self.dims, points.shape[1])

    def inline(self, graph: Graph, question: str, point: Node) -> Node:
        """The derivative's own nodes in the graph of a rule, so that both run as one tape."""
        inside = dict(zip(self._function.coordinates, _rows(graph, point, self.dims), strict=True))
        if question == "value":
            return graph.adopt([self._function.height], inside)[0]
        if question == "grad":
            roots = self._function.inlined_slopes
        else:
            roots = self._function.inlined_diagonal
        return graph.make("stack", *graph.adopt(roots, inside))

    def minima_at(self, t: float) -> tuple[Minimum, ...]:
        """The known minima as of a step."""
        if not self.drifts:
            return self.minima
        return self._ground.at(t).minima(self._unmoved_minima)

    def _move(self) -> None:
        function, ground = self._function, self._ground
        function.move(
            ground.source(function.graph, *function.coordinates), ground.transform.height_scale
        )
        self.minima = ground.minima(self.minima)

    def _evaluate(self, what: str, points: Array, t: float | Array) -> Array:
        if what not in self._evaluators:
            roots = {
                "heights": lambda: [self._function.height],
                "slopes": lambda: self._function.slopes,
                "curvatures": lambda: [n for row in self._function.curvatures for n in row],
            }[what]()
            self._evaluators[what] = _Evaluator(self._function.graph, roots)
        return self._evaluators[what].evaluate(points, t)


def _rows(graph: Graph, point: Node, dims: int) -> list[Node]:
    return [graph.row(point, index) for index in range(dims)]


class _Evaluator:
    """Some nodes of x, y and t, evaluated for any number of points, a chunk at a time."""

    def __init__(self, graph: Graph, roots: Sequence[Node]) -> None:
        self._roots = expand_powers(graph, roots)
        symbols = {"x": Rank.START, "y": Rank.START, "t": Rank.START}
        self._plan: Plan = make_plan(ranks_of(reachable(self._roots), symbols), {}, self._roots)
        self._bound: dict[int, tuple[dict[str, Array], list[Array], Tape]] = {}

    def evaluate(self, points: Array, t: float | Array) -> Array:
        """One row a root, one column a point."""
        count = points.shape[1]
        out = np.empty((len(self._roots), count))
        clock = np.asarray(t, dtype=np.float64)
        with np.errstate(all="ignore"):
            for first in range(0, count, CHUNK):
                last = min(first + CHUNK, count)
                moment = clock if clock.ndim == 0 else clock[first:last]
                self._chunk(points[:, first:last], moment, out[:, first:last])
        return out

    def _chunk(self, points: Array, t: Array, out: Array) -> None:
        given, results, tape = self._bind(points.shape[1])
        given["x"][:] = points[0]
        given["y"][:] = points[1]
        given["t"][:] = t
        tape.run()
        for row, result in zip(out, results, strict=True):
            row[:] = result

    def _bind(self, width: int) -> tuple[dict[str, Array], list[Array], Tape]:
        bound = self._bound.pop(width, None)
        if bound is None:
            given = {name: np.empty(width) for name in ("x", "y", "t")}
            numbers = [np.array(node.value) for node in self._plan.numbers]
            tape = Tape(self._plan, Buffers(1, width), given, numbers)
            bound = given, [tape.results[root] for root in self._roots], tape
            if len(self._bound) >= KEPT_WIDTHS:
                self._bound.pop(next(iter(self._bound)))
        self._bound[width] = bound
        return bound
