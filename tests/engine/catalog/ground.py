"""Points in windows, and a search for the lowest of them."""

import numpy as np

from engine.arrays import Array
from engine.catalog import Window
from engine.surface import Surface

SAMPLES, KEPT = 40_000, 200
REACHES = np.geomspace(0.1, 1e-10, 50)
TRIES = 5


def random_points(window: Window, count: int, seed: int = 0) -> Array:
    """Evenly spread `(2, count)`."""
    lows, highs = np.array(window).T[:, :, np.newaxis]
    points: Array = lows + (highs - lows) * np.random.default_rng(seed).random((2, count))
    return points


def ring_about(point: tuple[float, ...], window: Window, count: int = 1_000) -> Array:
    """Points of the window that lie all about one, at most a ten thousandth of it away."""
    lows, highs = np.array(window).T[:, :, np.newaxis]
    generator = np.random.default_rng(2)
    angles = generator.uniform(0, 2 * np.pi, 3 * count)
    lengths = generator.uniform(0.3e-4, 1e-4, 3 * count) * (highs - lows).min()
    ring = np.array(point)[:, np.newaxis] + lengths * np.array([np.cos(angles), np.sin(angles)])
    inside = ring[:, ((ring >= lows) & (ring <= highs)).all(axis=0)]
    return inside[:, :count]


def lowest_height(surface: Surface, window: Window) -> float:
    """The best of a multi-start search: random and damped Newton tries about the best points."""
    lows, highs = np.array(window).T[:, :, np.newaxis]
    points = random_points(window, SAMPLES)
    points = points[:, np.argsort(surface.heights(points))[:KEPT]]
    generator = np.random.default_rng(1)
    for reach in REACHES:
        tries = points + reach * (highs - lows) * generator.normal(size=(TRIES, *points.shape))
        tries = np.concatenate([points[np.newaxis], newton_tries(surface, points), tries])
        tries = np.clip(tries, lows, highs)
        heights = surface.heights(np.moveaxis(tries, 1, 0).reshape(2, -1)).reshape(len(tries), -1)
        points = np.take_along_axis(tries, heights.argmin(axis=0)[np.newaxis, np.newaxis], 0)[0]
    return float(surface.heights(points).min())


def newton_tries(surface: Surface, points: Array) -> Array:
    """The points after one Newton step each, weakly and strongly damped."""
    slopes = surface.slopes(points).T[:, :, np.newaxis]
    curvatures = np.moveaxis(surface.curvatures(points), -1, 0)
    size = np.abs(curvatures).max(axis=(1, 2), keepdims=True) + 1e-12
    steps = [np.linalg.solve(curvatures + d * size * np.eye(2), slopes) for d in (1e-9, 0.01, 2.1)]
    return np.stack([points - step[:, :, 0].T for step in steps])
