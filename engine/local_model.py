"""The quadratic model of a problem at a point: what its height, slope and Hessian say nearby.

`height + slope*d + d*Hessian*d/2` for a displacement d, Taylor's polynomial of second order.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engine.arrays import Array, coordinate_sum
from engine.classical.eigen import eigen
from engine.measures import ZERO_CURVATURE
from engine.problem import Problem


@dataclass(frozen=True, eq=False)
class LocalModel:
    """The ground about a point, to second order; equal questions get equal numbers to the bit.

    Where the Hessian is not finite its eigenvalues and eigenvectors are NaN.

    Attributes:
        point: where it touches the ground, `(dims,)`.
        height: of the ground there.
        slope: the gradient there, `(dims,)`.
        hessian: `(dims, dims)`.
        eigenvalues: of the Hessian, ascending, `(dims,)`.
        eigenvectors: of length 1, `(dims, dims)`: `eigenvectors[:, i]` belongs to the i-th value.
    """

    point: Array
    height: float
    slope: Array
    hessian: Array
    eigenvalues: Array
    eigenvectors: Array

    @classmethod
    def at(cls, problem: Problem, point: Array, t: float = 0.0) -> LocalModel:
        """Of a problem at a point `(dims,)`, as of the step `t`."""
        column = np.array(point, dtype=np.float64)[:, None]
        hessian = problem.curvatures(column, t)
        if np.isfinite(hessian).all():
            with np.errstate(all="ignore"):
                values, vectors = eigen(hessian)
        else:
            values, vectors = np.full(column.shape, np.nan), np.full(hessian.shape, np.nan)
        return cls(
            point=column[:, 0],
            height=float(problem.heights(column, t)[0]),
            slope=problem.slopes(column, t)[:, 0],
            hessian=hessian[..., 0],
            eigenvalues=values[:, 0],
            eigenvectors=vectors[..., 0],
        )

    @property
    def is_finite(self) -> bool:
        """Whether it says anything: height, slope and Hessian are numbers."""
        parts = (self.height, self.slope, self.hessian)
        return all(bool(np.isfinite(part).all()) for part in parts)

    @cached_property
    def signs(self) -> Array:
        """-1, 0 or 1 for each eigenvalue; zero is what is small beside the largest one."""
        zero = ZERO_CURVATURE * np.abs(self.eigenvalues).max()
        signs: Array = np.where(np.abs(self.eigenvalues) > zero, np.sign(self.eigenvalues), 0.0)
        return signs

    @property
    def condition_number(self) -> float:
        """The largest eigenvalue over the smallest, both without their signs; inf where one is 0.

        NaN for a Hessian of nothing but zeros.
        """
        sizes = np.abs(self.eigenvalues)
        with np.errstate(all="ignore"):
            return float(sizes.max() / sizes.min())

    @property
    def largest_curvature(self) -> float | None:
        """The largest eigenvalue; None where the ground is curved upwards in no direction."""
        largest = float(self.eigenvalues[-1])
        return largest if largest > 0 else None

    @property
    def largest_stable_rate(self) -> float | None:
        """2/λmax: at a larger rate gradient descent on the model jumps ever farther.

        It says nothing of momentum, nor of rules that scale their slopes; see `engine.stability`.
        None where no curvature is positive. LeCun, Simard & Pearlmutter 1993; Cohen et al. 2021,
        arXiv:2103.00065.
        """
        curvature = self.largest_curvature
        return None if curvature is None else float(np.float64(2.0) / curvature)

    def heights(self, points: Array) -> Array:
        """What the model says of points `(dims, count)`; inf or NaN where numbers explode.

        Fewer coordinates are those of the plane that is drawn; the others stay where they are.
        """
        count = len(points)
        with np.errstate(all="ignore"):
            across = points - self.point[:count, None]
            bent = self.hessian[:count, :count, None] * across[:, None] * across
            along = coordinate_sum(self.slope[:count, None] * across)
            heights: Array = self.height + (along + coordinate_sum(coordinate_sum(bent)) / 2)
        return heights
