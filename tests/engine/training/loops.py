"""A small training loop: a bowl over every array, steeper in each further number."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.catalog import optimizers
from engine.training import Updater

Arrays = dict[str, NDArray[Any]]

RULES = [name for name, entry in optimizers().items() if entry.method is None]
SHAPES: dict[str, tuple[int, ...]] = {"W": (3, 4), "b": (4,), "scale": ()}


def weights_like(**shapes: tuple[int, ...]) -> Arrays:
    """Arrays of these shapes, the same for everyone."""
    chance = np.random.default_rng(5)
    return {name: chance.normal(size=shape) for name, shape in shapes.items()}


def steepness(array: NDArray[Any]) -> NDArray[Any]:
    return np.linspace(0.1, 3.0, array.size).reshape(array.shape)


def slopes_at(points: Mapping[str, NDArray[Any]]) -> Arrays:
    return {name: 2 * steepness(array) * array for name, array in points.items()}


def heights_at(points: Mapping[str, NDArray[Any]]) -> float:
    return float(sum((steepness(array) * array**2).sum() for array in points.values()))


def curvatures_at(points: Mapping[str, NDArray[Any]]) -> Arrays:
    return {name: 2 * steepness(array) for name, array in points.items()}


def updater_of(optimizer: str, weights: Arrays, **more: Any) -> Updater:
    """One that knows the bowl, whatever its rule asks."""
    answers: dict[str, Any] = {
        "slopes_at": slopes_at,
        "heights_at": heights_at,
        "curvatures_at": curvatures_at,
    }
    return Updater(optimizer, weights, **answers, **more)


def trained(optimizer: str, weights: Arrays, count: int, **more: Any) -> Arrays:
    """The weights after so many steps down the bowl, as copies."""
    weights = {name: array.copy() for name, array in weights.items()}
    updater = updater_of(optimizer, weights, **more)
    for _ in range(count):
        updater.step(slopes_at(weights), heights_at(weights))
    return weights
