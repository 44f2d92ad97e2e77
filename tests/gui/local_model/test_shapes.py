"""What is drawn of a local model, where, and how long."""

import numpy as np
import pytest

from engine.arrays import Array
from engine.local_model import LocalModel
from engine.surface import Surface
from gui.local_model.shapes import Lens, model_shapes
from gui.plotting.pixel_map import PixelMap
from gui.plotting.shapes import Shape

COLOR, GROUND = "#ff9f40", "#10161e"
FRAME = PixelMap((-5.0, 5.0), (-4.0, 4.0), 500.0, 400.0, 1.0)


def drawn(formula: str, x: float = 0.0, y: float = 0.0, frame: PixelMap = FRAME) -> list[Shape]:
    return model_shapes(LocalModel.at(Surface(formula), np.array([x, y])), frame, COLOR, GROUND)


def axes(shapes: list[Shape]) -> list[Array]:
    """The strong lines along the eigenvectors, the gentle one first."""
    return [shape.points for shape in shapes if shape.width > 2]


def length(points: Array) -> float:
    return float(np.hypot(*(points[:, -2 if np.isnan(points[0, -1]) else -1] - points[:, 0])))


def isolines(shapes: list[Shape]) -> Array:
    """Every point of the isolines, without the gaps."""
    points = max((shape.points for shape in shapes), key=lambda points: points.shape[1])
    return points[:, np.isfinite(points).all(axis=0)]


def test_an_axis_is_as_long_as_the_root_of_the_inverse_curvature() -> None:
    gentle, steep = axes(drawn("x**2/2 + 4*y**2/2"))
    np.testing.assert_allclose(gentle[1], 0.0, atol=1e-12)
    np.testing.assert_allclose(steep[0], 0.0, atol=1e-12)
    assert length(gentle) / length(steep) == pytest.approx(2.0)


def test_both_axes_go_through_the_point() -> None:
    for axis in axes(drawn("x**2 + x*y + 3*y**2", 1.0, -0.5)):
        np.testing.assert_allclose(axis[:, [0, -1]].mean(axis=1), [1.0, -0.5])


def test_an_axis_that_curves_downwards_is_dashed() -> None:
    down, up = axes(drawn("x**2 - y**2"))
    assert np.isnan(down).any() and not np.isnan(up).any()
    np.testing.assert_allclose(length(down), length(up))


def test_an_axis_without_curvature_is_only_a_thin_line() -> None:
    shapes = drawn("x**2 + 3*y", 0.5, 0.5)
    assert len(axes(shapes)) == 1
    assert len(axes(drawn("x + y"))) == 0
    assert len(shapes) == len(drawn("x**2 + y**2")) - 1


def test_the_isolines_are_those_of_the_model_and_stay_within_the_lens() -> None:
    points = isolines(drawn("x**2 + 3*y**2"))
    heights = points[0] ** 2 + 3 * points[1] ** 2
    levels = np.unique(heights.round(2))
    assert 6 <= len(levels) <= 40 < points.shape[1]
    lens = Lens.about(np.zeros(2), FRAME)
    assert lens.away(points).max() < 1.05


def test_the_lens_is_round_on_the_screen_however_the_map_is_stretched() -> None:
    for frame in (FRAME, PixelMap((0.0, 1e-3), (-50.0, 50.0), 700.0, 300.0, 2.0)):
        middle = np.array([sum(frame.x_range) / 2, sum(frame.y_range) / 2])
        rim = drawn("x**2 + y**2", middle[0], middle[1], frame)[0].points
        pixels = frame.pixels(rim) / frame.ratio
        radii = np.hypot(*(pixels - frame.pixels(middle)[:, None] / frame.ratio))
        np.testing.assert_allclose(radii, Lens.about(middle, frame).radius)
        assert radii[0] <= 0.301 * min(frame.width, frame.height)


def test_nothing_is_drawn_of_what_is_far_away_or_not_finite() -> None:
    assert drawn("x**2 + y**2", 100.0) == []
    assert drawn("log(x) + y", 0.0) == []
    assert drawn("x**2 + y**2", 5.5) != []


@pytest.mark.parametrize("formula", ["0*x", "x + y", "1e300*x**2 + y", "1e-300*x**2 + y**2"])
def test_hard_ground_is_drawn_without_a_warning(formula: str) -> None:
    for shape in drawn(formula, 0.5, 0.5):
        assert not np.isinf(shape.points).any()
