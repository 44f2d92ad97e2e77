"""The known minima of every function of the catalog, in a loop."""

import numpy as np
import pytest

from engine.arrays import Array
from engine.catalog import FunctionEntry, functions
from engine.landmarks import Landmarks
from engine.surface import Surface
from tests.engine.catalog.compiled import surface_of
from tests.engine.catalog.ground import lowest_height, random_points, ring_about
from tests.engine.catalog.published import PUBLISHED, slack

UNBOUNDED = {"cubic", "monkey_saddle", "saddle"}
SHAPES = {
    *("cliff_and_plain", "l1_norm", "logistic_loss", "maximum_norm", "neuron", "plateau"),
    *("regression_loss", "ring_barrier", "rotated_quadratic", "spiral_valley", "two_wells"),
}

each_function = pytest.mark.parametrize("identifier", functions())


def column(point: tuple[float, ...]) -> Array:
    return np.array(point)[:, np.newaxis]


def relief(entry: FunctionEntry, surface: Surface) -> float:
    """The range of heights over the window."""
    return float(np.ptp(surface.heights(random_points(entry.window, 5_000))))


@each_function
def test_a_known_minimum_has_the_height_that_the_catalog_gives(identifier: str) -> None:
    entry = functions()[identifier]
    surface = surface_of(entry)
    for minimum in entry.minima:
        (height,) = surface.heights(column(minimum.point))
        rounding = 1e-14 + 1e-15 * relief(entry, surface)
        assert height == pytest.approx(minimum.height, rel=1e-14, abs=rounding)


@each_function
def test_the_ground_is_level_and_cupped_at_smooth_minima(identifier: str) -> None:
    entry = functions()[identifier]
    surface = surface_of(entry)
    usual = Landmarks(surface).median_slope
    for minimum in entry.minima:
        if minimum.kind == "smooth":
            assert np.linalg.norm(surface.slopes(column(minimum.point))) <= 1e-9 * usual
            curvatures = surface.curvatures(column(minimum.point))[:, :, 0]
            assert (np.linalg.eigvalsh(curvatures) > 0).all()


@each_function
def test_all_ground_about_a_minimum_is_higher(identifier: str) -> None:
    entry = functions()[identifier]
    surface = surface_of(entry)
    for minimum in entry.minima:
        around = ring_about(minimum.point, entry.window)
        assert around.shape == (2, 1_000)
        assert (surface.heights(around) > surface.heights(column(minimum.point))).all()


@each_function
def test_at_a_kink_the_slope_does_not_fade(identifier: str) -> None:
    entry = functions()[identifier]
    surface = surface_of(entry)
    usual = Landmarks(surface).median_slope
    near = np.random.default_rng(3).normal(size=(2, 1_000)) * 1e-7
    for minimum in entry.minima:
        slopes = surface.slopes(column(minimum.point) + near)
        fades = bool(np.linalg.norm(slopes, axis=0).max() < 1e-2 * usual)
        assert fades == (minimum.kind == "smooth")


@each_function
def test_no_ground_in_the_window_is_lower_than_the_global_minima(identifier: str) -> None:
    entry = functions()[identifier]
    surface = surface_of(entry)
    lowest, share = lowest_height(surface, entry.window), relief(entry, surface)
    heights = {
        scope: [m.height for m in entry.minima if m.scope == scope] for scope in ("global", "local")
    }
    assert bool(heights["global"]) == (identifier not in UNBOUNDED)
    for height in heights["global"]:
        assert height - 1e-14 * (1 + share) <= lowest <= height + 1e-3 * share
    for height in heights["local"]:
        assert lowest < height - 1e-6 * share


def test_every_function_is_published_or_known_to_have_no_bottom_or_a_shape_to_teach_with() -> None:
    assert set(PUBLISHED) | UNBOUNDED | SHAPES == set(functions())


@pytest.mark.parametrize("identifier", PUBLISHED)
def test_the_global_minima_are_those_of_the_literature(identifier: str) -> None:
    minima = [m for m in functions()[identifier].minima if m.scope == "global"]
    published = PUBLISHED[identifier]
    for minimum in minima:
        off = abs(minimum.height - float(published.height))
        assert off <= slack(published.height)
    for printed in published.points:
        gaps = [abs(np.array(m.point) - np.array(printed, dtype=float)) for m in minima]
        assert any((gap <= [slack(one) for one in printed]).all() for gap in gaps), printed


@pytest.mark.parametrize(
    "identifier", [name for name, published in PUBLISHED.items() if published.condition]
)
def test_the_condition_number_is_that_of_the_literature(identifier: str) -> None:
    entry = functions()[identifier]
    curvatures = surface_of(entry).curvatures(column(entry.minima[0].point))[:, :, 0]
    expected = float(PUBLISHED[identifier].condition or "nan")
    assert np.linalg.cond(curvatures) == pytest.approx(expected, rel=0.03)


def test_langermann_is_the_sum_with_the_plus_sign() -> None:
    """Its best known place, (2.0030, 1.0061), is a peak; -5.1621 belongs to the negated sum."""
    entry = functions()["langermann"]
    surface = surface_of(entry)
    peak = column((2.0030, 1.0061))
    assert surface.heights(peak)[0] == pytest.approx(5.1621, abs=1e-4)
    assert (np.linalg.eigvalsh(surface.curvatures(peak)[:, :, 0]) < 0).all()
    lines, height = entry.formula.rsplit("\n", 1)
    negated = Surface(f"{lines}\n-({height})")
    assert lowest_height(negated, entry.window) == pytest.approx(-5.1621, abs=1e-4)
    assert [minimum.scope for minimum in entry.minima] == ["global"]


def test_perm_has_52_at_the_origin() -> None:
    assert surface_of(functions()["perm"]).heights(np.zeros((2, 1))).tolist() == [52.0]


def test_eggholder_falls_further_beyond_the_window_from_its_best_place() -> None:
    entry = functions()["eggholder"]
    surface = surface_of(entry)
    best = entry.minima[0]
    assert best.point[0] == entry.window[0][1]
    by_x, by_y = surface.slopes(column(best.point))[:, 0]
    assert by_x < -1
    assert by_y == pytest.approx(0, abs=1e-10)
