"""Solving, eigenvalues and the step within a radius, against numpy and brute force."""

from collections.abc import Iterator

import numpy as np
import pytest

from engine.arrays import Array
from engine.classical.algebra import dot, norm, outer, solved, times, triangle
from engine.classical.eigen import eigen
from engine.classical.region import Region

COUNT = 30


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """As in a step, numbers that mean nothing come and go."""
    with np.errstate(all="ignore"):
        yield


def symmetric(dims: int, seed: int = 0) -> Array:
    matrices = np.random.default_rng(seed).normal(size=(dims, dims, COUNT))
    sizes = 10.0 ** np.random.default_rng(seed + 1).uniform(-8, 8, COUNT)
    both: Array = (matrices + matrices.swapaxes(0, 1)) * sizes
    return both


def vectors(dims: int) -> Array:
    return np.random.default_rng(dims).normal(size=(dims, COUNT))


@pytest.mark.parametrize("dims", [1, 2, 3, 5, 8])
def test_products_are_those_of_numpy(dims: int) -> None:
    matrix, one, other = symmetric(dims), vectors(dims), vectors(dims)[::-1]
    assert np.allclose(times(matrix, one), np.einsum("ijs,js->is", matrix, one))
    assert np.allclose(outer(one, other), np.einsum("is,js->ijs", one, other))
    assert np.allclose(dot(one, other), (one * other).sum(axis=0))
    assert np.allclose(norm(one), np.linalg.norm(one, axis=0))


@pytest.mark.parametrize("dims", [1, 2, 3, 5, 8])
def test_eigenvalues_ascend_and_their_vectors_are_turned_by_nothing_but_them(dims: int) -> None:
    matrix = symmetric(dims)
    values, found = eigen(matrix)
    expected = np.linalg.eigvalsh(np.moveaxis(matrix, -1, 0)).T
    assert np.allclose(values, expected, rtol=1e-12, atol=1e-13 * np.abs(expected).max(axis=0))
    for index in range(dims):
        turned = times(matrix, found[:, index])
        assert (
            np.allclose(turned, values[index] * found[:, index], rtol=1e-9, atol=0.0)
            or (
                np.abs(turned - values[index] * found[:, index])
                <= 1e-12 * np.abs(values).max(axis=0)
            ).all()
        )
    assert np.allclose(np.einsum("iks,jks->ijs", found, found), np.eye(dims)[:, :, None])


@pytest.mark.parametrize("dims", [1, 2, 3, 5, 8])
def test_a_positive_definite_matrix_is_solved_and_another_one_told(dims: int) -> None:
    matrix = symmetric(dims)
    definite = np.einsum("iks,jks->ijs", matrix, matrix) / np.abs(matrix).max(axis=(0, 1))
    definite = definite + 0.1 * np.eye(dims)[:, :, None] * np.abs(definite).max(axis=(0, 1))
    lower, least = triangle(definite)
    assert (least > 0).all()
    assert np.allclose(times(definite, solved(lower, vectors(dims))), vectors(dims))
    assert (triangle(-definite)[1] < 0).all()
    assert triangle(np.full((dims, dims, 1), np.nan))[1][0] < 0


def nearest_by_trying(hessian: Array, slope: Array, radius: float) -> float:
    """The lowest value of the model within the radius, by trying very many places."""
    angles = np.linspace(0, 2 * np.pi, 20_001)
    places = np.stack([np.cos(angles), np.sin(angles)])
    rings = [places * share * radius for share in np.linspace(0, 1, 201)]
    return float(
        min((slope @ p + np.einsum("is,ij,js->s", p, hessian, p) / 2).min() for p in rings)
    )


@pytest.mark.parametrize(
    ("hessian", "slope", "radius"),
    [
        ([[2.0, 0.3], [0.3, 1.0]], [0.1, -0.1], 1.0),  # the bottom lies inside
        ([[2.0, 0.3], [0.3, 1.0]], [5.0, -3.0], 1.0),
        ([[2.0, 0.3], [0.3, -1.0]], [0.4, 0.7], 0.5),
        ([[-2.0, 0.0], [0.0, -1.0]], [0.1, 0.1], 2.0),
        ([[1.0, 0.0], [0.0, -1.0]], [0.3, 0.0], 1.0),  # nothing tells which way to go
        ([[1.0, 0.0], [0.0, -1.0]], [0.0, 0.0], 1.0),
        ([[1.0, 0.0], [0.0, 0.0]], [0.3, 0.2], 3.0),
        ([[0.0, 0.0], [0.0, 0.0]], [0.3, 0.2], 3.0),
        ([[1e6, 0.0], [0.0, 1e-6]], [1.0, 1.0], 1.0),
    ],
)
def test_the_step_within_a_radius_is_the_lowest(
    hessian: list[list[float]], slope: list[float], radius: float
) -> None:
    matrix, steep = np.array(hessian), np.array(slope)
    region = Region(steep[:, None], *eigen(matrix[:, :, None]))
    stride = region.best(np.array([radius]))[:, 0]
    lowest = nearest_by_trying(matrix, steep, radius)
    found = steep @ stride + stride @ matrix @ stride / 2
    assert np.linalg.norm(stride) <= radius * (1 + 1e-9)
    assert found <= lowest + 1e-6 * max(1.0, abs(lowest))
    assert region.promise(stride[:, None])[0] == pytest.approx(-found, abs=1e-12)


@pytest.mark.parametrize("dims", [1, 3, 6])
def test_the_step_within_a_radius_solves_the_shifted_equations(dims: int) -> None:
    hessian, slope = symmetric(dims, 3), vectors(dims)
    size = np.abs(hessian).max(axis=(0, 1))
    radius = np.full(COUNT, 0.3) / size
    values, axes = eigen(hessian)
    stride = Region(slope, values, axes).best(radius)
    assert np.allclose(norm(stride), radius, rtol=1e-6) or (values[0] > 0).any()
    residual = times(hessian, stride) + slope
    shift = -dot(residual, stride) / dot(stride, stride)
    assert (shift >= np.maximum(0.0, -values[0]) * (1 - 1e-6) - 1e-9 * size).all()
    assert np.allclose(residual, -shift * stride, atol=1e-6 * norm(slope).max())
