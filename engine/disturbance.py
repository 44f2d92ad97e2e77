"""A problem that answers with noise, the same for all who ask."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from engine.arrays import Array, Indices, coordinate_sum
from engine.chance import RULE_STREAM, drawn
from engine.disturbances import Disturbances
from engine.formula.graph import Graph, Node
from engine.problem import Problem

SEEN, FACTOR, ADDED, HEAVY = range(4)
"""Streams of chance."""
KINDS = ("uniform", "normal", "normal", "student")
KEPT_PROBLEMS = 4
"""How many of the latest are remembered: each holds arrays, and those of dead races are no use."""


def as_asked(problem: Problem, disturbances: Disturbances, seed: int) -> Problem:
    """The problem as optimizers meet it; kept, so that rules compiled for it are found again."""
    return problem if disturbances.change_nothing else _disturbed(problem, disturbances, seed)


@lru_cache(maxsize=KEPT_PROBLEMS)
def _disturbed(problem: Problem, disturbances: Disturbances, seed: int) -> Disturbed:
    return Disturbed(problem, disturbances, seed)


class Disturbed(Problem):
    """Slopes and heights with noise; curvatures are answered as they are.

    Coordinate i of the slope becomes `slope*(1 + multiplicative*n) + additive*m + heavy_tailed*s`
    with n and m standard normal and s of Student's t with two degrees of freedom, or 0 where the
    coordinate is not seen. The height gets the factor of the first coordinate, and is tilted about
    the window's middle by what is added to the slope: the two belong together like those of one
    mini-batch. All questions of a start in a step meet the same draws, whoever asks and wherever.
    """

    uses_chance = True
    drifts = True

    def __init__(
        self,
        problem: Problem,
        strengths: Disturbances,
        seed: int,
        starts: Indices | None = None,
    ) -> None:
        """`starts` are those of the points in each batch, by default the first ones."""
        self.dims = problem.dims
        self.window = problem.window
        self.minima = problem.minima
        self._problem = problem
        self._strengths = strengths
        self._seed = seed
        self._starts = starts
        self._centre = np.zeros(self.dims)
        self._centre[:2] = np.mean(problem.window, axis=1)

    def at(self, starts: Indices) -> Disturbed:
        """The same noise as these starts meet it."""
        return Disturbed(self._problem.at(starts), self._strengths, self._seed, starts)

    def heights(self, points: Array, t: float | Array = 0.0) -> Array:
        """The value at each point, as met in the step `t`."""
        heights, strengths = self._problem.heights(points, t), self._strengths
        with np.errstate(all="ignore"):
            if strengths.multiplicative:
                heights = heights * self._factor(points, t)[0]
            if self._tilts:
                across = points - self._centre[:, None]
                heights = heights + coordinate_sum(self._tilt(points, t) * across)
        return heights

    def slopes(self, points: Array, t: float | Array = 0.0) -> Array:
        """The gradient at each point, as met in the step `t`."""
        slopes, strengths = self._problem.slopes(points, t), self._strengths
        with np.errstate(all="ignore"):
            if strengths.multiplicative:
                slopes = slopes * self._factor(points, t)
            if self._tilts:
                slopes = slopes + self._tilt(points, t)
        if strengths.seen < 1.0:
            slopes = np.where(self._draws(SEEN, points, t) < strengths.seen, slopes, 0.0)
        return slopes

    def curvatures(self, points: Array, t: float | Array = 0.0) -> Array:
        """The Hessian at each point, undisturbed."""
        return self._problem.curvatures(points, t)

    def hess_diag(self, points: Array, t: float | Array = 0.0) -> Array:
        """The diagonal of the Hessian at each point, undisturbed."""
        return self._problem.hess_diag(points, t)

    def inline(self, graph: Graph, question: str, point: Node) -> Node | None:
        """The same arithmetic as nodes, where the problem is a formula; only what acts is drawn."""
        answer = self._problem.inline(graph, question, point)
        if answer is None or question == "hess_diag":
            return answer
        if question == "grad":
            return self._noisy_slope(graph, answer)
        return self._noisy_height(graph, answer, point)

    def _noisy_slope(self, graph: Graph, slope: Node) -> Node:
        make, strengths, noisy = graph.make, self._strengths, slope
        if strengths.multiplicative:
            noisy = make("multiply", noisy, self._factor_node(graph, _draw(graph, FACTOR)))
        if self._tilts:
            noisy = make("add", noisy, self._tilt_node(graph))
        if strengths.seen < 1.0:
            is_seen = make("less", _draw(graph, SEEN), graph.constant(strengths.seen))
            noisy = make("where", is_seen, noisy, graph.constant(0.0))
        return noisy

    def _noisy_height(self, graph: Graph, height: Node, point: Node) -> Node:
        make, noisy = graph.make, height
        if self._strengths.multiplicative:
            factor = self._factor_node(graph, graph.row(_draw(graph, FACTOR), 0))
            noisy = make("multiply", noisy, factor)
        if not self._tilts:
            return noisy
        tilt, terms = self._tilt_node(graph), []
        for axis, middle in enumerate(self._centre):
            across = make("subtract", graph.row(point, axis), graph.constant(middle))
            terms.append(make("multiply", graph.row(tilt, axis), across))
        return make("add", noisy, graph.total(terms))

    def _factor_node(self, graph: Graph, draw: Node) -> Node:
        spread = graph.make("multiply", graph.constant(self._strengths.multiplicative), draw)
        return graph.make("add", graph.constant(1.0), spread)

    def _tilt_node(self, graph: Graph) -> Node:
        strengths = {ADDED: self._strengths.additive, HEAVY: self._strengths.heavy_tailed}
        terms = [
            graph.make("multiply", graph.constant(strength), _draw(graph, stream))
            for stream, strength in strengths.items()
            if strength
        ]
        return graph.total(terms)

    @property
    def _tilts(self) -> bool:
        return bool(self._strengths.additive or self._strengths.heavy_tailed)

    def _factor(self, points: Array, t: float | Array) -> Array:
        return 1.0 + self._strengths.multiplicative * self._draws(FACTOR, points, t)

    def _tilt(self, points: Array, t: float | Array) -> Array:
        strengths, tilt = self._strengths, np.zeros(points.shape)
        if strengths.additive:
            tilt = strengths.additive * self._draws(ADDED, points, t)
        if strengths.heavy_tailed:
            tilt = tilt + strengths.heavy_tailed * self._draws(HEAVY, points, t)
        return tilt

    def _draws(self, stream: int, points: Array, t: float | Array) -> Array:
        """Draws `(dims, starts)` of each point's step."""
        count = points.shape[1]
        starts = np.arange(count) if self._starts is None else self._starts
        clock = np.broadcast_to(np.asarray(t), (count,))
        draws = np.empty(points.shape)
        for step in np.unique(clock):
            now = clock == step
            draws[:, now] = drawn(
                KINDS[stream], self._seed, stream, int(step), starts[now], self.dims
            )
        return draws


def _draw(graph: Graph, stream: int) -> Node:
    return graph.draw(stream - RULE_STREAM, KINDS[stream])
