"""Ground that is stretched, turned, shifted and on its way: the same function seen elsewhere."""

from dataclasses import replace

import numpy as np
import pytest

from engine.arrays import Array
from engine.catalog import functions
from engine.landmarks import Landmarks, slope_norms
from engine.minimum import Minimum
from engine.surface import Surface
from engine.transform import Transform

TRANSFORMS = {
    "shifted": Transform(shift=(0.7, -1.3)),
    "turned": Transform(rotation=33.0),
    "turned by a quarter": Transform(rotation=-90.0),
    "stretched": Transform(condition=400.0),
    "higher": Transform(height_scale=2.5),
    "drifting": Transform(drift=(0.01, -0.02)),
    "spinning": Transform(spin=1.5),
    "all of it": Transform((1.0, 0.5), 70.0, 1e4, 0.3, (0.02, 0.03), -2.0),
}
TEXT = "sin(x)*y**2 + exp(-x*y/9) + t*x"
MINIMUM = Minimum((0.5, -1.5), 7.0)

each_transform = pytest.mark.parametrize("transform", TRANSFORMS.values(), ids=TRANSFORMS)
each_function = pytest.mark.parametrize("identifier", functions())


def turn(degrees: float) -> Array:
    cosine, sine = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return np.array([[cosine, -sine], [sine, cosine]])


def shown(transform: Transform, pivot: Array, points: Array, t: float = 0.0) -> Array:
    """Where the picture shows these points `(2, n)` of the ground, as the definition says."""
    squeezed = np.diag([1.0, transform.condition**-0.5]) @ (points - pivot)
    moved = pivot + np.array([transform.shift]).T + np.array([transform.drift]).T * t
    return moved + turn(transform.rotation + transform.spin * t) @ squeezed


def points(count: int = 50) -> Array:
    return np.random.default_rng(count).uniform(-3, 3, (2, count))


def surface_of(identifier: str, transform: Transform) -> Surface:
    entry = functions()[identifier]
    parameters = {declared.name: declared.default for declared in entry.parameters}
    return Surface(entry.formula, parameters, entry.window, entry.minima, transform)


@each_transform
@pytest.mark.parametrize("t", [0.0, 1.0, 37.0])
def test_the_height_of_a_point_is_seen_where_the_definition_puts_it(
    transform: Transform, t: float
) -> None:
    ground = points()
    pivot = np.array([MINIMUM.point]).T
    moved = Surface(TEXT, minima=[MINIMUM], transform=transform)
    heights = moved.heights(shown(transform, pivot, ground, t), t)
    expected = transform.height_scale * Surface(TEXT).heights(ground, t)
    assert heights == pytest.approx(expected, rel=1e-10, abs=1e-10)


@each_transform
def test_slopes_and_curvatures_are_those_of_the_moved_ground(transform: Transform) -> None:
    ground, t = points(), 5.0
    pivot = np.array([MINIMUM.point]).T
    at = shown(transform, pivot, ground, t)
    moved, still = Surface(TEXT, minima=[MINIMUM], transform=transform), Surface(TEXT)
    squeeze = np.diag([1.0, transform.condition**0.5])
    inward = squeeze @ turn(transform.rotation + transform.spin * t).T
    slopes = transform.height_scale * inward.T @ still.slopes(ground, t)
    assert moved.slopes(at, t) == pytest.approx(slopes, rel=1e-9, abs=1e-9)
    curvatures = np.einsum("ji,jkn,kl->iln", inward, still.curvatures(ground, t), inward)
    curvatures *= transform.height_scale
    assert moved.curvatures(at, t) == pytest.approx(
        curvatures, rel=1e-8, abs=1e-8 * transform.condition
    )


def test_the_middle_of_the_window_is_the_pivot_where_no_global_minimum_is_known() -> None:
    window = ((0.0, 4.0), (-1.0, 7.0))
    transform = TRANSFORMS["all of it"]
    local = replace(MINIMUM, scope="local")
    middle = np.array([[2.0], [3.0]])
    moved = Surface(TEXT, window=window, minima=[local], transform=transform)
    assert moved.heights(shown(transform, middle, middle)) == pytest.approx(
        0.3 * Surface(TEXT).heights(middle)
    )
    (taken,) = moved.minima
    expected = shown(transform, middle, np.array([local.point]).T)[:, 0]
    assert taken.point == pytest.approx(tuple(expected))
    assert (taken.height, taken.scope, taken.kind) == (pytest.approx(2.1), "local", "smooth")


@pytest.mark.parametrize("condition", [1.0, 2.0, 100.0, 1e6])
def test_a_stretched_sphere_has_this_condition_number(condition: float) -> None:
    sphere = surface_of("sphere", Transform(rotation=30.0, condition=condition))
    eigenvalues = np.linalg.eigvalsh(sphere.curvatures(np.array([[1.0], [2.0]]))[:, :, 0])
    assert eigenvalues[1] / eigenvalues[0] == pytest.approx(condition, rel=1e-9)
    assert eigenvalues[0] == pytest.approx(2.0)


@each_function
@each_transform
def test_known_minima_move_along_and_the_ground_is_still_level_there(
    identifier: str, transform: Transform
) -> None:
    moved, entry = surface_of(identifier, transform), functions()[identifier]
    usual = Landmarks(moved).median_slope
    around = np.random.default_rng(2).normal(size=(2, 200)) * 1e-3
    for minimum, before in zip(moved.minima, entry.minima, strict=True):
        at = np.array([minimum.point]).T
        assert minimum.height == transform.height_scale * before.height
        height = moved.heights(at)[0]
        if minimum.kind == "kink":
            assert height == pytest.approx(minimum.height, abs=1e-3)
            continue
        assert height == pytest.approx(minimum.height, rel=1e-9, abs=1e-9)
        steepness = float(np.linalg.norm(moved.curvatures(at)[:, :, 0]))
        assert slope_norms(moved.slopes(at))[0] <= 1e-12 * max(usual, steepness)
        squeezed = np.diag([1.0, transform.condition**-0.5]) @ around
        near = at + turn(transform.rotation) @ squeezed
        assert (moved.heights(near) > height).all()


@each_function
def test_a_transform_that_changes_nothing_costs_nothing(identifier: str) -> None:
    still, moved = surface_of(identifier, Transform()), surface_of(identifier, Transform(spin=0.0))
    assert np.array_equal(still.slopes(points()), moved.slopes(points()))
    assert len(still._function.graph.nodes) == len(moved._function.graph.nodes)
    assert moved.minima == functions()[identifier].minima


@pytest.mark.parametrize(
    ("transform", "drifts"),
    [
        (Transform(shift=(1.0, 0.0), rotation=20.0, condition=9.0), False),
        (Transform(drift=(0.0, 0.1)), True),
        (Transform(spin=1.0), True),
    ],
)
def test_only_drift_and_spin_follow_the_clock(transform: Transform, drifts: bool) -> None:
    assert Surface("x**2 + 3*y**2", transform=transform).drifts == drifts


def test_a_quarter_turn_changes_the_coordinates_and_not_a_digit() -> None:
    at = points()
    turned = Surface("x**2/3 + y**4", transform=Transform(rotation=90.0)).heights(at)
    assert np.array_equal(turned, Surface("x**2/3 + y**4").heights(np.stack([at[1], -at[0]])))


def test_minima_are_where_drifting_ground_has_brought_them() -> None:
    moved = surface_of("himmelblau", Transform(rotation=20.0, drift=(0.01, -0.02), spin=3.0))
    for t in (0.0, 7.0, 150.0):
        points = np.array([minimum.point for minimum in moved.minima_at(t)]).T
        assert slope_norms(moved.slopes(points, t)).max() < 1e-9
    assert moved.minima_at(0.0) == moved.minima
