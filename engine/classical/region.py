"""Where a quadratic model is lowest within a radius, exactly."""

from __future__ import annotations

import numpy as np

from engine.arrays import Array, coordinate_sum
from engine.classical.algebra import dot, norm, times
from engine.classical.oracle import Mask

MOST_ROUNDS = 60
CLOSE = 1e-10
"""How close, as a share of it, a length comes to the radius."""
FLAT = 1e-12
"""Eigenvalues nearer than this share of the largest one are the same, slopes along them 0."""


class Region:
    """The model `slope.p + p.hessian.p/2` in the directions of the Hessian's eigenvectors."""

    def __init__(self, slope: Array, values: Array, vectors: Array) -> None:
        """Eigenvalues ascending `(dims, starts)`; `vectors[:, i]` belongs to the i-th."""
        self._values = values
        self._vectors = vectors
        self._along = coordinate_sum(vectors * slope[:, None])
        self._steep = norm(slope)
        self._size = np.maximum(np.abs(values).max(axis=0), 1e-300)

    @property
    def usable(self) -> Mask:
        """Where there is a way down: not at the bottom of a bowl, and all numbers finite."""
        finite = np.isfinite(self._steep) & np.isfinite(self._size)
        mask: Mask = finite & ((self._steep > 0) | (self._values[0] < -FLAT * self._size))
        return mask

    def promise(self, stride: Array) -> Array:
        """How much lower the model is there."""
        turned = coordinate_sum(self._vectors * stride[:, None])
        descent: Array = -(dot(self._along, turned) + dot(self._values * turned, turned) / 2)
        return descent

    def best(self, radius: Array) -> Array:
        """The lowest point of the model that is no farther than the radius."""
        least = np.maximum(0.0, -self._values[0])
        turned = self._turned(least)
        near = norm(turned) <= radius
        hard = near & (least > 0)
        turned = np.where(near, turned, self._turned(self._shift(radius, least, ~near)))
        return times(self._vectors, np.where(hard, self._filled(turned, radius), turned))

    def _turned(self, shift: Array) -> Array:
        """The bottom of the bowl with `shift` more curvature; nothing where there is no slope."""
        curvature = self._values + shift
        along = np.abs(self._along) > FLAT * self._steep
        flat = curvature <= FLAT * self._size
        return np.where(~along & flat, 0.0, -self._along / curvature)

    def _filled(self, turned: Array, radius: Array) -> Array:
        """The rest of the way to the radius along the lowest curvature.

        Needed where the slope does not tell which way to go along it.
        """
        rest = np.sqrt(np.maximum(0.0, radius * radius - dot(turned, turned)))
        first = np.zeros_like(turned)
        first[0] = np.where(self._along[0] > 0, -rest, rest)
        return turned + first

    def _shift(self, radius: Array, least: Array, going: Mask) -> Array:
        """How much curvature to add so that the bottom lies on the radius.

        Newton's method on the inverse length, kept in a bracket.
        """
        low, high = least, np.maximum(least, self._steep / radius - self._values[0])
        shift: Array = high
        going = going & np.isfinite(high)
        for _ in range(MOST_ROUNDS):
            turned = self._turned(shift)
            length = norm(turned)
            going = going & ~(np.abs(length - radius) <= CLOSE * radius)
            if not going.any():
                break
            far = length > radius
            low, high = np.where(far, shift, low), np.where(far, high, shift)
            bend = dot(turned * turned, 1 / (self._values + shift))
            newton = shift + (length * length / bend) * (length - radius) / radius
            within = (newton > low) & (newton < high)
            shift = np.where(going, np.where(within, newton, (low + high) / 2), shift)
        return shift
