"""Every function of the catalog, in a loop."""

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.catalog import Window, functions, optimizers
from engine.surface import Surface
from tests.engine.catalog.compiled import surface_of

Array = NDArray[np.float64]

EXPECTED = """
ackley beale bohachevsky_1 booth branin cubic dixon_price elongated_bowl goldstein_price griewank
himmelblau matyas mccormick perm rastrigin rosenbrock saddle six_hump_camel sphere styblinski_tang
three_hump_camel trid zakharov
"""
UNBOUNDED = {"cubic", "saddle"}

each_function = pytest.mark.parametrize("identifier", functions())


def random_points(window: Window, count: int, seed: int = 0) -> Array:
    lows, highs = np.array(window).T[:, :, np.newaxis]
    points: Array = lows + (highs - lows) * np.random.default_rng(seed).random((2, count))
    return points


def lowest_height(surface: Surface, window: Window) -> float:
    """The best of a multi-start search: random and damped Newton tries about the best points."""
    lows, highs = np.array(window).T[:, :, np.newaxis]
    points = random_points(window, 40_000)
    points = points[:, np.argsort(surface.heights(points))[:400]]
    generator = np.random.default_rng(1)
    for reach in np.geomspace(0.1, 1e-11, 150):
        tries = points + reach * (highs - lows) * generator.normal(size=(8, *points.shape))
        tries = np.concatenate([points[np.newaxis], newton_tries(surface, points), tries])
        tries = np.clip(tries, lows, highs)
        heights = np.stack([surface.heights(one) for one in tries])
        points = np.take_along_axis(tries, heights.argmin(axis=0)[np.newaxis, np.newaxis], 0)[0]
    return float(surface.heights(points).min())


def newton_tries(surface: Surface, points: Array) -> Array:
    """The points after one Newton step each, weakly and strongly damped."""
    slopes = surface.slopes(points).T[:, :, np.newaxis]
    curvatures = np.moveaxis(surface.curvatures(points), -1, 0)
    size = np.abs(curvatures).max(axis=(1, 2), keepdims=True) + 1e-12
    steps = [np.linalg.solve(curvatures + d * size * np.eye(2), slopes) for d in (1e-9, 0.01, 2.1)]
    return np.stack([points - step[:, :, 0].T for step in steps])


def test_every_function_asked_for_is_in_the_catalog() -> None:
    assert set(EXPECTED.split()) <= set(functions())


@each_function
def test_a_function_is_finite_on_its_window_with_its_slopes_and_curvatures(identifier: str) -> None:
    entry = functions()[identifier]
    surface = surface_of(entry)
    points = random_points(entry.window, 5_000)
    assert np.isfinite(surface.heights(points)).all()
    assert np.isfinite(surface.slopes(points)).all()
    assert np.isfinite(surface.curvatures(points)).all()


@each_function
def test_the_view_lies_in_the_window_and_the_starts_in_the_view(identifier: str) -> None:
    entry = functions()[identifier]
    for (low, high), (first, last) in zip(entry.window, entry.view, strict=True):
        assert low <= first < last <= high
    assert 2 <= len(entry.starts) <= 3
    for start in entry.starts:
        assert all(low < x < high for x, (low, high) in zip(start, entry.view, strict=True))


@each_function
def test_a_known_minimum_has_the_height_that_the_catalog_gives(identifier: str) -> None:
    entry = functions()[identifier]
    for minimum in entry.minima:
        (height,) = surface_of(entry).heights(np.array(minimum.point)[:, np.newaxis])
        assert height == pytest.approx(minimum.height, rel=1e-14, abs=1e-14)


@each_function
def test_the_ground_is_level_and_cupped_at_smooth_minima(identifier: str) -> None:
    entry = functions()[identifier]
    surface = surface_of(entry)
    usual = np.median(np.linalg.norm(surface.slopes(random_points(entry.window, 5_000)), axis=0))
    for minimum in entry.minima:
        if minimum.kind == "smooth":
            point = np.array(minimum.point)[:, np.newaxis]
            assert np.linalg.norm(surface.slopes(point)) <= 1e-9 * usual
            assert (np.linalg.eigvalsh(surface.curvatures(point)[:, :, 0]) > 0).all()


@each_function
def test_all_ground_about_a_minimum_is_higher(identifier: str) -> None:
    entry = functions()[identifier]
    surface = surface_of(entry)
    near = np.random.default_rng(2).normal(size=(2, 1_000)) * 1e-3
    for minimum in entry.minima:
        around = np.array(minimum.point)[:, np.newaxis] + near
        assert (surface.heights(around) > minimum.height).all()


@each_function
def test_at_a_kink_the_slope_does_not_fade(identifier: str) -> None:
    entry = functions()[identifier]
    surface = surface_of(entry)
    near = np.random.default_rng(3).normal(size=(2, 1_000)) * 1e-7
    for minimum in entry.minima:
        slopes = surface.slopes(np.array(minimum.point)[:, np.newaxis] + near)
        fades = bool(np.linalg.norm(slopes, axis=0).max() < 1e-2)
        assert fades == (minimum.kind == "smooth")


@each_function
def test_no_ground_in_the_window_is_lower_than_the_global_minima(identifier: str) -> None:
    entry = functions()[identifier]
    lowest = lowest_height(surface_of(entry), entry.window)
    heights = {
        scope: [m.height for m in entry.minima if m.scope == scope] for scope in ("global", "local")
    }
    assert bool(heights["global"]) == (identifier not in UNBOUNDED)
    for height in heights["global"]:
        assert lowest == pytest.approx(height, abs=1e-8)
        assert lowest >= height - 1e-12
    for height in heights["local"]:
        assert lowest < height - 0.1


@each_function
def test_moved_parameters_have_no_known_minima(identifier: str) -> None:
    entry = functions()[identifier]
    assert entry.minima_at({}) == entry.minima
    for declared in entry.parameters:
        assert entry.minima_at({declared.name: declared.default}) == entry.minima
        assert entry.minima_at({declared.name: declared.low}) == ()


@each_function
def test_suggested_rates_are_of_known_optimizers_and_not_above_their_sliders(
    identifier: str,
) -> None:
    rates = functions()[identifier].rates
    assert {"sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam"} <= set(rates)
    for optimizer, rate in rates.items():
        learning_rate = optimizers()[optimizer].hyperparameters[0]
        assert learning_rate.minimum < rate <= learning_rate.high, optimizer
