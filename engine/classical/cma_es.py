"""Covariance matrix adaptation evolution strategy (Hansen and Ostermeier 2001)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array, coordinate_sum
from engine.classical.algebra import identity, norm, outer, times
from engine.classical.cma_weights import Weights, usual_samples
from engine.classical.eigen import eigen
from engine.classical.method import Method, Turn
from engine.classical.oracle import Mask
from engine.classical.stepper import STUCK
from engine.marks import Mark

LEAST_SIZE = 1e-150
"""A cloud that is smaller, or thinner in some direction, is a point."""


@dataclass
class Cloud:
    """A normal distribution, `(…, starts)`: its middle, overall size and shape."""

    mean: Array
    size: Array
    covariance: Array
    values: Array
    vectors: Array

    def stretched(self, normal: Array) -> Array:
        """A standard normal draw in the shape of the cloud, before its size."""
        turned = np.sqrt(self.values) * normal
        return times(self.vectors, turned)

    def whitened(self, vector: Array) -> Array:
        """What `stretched` makes this vector of, turned back."""
        turned = coordinate_sum(self.vectors * vector[:, None]) / np.sqrt(self.values)
        return times(self.vectors, turned)


class CMAES(Method):
    """A cloud of samples; the better half says where to go and what shape to take.

    Hansen 2016, arXiv:1604.00772, with its default weights, none of them negative. The middle of
    the cloud is shown. Asks for heights only.
    """

    uses_chance = True

    def memory_shapes(self, dims: int) -> Mapping[str, tuple[int, ...]]:
        """The cloud and its two evolution paths; `_age` is 0 before the first step."""
        paths = {"path": (dims,), "size_path": (dims,)}
        return {**paths, "size": (), "covariance": (dims, dims), "_age": (), STUCK: ()}

    def step(self, turn: Turn) -> None:
        """One generation."""
        cloud = self._cloud(turn)
        dims = turn.oracle.dims
        weights = Weights(dims, usual_samples(dims) + turn.values["extra_samples"])
        strides = np.stack([cloud.stretched(turn.draw(k)) for k in range(weights.most)])
        samples = cloud.mean + cloud.size * strides
        own = np.arange(weights.most)[:, None] < weights.samples
        apart = ((samples != cloud.mean).any(axis=1) & own).any(axis=0)
        apart &= turn.memory[STUCK] == 0
        asked = apart & own
        heights = np.stack([turn.oracle.heights(*one) for one in zip(samples, asked, strict=True)])
        heights = np.where(np.isnan(heights), np.inf, heights)
        order = np.argsort(heights, axis=0, kind="stable")
        best = np.take_along_axis(strides, order[:, None], 0)
        finite: Mask = np.logical_or.reduce(np.isfinite(heights), axis=0)
        self._learn(turn, cloud, weights, best, finite)
        turn.memory[STUCK] = np.where(apart, 0.0, 1.0)
        self._show(turn, cloud, np.where(asked[:, None], samples, np.nan), heights)

    def _cloud(self, turn: Turn) -> Cloud:
        memory, dims = turn.memory, turn.oracle.dims
        fresh = memory["_age"] == 0
        size = np.where(fresh, turn.values["first_size"] * turn.oracle.width, memory["size"])
        covariance = np.where(fresh, identity(np.ones_like(size), dims), memory["covariance"])
        values, vectors = eigen(covariance)
        return Cloud(turn.point, size, covariance, np.maximum(values, LEAST_SIZE), vectors)

    def _learn(
        self, turn: Turn, cloud: Cloud, weights: Weights, best: Array, learning: Mask
    ) -> None:
        """Equations (41) to (47) there."""
        memory = turn.memory
        mean = _weighted(best, weights)
        size_path = _onward(memory["size_path"], cloud.whitened(mean), weights.size_rate, weights)
        age, length = memory["_age"] + 1, norm(size_path) / weights.expected_length
        typical = length / np.sqrt(1 - (1 - weights.size_rate) ** (2 * age))
        steady = typical < 1.4 + 2 / (len(mean) + 1)
        path = _onward(memory["path"], np.where(steady, mean, 0.0), weights.path_rate, weights)
        growth = np.exp(weights.size_rate / weights.damping * (length - 1))
        for name, new, old in (
            ("path", path, memory["path"]),
            ("size_path", size_path, memory["size_path"]),
            ("covariance", _reshaped(cloud, path, steady, best, weights), cloud.covariance),
            ("size", np.maximum(cloud.size * growth, LEAST_SIZE), cloud.size),
            ("_age", age, memory["_age"]),
        ):
            memory[name] = np.where(learning, new, old)
        turn.point = np.where(learning, cloud.mean + cloud.size * mean, cloud.mean)

    def _show(self, turn: Turn, cloud: Cloud, samples: Array, heights: Array) -> None:
        memory = turn.memory
        turn.shown |= {name: memory[name] for name in ("size", "covariance", "path", "size_path")}
        turn.shown["best_height"] = heights.min(axis=0)
        axes = (cloud.size * np.sqrt(cloud.values) * cloud.vectors).swapaxes(0, 1)
        turn.marks += [
            Mark("cloud", "samples", samples),
            Mark("ellipse", "spread", cloud.mean[None], axes=axes),
            Mark("segment", "stride", np.stack([cloud.mean, turn.point])),
        ]


def _weighted(best: Array, weights: Weights) -> Array:
    """The weighted mean of the best strides, added one after the other."""
    total: Array = np.zeros(best.shape[1:])
    for number, weight in enumerate(weights.weights):
        total = total + weight * np.where(weight > 0, best[number], 0.0)
    return total


def _onward(path: Array, mean: Array, rate: Array, weights: Weights) -> Array:
    """An evolution path that fades at a rate, one step on; its length stays as it is by chance."""
    return (1 - rate) * path + np.sqrt(rate * (2 - rate) * weights.effective) * mean


def _reshaped(cloud: Cloud, path: Array, steady: Mask, best: Array, weights: Weights) -> Array:
    """The covariance after learning from the path and from the best strides."""
    lost = np.where(steady, 0.0, weights.path_rate * (2 - weights.path_rate))
    kept = 1 + weights.rank_one * lost - weights.rank_one - weights.rank_many
    covariance = kept * cloud.covariance + weights.rank_one * outer(path, path)
    for number, weight in enumerate(weights.weights):
        stride = np.where(weight > 0, best[number], 0.0)
        covariance = covariance + weights.rank_many * weight * outer(stride, stride)
    return covariance
