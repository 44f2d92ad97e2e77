"""Draws depend on seed, stream, step, start and coordinate, and on nothing else."""

from collections.abc import Callable

import numpy as np
import pytest

from engine.chance import DRAWS, drawn, normals
from engine.race import Race
from tests.engine.races import STARTS, rule, setup_of

MANY = np.arange(20_000)
NOISY = "a = normal()\nb = normal()\nx = x + a"


def test_draws_look_standard_normal() -> None:
    draws = np.sort(normals(1, 2, 3, MANY, 3).ravel())
    count = draws.size
    assert abs(draws.mean()) < 4 / np.sqrt(count)
    assert abs(draws.std() - 1) < 4 / np.sqrt(2 * count)
    assert abs((draws**3).mean()) < 4 * np.sqrt(15 / count)
    assert abs((draws**4).mean() - 3) < 4 * np.sqrt(96 / count)
    for bound, share in ((1.0, 0.682689), (2.0, 0.954500), (3.0, 0.997300)):
        inside = float((np.abs(draws) < bound).mean())
        assert abs(inside - share) < 4 * np.sqrt(share * (1 - share) / count)


OTHERS: dict[str, Callable[[], np.ndarray]] = {
    "coordinate": lambda: normals(1, 2, 3, MANY, 2)[1],
    "seed": lambda: normals(2, 2, 3, MANY, 2)[0],
    "stream": lambda: normals(1, 3, 3, MANY, 2)[0],
    "step": lambda: normals(1, 2, 4, MANY, 2)[0],
    "start": lambda: normals(1, 2, 3, MANY + 1, 2)[0],
    "far start": lambda: normals(1, 2, 3, MANY + 50_000, 2)[0],
}


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
def test_draws_of_another_kind_are_independent(other: Callable[[], np.ndarray]) -> None:
    correlation = np.corrcoef(normals(1, 2, 3, MANY, 2)[0], other())[0, 1]
    assert abs(correlation) < 4 / np.sqrt(len(MANY))


@pytest.mark.parametrize("dims", [1, 2, 3, 4, 5, 9])
@pytest.mark.parametrize("chosen", [[0], [7], [0, 1, 2], [3, 4, 9], [0, 2, 4, 6], [5, 6, 7, 8, 9]])
def test_a_start_draws_the_same_in_any_company(chosen: list[int], dims: int) -> None:
    whole = normals(9, 1, 5, np.arange(10), dims)
    assert np.array_equal(normals(9, 1, 5, np.array(chosen), dims), whole[:, chosen])


@pytest.mark.parametrize("kind", DRAWS)
@pytest.mark.parametrize("count", [1, 3, 100, 1500, 5000])
def test_drawing_ahead_moves_no_draw(kind: str, count: int) -> None:
    starts = np.arange(count)
    for step in (0, 1, 63, 64, 65):
        found = drawn(kind, 3, 2, step, starts, 2)
        assert np.array_equal(found[:, -1:], drawn(kind, 3, 2, step, starts[-1:], 2))


def test_no_word_makes_a_draw_that_is_not_finite() -> None:
    words = np.array([[0, 0], [2**64 - 1, 2**64 - 1], [0, 2**64 - 1]], np.uint64)
    uniform, student = DRAWS["uniform"](words), DRAWS["student"](words)
    assert 0 < uniform.min() < uniform.max() < 1
    assert np.isfinite(student).all()
    assert np.array_equal(student[0], -student[1])
    assert np.isfinite(DRAWS["normal"](words)).all()


def test_the_largest_seed_and_step_can_draw() -> None:
    assert np.isfinite(normals(2**63 - 1, 2**33, 10**9, np.array([10**6]), 2)).all()
    assert normals(0, 0, 0, np.array([], dtype=np.int64), 2).shape == (2, 0)


def test_each_normal_of_a_text_is_a_stream_and_every_racer_meets_the_same_noise() -> None:
    race = Race(setup_of(rule(NOISY), rule("x = x + normal()*1"), seed=3))
    race.advance(3)
    memory = race.memory(0, 3)
    assert not np.array_equal(memory["a"], memory["b"])
    assert np.array_equal(race.positions(0, 3), race.positions(1, 3))
    other = Race(setup_of(rule(NOISY), seed=4))
    other.advance(3)
    assert not np.array_equal(other.memory(0, 3)["a"], memory["a"])


def test_more_starts_move_no_draw() -> None:
    few, more = Race(setup_of(rule(NOISY))), Race(setup_of(rule(NOISY), starts=STARTS * 3))
    few.advance(4)
    more.advance(4)
    assert np.array_equal(more.positions(0, 4)[:, :3], few.positions(0, 4))
    assert not np.array_equal(more.positions(0, 4)[:, 3:6], few.positions(0, 4))
