"""Figures agree with scipy, where scipy has the method."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest
from scipy import optimize

from engine.arrays import Array
from engine.catalog import functions
from engine.surface import Surface
from tests.engine.catalog.compiled import CLASSICAL
from tests.engine.classical.methods import LongValley, run, stepper, surface

FUNCTIONS = ("rosenbrock", "beale", "himmelblau", "booth", "matyas")
SCIPY: dict[str, tuple[str, dict[str, Any]]] = {
    "bfgs": ("BFGS", {"gtol": 1e-9}),
    "l_bfgs": ("L-BFGS-B", {"ftol": 0.0, "gtol": 1e-9}),
    "conjugate_gradient_pr": ("CG", {"gtol": 1e-9}),
    "trust_region": ("trust-exact", {"gtol": 1e-9}),
    "damped_newton": ("trust-exact", {"gtol": 1e-9}),
    "nelder_mead": ("Nelder-Mead", {"xatol": 1e-10, "fatol": 1e-15, "maxiter": 1_000}),
}
NEAR = 1e-6
STRAIGHT_DOWN = ("gradient_descent_armijo", "gradient_descent_wolfe")
"""These crawl for thousands of steps along the valley of Rosenbrock's function."""
RUNS_AWAY = ("beale", 2)
"""From this start the ground falls forever along a valley, and most methods follow it."""


def starts_of(function: str) -> list[tuple[float, float]]:
    """The catalog's starts from which the ground leads to a minimum."""
    starts = enumerate(functions()[function].starts)
    return [start for index, start in starts if (function, index) != RUNS_AWAY]


def distances(function: str, points: Array) -> Array:
    """The distance of points `(…, dims, starts)` to the nearest known minimum."""
    known = [np.array(one.point)[:, None] for one in functions()[function].minima]
    apart: Array = np.min([np.linalg.norm(points - one, axis=-2) for one in known], axis=0)
    return apart


@dataclass
class Counted:
    """A function for scipy, that notes what had been asked when the minimum was near."""

    function: str
    ground: Surface
    asked: dict[str, int] = field(default_factory=lambda: {"f": 0, "g": 0})
    near: dict[str, int] = field(default_factory=dict)

    def height(self, point: Array) -> float:
        self.asked["f"] += 1
        if not self.near and distances(self.function, point[:, None])[0] < NEAR:
            self.near = dict(self.asked)
        return float(self.ground.heights(point[:, None])[0])

    def slope(self, point: Array) -> Array:
        self.asked["g"] += 1
        return self.ground.slopes(point[:, None])[:, 0]

    def hessian(self, point: Array) -> Array:
        self.asked["g"] += self.ground.dims
        return self.ground.curvatures(point[:, None])[:, :, 0]


def asked_by_scipy(function: str, start: tuple[float, float], identifier: str) -> int:
    """Heights, gradients, and a Hessian's worth of gradients until the minimum is near."""
    method, options = SCIPY[identifier]
    counted = Counted(function, surface(function))
    side = float(np.diff(counted.ground.window, axis=1).mean())
    more: dict[str, Any] = {}
    if method == "Nelder-Mead":
        options = options | {"initial_simplex": simplex_at(start, 0.1 * side)}
    else:
        more["jac"] = counted.slope
    if method == "trust-exact":
        more["hess"] = counted.hessian
        options = options | {"initial_trust_radius": 0.1 * side, "max_trust_radius": side}
    optimize.minimize(counted.height, np.array(start), method=method, options=options, **more)
    return sum(counted.near.values())


def asked_by_us(function: str, start: tuple[float, float], identifier: str) -> int:
    trail, costs = run(stepper(identifier, surface(function), np.array([start]).T), 200)
    reached = int((distances(function, trail)[:, 0] < NEAR).argmax())
    assert distances(function, trail[reached])[0] < NEAR
    return int(costs[: reached + 1].sum())


def simplex_at(start: tuple[float, float], side: float) -> Array:
    return np.array([start, (start[0] + side, start[1]), (start[0], start[1] + side)])


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize("identifier", CLASSICAL)
def test_minima_are_found(identifier: str, function: str) -> None:
    points = np.array(starts_of(function)).T
    crawls = function == "rosenbrock" and identifier in STRAIGHT_DOWN
    steps = 1_500 if identifier in STRAIGHT_DOWN else 400
    trail, _ = run(stepper(identifier, surface(function), points), steps)
    assert (distances(function, trail[-1]) < (0.3 if crawls else NEAR)).all()


@pytest.mark.parametrize("identifier", SCIPY)
def test_evaluations_are_about_as_many_as_scipys(identifier: str) -> None:
    """Searches along a line choose other trials, so single runs differ by a factor, sums hardly."""
    runs = [(function, start) for function in FUNCTIONS for start in starts_of(function)]
    ours = np.array([asked_by_us(*one, identifier) for one in runs])
    theirs = np.array([asked_by_scipy(*one, identifier) for one in runs])
    assert (ours <= 2.5 * theirs).all(), list(zip(runs, ours, theirs, strict=True))
    assert 0.5 < ours.sum() / theirs.sum() < 1.25


@pytest.mark.parametrize("function", [*FUNCTIONS, "rastrigin", "ackley"])
def test_nelder_mead_is_scipys_to_the_last_bit(function: str) -> None:
    ground = surface(function)
    side = 0.1 * float(np.diff(ground.window, axis=1).mean())
    for start in functions()[function].starts:
        counted = Counted(function, ground)
        found = optimize.minimize(
            counted.height,
            np.array(start),
            method="Nelder-Mead",
            options={
                "initial_simplex": simplex_at(start, side),
                "xatol": 0.0,
                "fatol": 0.0,
                "maxiter": 60,
                "return_all": True,
            },
        )
        one = stepper("nelder_mead", ground, np.array([start]).T)
        trail, costs = run(one, len(found.allvecs) - 1)
        assert np.array_equal(trail[:, :, 0], np.array(found.allvecs)[1:])
        assert np.array_equal(one.state().memory["simplex"][..., 0], found.final_simplex[0])
        assert costs[:, 1].sum() == found.nfev


@pytest.mark.parametrize("dims", [2, 3, 6])
@pytest.mark.parametrize("identifier", ["bfgs", "l_bfgs", "conjugate_gradient_pr", "trust_region"])
def test_rosenbrock_of_more_coordinates_is_solved_as_scipy_does(identifier: str, dims: int) -> None:
    start = np.full((dims, 1), -0.5)
    trail, _ = run(stepper(identifier, LongValley(dims), start), 300)
    found = optimize.minimize(
        optimize.rosen, start[:, 0], jac=optimize.rosen_der, method="BFGS", options={"gtol": 1e-9}
    )
    assert trail[-1, :, 0] == pytest.approx(found.x, abs=1e-6)
