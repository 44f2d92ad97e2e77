"""Classical optimizers of the catalog on their way, and problems that watch what they ask."""

from collections.abc import Mapping

import numpy as np
from scipy import optimize

from engine.arrays import Array, Indices
from engine.catalog import functions
from engine.classical import ClassicalOptimizer, classical_optimizer
from engine.optimizer import State, Stepper, Value
from engine.problem import Problem
from engine.surface import Surface
from tests.engine.catalog.compiled import CLASSICAL, surface_of

WALLS = "(1.5 - x + x*y)**2 + exp(-x*x) + cos(3*y) + sqrt(x + 2)"
"""Ground with walls, wells, and no ground at all left of -2."""


NOTHING: Mapping[str, Value] = {}


def optimizer(identifier: str, values: Mapping[str, Value] = NOTHING) -> ClassicalOptimizer:
    """An optimizer of the catalog with its defaults, but for the values given."""
    entry = CLASSICAL[identifier]
    defaults = {one.name: one.default for one in entry.hyperparameters}
    return classical_optimizer(entry.method or "", {**defaults, **values})


def stepper(
    identifier: str,
    problem: Problem,
    points: Array,
    starts: Indices | None = None,
    values: Mapping[str, Value] = NOTHING,
) -> Stepper:
    """An optimizer at its start."""
    index = np.arange(points.shape[1]) if starts is None else starts
    one = optimizer(identifier, values)
    return one.stepper(problem, points, index, one.hyperparameters, seed=5)


def run(one: Stepper, steps: int) -> tuple[Array, Indices]:
    """The points `(steps, dims, starts)` and costs `(steps, 2, starts)` of the next steps."""
    points = np.empty((steps, *one.state().position.shape))
    return points, one.advance(points)


def surface(identifier: str) -> Surface:
    """A function of the catalog."""
    return surface_of(functions()[identifier])


def many_points(count: int, seed: int = 3, reach: float = 3.0) -> Array:
    """Points about the origin."""
    return np.random.default_rng(seed).uniform(-reach, reach, (2, count))


def same_states(one: State, other: State) -> bool:
    """Whether two states are the same to the last bit."""
    memory = one.memory.keys() == other.memory.keys() and all(
        np.array_equal(array, other.memory[name], equal_nan=True)
        for name, array in one.memory.items()
    )
    return memory and np.array_equal(one.position, other.position, equal_nan=True)


class Watched(Problem):
    """A problem that counts what it is asked for each start."""

    def __init__(self, problem: Problem, count: int) -> None:
        self.dims = problem.dims
        self.window = problem.window
        self._problem = problem
        self._starts = np.arange(count)
        self.heights_asked = np.zeros(count, np.int64)
        self.slopes_asked = np.zeros(count, np.int64)
        self.curvatures_asked = np.zeros(count, np.int64)

    def at(self, starts: Indices) -> Problem:
        watched = Watched(self._problem, 0)
        watched._starts = starts
        watched.heights_asked = self.heights_asked
        watched.slopes_asked = self.slopes_asked
        watched.curvatures_asked = self.curvatures_asked
        return watched

    def heights(self, points: Array, t: float | Array = 0.0) -> Array:
        np.add.at(self.heights_asked, self._starts, 1)
        return self._problem.heights(points, t)

    def slopes(self, points: Array, t: float | Array = 0.0) -> Array:
        np.add.at(self.slopes_asked, self._starts, 1)
        return self._problem.slopes(points, t)

    def curvatures(self, points: Array, t: float | Array = 0.0) -> Array:
        np.add.at(self.curvatures_asked, self._starts, 1)
        return self._problem.curvatures(points, t)


class Bowl(Problem):
    """A bowl of any number of coordinates, round about 1, steeper in each further one."""

    window = ((-5.0, 5.0), (-5.0, 5.0))

    def __init__(self, dims: int) -> None:
        self.dims = dims
        self._steepness = np.linspace(1.0, 10.0, dims)[:, None]

    def heights(self, points: Array, t: float | Array = 0.0) -> Array:
        del t
        heights = np.zeros(points.shape[1])
        for steep, row in zip(self._steepness, points, strict=True):
            heights = heights + steep * (row - 1) ** 2
        return heights

    def slopes(self, points: Array, t: float | Array = 0.0) -> Array:
        del t
        return 2 * self._steepness * (points - 1)

    def curvatures(self, points: Array, t: float | Array = 0.0) -> Array:
        del t
        return np.repeat(np.diag(2 * self._steepness[:, 0])[:, :, None], points.shape[1], axis=2)


class LongValley(Problem):
    """Rosenbrock's function of any number of coordinates, column by column from scipy."""

    window = ((-2.0, 2.0), (-2.0, 2.0))

    def __init__(self, dims: int) -> None:
        self.dims = dims

    def heights(self, points: Array, t: float | Array = 0.0) -> Array:
        del t
        return np.array([optimize.rosen(point) for point in points.T])

    def slopes(self, points: Array, t: float | Array = 0.0) -> Array:
        del t
        return np.stack([optimize.rosen_der(point) for point in points.T], axis=-1)

    def curvatures(self, points: Array, t: float | Array = 0.0) -> Array:
        del t
        return np.stack([optimize.rosen_hess(point) for point in points.T], axis=-1)
