"""The quadratic model of a problem at a point."""

import math

import numpy as np
import pytest

from engine.catalog import functions
from engine.catalog.making import make_function
from engine.local_model import LocalModel
from engine.surface import Surface
from tests.engine.catalog.compiled import surface_of

SMOOTH = ("beale", "rosenbrock", "himmelblau", "saddle", "ackley", "styblinski_tang")


def model_of(formula: str, x: float = 0.0, y: float = 0.0, t: float = 0.0) -> LocalModel:
    return LocalModel.at(Surface(formula), np.array([x, y]), t)


@pytest.mark.parametrize("identifier", SMOOTH)
def test_slope_and_hessian_are_those_of_central_differences(identifier: str) -> None:
    surface, point, h = surface_of(functions()[identifier]), np.array([0.7, -0.4]), 1e-4
    model = LocalModel.at(surface, point)

    def height(*away: float) -> float:
        return float(surface.heights((point + np.array(away))[:, None])[0])

    slope = [(height(h, 0) - height(-h, 0)) / (2 * h), (height(0, h) - height(0, -h)) / (2 * h)]
    straight = [(height(*e) - 2 * height(0, 0) + height(*-e)) / h**2 for e in h * np.eye(2)]
    mixed = (height(h, h) - height(h, -h) - height(-h, h) + height(-h, -h)) / (4 * h**2)
    np.testing.assert_allclose(model.slope, slope, rtol=1e-4, atol=1e-6)
    hessian = [[straight[0], mixed], [mixed, straight[1]]]
    np.testing.assert_allclose(model.hessian, hessian, rtol=1e-4, atol=1e-5)


def test_a_quadratic_is_its_own_model_everywhere() -> None:
    surface = Surface("3*x**2 + 2*x*y + 5*y**2 - x + 4*y + 7")
    model = LocalModel.at(surface, np.array([1.5, -2.5]))
    points = np.random.default_rng(1).normal(size=(2, 50)) * 10
    np.testing.assert_allclose(model.heights(points), surface.heights(points), rtol=1e-12)


def test_the_model_leaves_the_ground_by_the_third_order() -> None:
    surface, point = surface_of(functions()["beale"]), np.array([1.0, 0.5])
    model, turn = LocalModel.at(surface, point), np.linspace(0, 6, 20)
    ring = np.stack([np.cos(turn), np.sin(turn)])

    def error(radius: float) -> float:
        points = point[:, None] + radius * ring
        return float(np.abs(model.heights(points) - surface.heights(points)).max())

    assert 7 < error(2e-3) / error(1e-3) < 9


def test_eigenvalues_ascend_and_their_axes_stand_where_the_ground_was_turned() -> None:
    cosine, sine = math.cos(0.3), math.sin(0.3)
    along, across = f"({cosine}*x + {sine}*y)", f"({cosine}*y - {sine}*x)"
    model = model_of(f"{along}**2/2 + 25*{across}**2", 1.0, 2.0)
    np.testing.assert_allclose(model.eigenvalues, [1.0, 50.0], rtol=1e-12)
    gentle, steep = model.eigenvectors.T
    assert abs(gentle @ [cosine, sine]) == pytest.approx(1.0)
    assert abs(steep @ [-sine, cosine]) == pytest.approx(1.0)
    assert model.condition_number == pytest.approx(50.0)
    assert model.largest_stable_rate == pytest.approx(0.04)


def test_a_saddle_has_one_negative_sign_and_its_limit_is_that_of_the_positive_one() -> None:
    model = model_of("x**2 - 4*y**2", 0.5, 0.5)
    assert model.eigenvalues.tolist() == [-8.0, 2.0]
    assert model.signs.tolist() == [-1.0, 1.0]
    assert model.condition_number == 4.0
    assert model.largest_stable_rate == 1.0


def test_where_nothing_curves_upwards_every_rate_is_stable() -> None:
    for formula in ("3*x + y", "-x**2 - y**2"):
        model = model_of(formula, 1.0, 1.0)
        assert model.largest_curvature is None
        assert model.largest_stable_rate is None


def test_flat_ground_has_no_signs_and_no_condition() -> None:
    model = model_of("3*x + y + 0*x")
    assert model.signs.tolist() == [0.0, 0.0]
    assert math.isnan(model.condition_number)
    assert model.is_finite


def test_a_valley_that_is_flat_along_itself_has_an_infinite_condition() -> None:
    model = model_of("(x + y)**2", 0.25, 1.0)
    assert model.signs.tolist() == [0.0, 1.0]
    assert model.condition_number > 1e15
    assert model_of("x**2 + 0*y").condition_number == math.inf


@pytest.mark.parametrize(
    ("formula", "x"), [("log(x)", 0.0), ("sqrt(x)", -1.0), ("x**400", 1e3), ("1/x", 0.0)]
)
def test_what_is_not_finite_says_so_and_raises_nothing(formula: str, x: float) -> None:
    model = model_of(f"{formula} + y", x)
    assert not model.is_finite
    assert np.isnan(model.eigenvalues).all() and np.isnan(model.eigenvectors).all()
    assert model.largest_stable_rate is None
    assert not np.isfinite(model.heights(np.zeros((2, 3)))).any()


def test_curvatures_near_the_largest_float_raise_nothing() -> None:
    model = model_of("1e307*(x**2 + x*y + 2*y**2)")
    assert model.is_finite and model.largest_stable_rate is not None
    assert np.isinf(model.heights(np.array([[1e9], [1e9]]))).all()


def test_the_same_point_has_the_same_model_to_the_bit() -> None:
    surface, point = surface_of(functions()["beale"]), np.array([0.3, 0.7])
    one, other = LocalModel.at(surface, point), LocalModel.at(surface, point.copy())
    for name in ("slope", "hessian", "eigenvalues", "eigenvectors"):
        assert np.array_equal(getattr(one, name), getattr(other, name))


def test_a_model_does_not_follow_the_array_that_it_was_made_from() -> None:
    point = np.array([1.0, 2.0])
    model = LocalModel.at(Surface("x**2 + y**2"), point)
    point[:] = 9.0
    assert model.point.tolist() == [1.0, 2.0]


def test_ground_that_drifts_has_the_model_of_its_moment() -> None:
    entry = make_function("Growing", "t*x**2 + y**2", ((-1.0, 1.0), (-1.0, 1.0)), {})
    for t in (1.0, 3.0):
        model = model_of(entry.formula, 0.5, 0.5, t)
        assert model.largest_curvature == pytest.approx(2 * max(t, 1.0))
