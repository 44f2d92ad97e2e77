"""A formula of two coordinates as a problem: heights, slopes and curvatures in batches."""

import numpy as np
import pytest

from engine import surface as module
from engine.surface import Surface

TEXT = "sin(x)*y**2 + exp(-x*y) + t*x"


def points(count: int) -> np.ndarray:
    return np.random.default_rng(count).uniform(-2, 2, (2, count))


@pytest.mark.parametrize("count", [0, 1, 2, 9])
def test_answers_have_starts_last(count: int) -> None:
    surface = Surface("x**2*y")
    at = points(count)
    x, y = at
    assert surface.heights(at) == pytest.approx(x**2 * y)
    assert surface.slopes(at) == pytest.approx(np.array([2 * x * y, x**2]))
    expected = np.array([[2 * y, 2 * x], [2 * x, np.zeros(count)]])
    assert surface.curvatures(at) == pytest.approx(expected)
    assert surface.hess_diag(at) == pytest.approx(np.array([2 * y, np.zeros(count)]))


@pytest.mark.parametrize("chunk", [1, 3, 7, 20])
def test_chunks_move_no_bit(chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    at, clock = points(20), np.arange(20.0)
    whole = [ask(at, clock) for ask in (Surface(TEXT).heights, Surface(TEXT).slopes)]
    monkeypatch.setattr(module, "CHUNK", chunk)
    pieces = [ask(at, clock) for ask in (Surface(TEXT).heights, Surface(TEXT).slopes)]
    assert all(np.array_equal(a, b) for a, b in zip(whole, pieces, strict=True))


def test_each_point_may_have_a_time_of_its_own() -> None:
    at = points(4)
    found = Surface("x*t").heights(at, np.array([0.0, 1.0, 2.0, 3.0]))
    assert found == pytest.approx(at[0] * np.arange(4))


def test_an_answer_is_not_overwritten_by_the_next() -> None:
    surface = Surface("x + y")
    first = surface.heights(np.array([[1.0], [2.0]]))
    surface.heights(np.array([[5.0], [5.0]]))
    assert first.tolist() == [3.0]


def test_points_are_left_as_they_are_and_may_be_any_slice() -> None:
    grid = points(12)
    before = grid.copy()
    every_second = Surface(TEXT).slopes(grid[:, ::2])
    assert np.array_equal(grid, before)
    assert np.array_equal(every_second, Surface(TEXT).slopes(grid)[:, ::2])


def test_many_widths_one_after_the_other_are_answered_right() -> None:
    surface = Surface("x*y")
    for count in [*range(1, 12), 3, 1, 11, 7]:
        at = points(count)
        assert np.array_equal(surface.heights(at), at[0] * at[1])


def test_numbers_that_explode_come_back_quietly() -> None:
    at = np.array([[1e200, 0.0, -1.0], [1.0, 0.0, 0.0]])
    assert Surface("x**4").heights(at).tolist() == [np.inf, 0.0, 1.0]
    assert np.isnan(Surface("log(x)").heights(at)[2])
    assert np.isinf(Surface("1/y").slopes(at)[1, 1])


@pytest.mark.parametrize("text", ["3", "x", "y", "t", "x + 0*y"])
def test_formulas_without_operations_are_functions_too(text: str) -> None:
    at = points(3)
    values = {"3": np.full(3, 3.0), "y": at[1], "t": np.full(3, 7.0)}.get(text, at[0])
    surface = Surface(text)
    assert np.array_equal(surface.heights(at, 7.0), values)
    assert np.array_equal(surface.slopes(at)[0], np.full(3, 1.0 if "x" in text else 0.0))
    assert not surface.curvatures(at).any()
