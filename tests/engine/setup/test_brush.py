"""Starts painted with a brush: where they lie, and what moves them."""

import math

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.setup import BrushStarts, GridStarts, Setup, together
from tests.engine.setup.sessions import session

CORNER = ((0.0, 0.0), (3.0, 0.0), (3.0, 2.0))
RADIUS = 0.25


def distances(
    points: NDArray[np.float64], along: tuple[tuple[float, ...], ...]
) -> NDArray[np.float64]:
    """From each point to the stroke, segment by segment and as plainly as can be."""
    found = np.full(points.shape[1], np.inf)
    for one, other in zip(along, along[1:] or along, strict=False):
        begin, way = np.array(one)[:, None], (np.array(other) - np.array(one))[:, None]
        length = max(float((way**2).sum()), 1e-300)
        share = np.clip(((points - begin) * way).sum(axis=0) / length, 0, 1)
        found = np.minimum(found, np.hypot(*(points - begin - share * way)))
    return found


@pytest.mark.parametrize("along", [CORNER, CORNER[:1], (*CORNER, (0.0, 1.0), (1.5, -0.5))])
def test_all_starts_lie_within_the_radius_of_the_stroke(
    along: tuple[tuple[float, ...], ...],
) -> None:
    points = BrushStarts(20_000, along, RADIUS).points(3)
    assert points.shape == (2, 20_000)
    assert np.max(distances(points, along)) <= RADIUS * (1 + 1e-12)


def test_equal_areas_get_equally_many_also_where_the_stroke_crosses_itself() -> None:
    cross = ((-1.0, 0.0), (1.0, 0.0), (0.0, 0.0), (0.0, 1.0), (0.0, -1.0))
    points = BrushStarts(400_000, cross, RADIUS).points(0)
    side = 0.1
    middles = [(0.0, 0.0), (0.6, 0.1), (-0.6, -0.1), (0.1, 0.7), (-0.1, -0.9), (0.2, 0.2)]
    found = [
        int((np.abs(points - np.array(at)[:, None]) < side / 2).all(axis=0).sum()) for at in middles
    ]
    # Two bands of 2 by 0.5 that cross in a square of 0.5 by 0.5, and four round ends.
    area = 2 * 2 * 2 * RADIUS - (2 * RADIUS) ** 2 + 2 * math.pi * RADIUS**2
    expected = 400_000 * side**2 / area
    assert np.abs(np.array(found) - expected).max() < 5 * math.sqrt(expected)


def test_the_round_end_of_a_stroke_is_as_dense_as_its_middle() -> None:
    points = BrushStarts(100_000, ((0.0, 0.0), (1.0, 0.0)), 0.5).points(0)
    beyond = int((points[0] < 0).sum())
    share = (math.pi * 0.25 / 2) / (math.pi * 0.25 + 1.0)
    assert abs(beyond / 100_000 - share) < 5 * math.sqrt(share * (1 - share) / 100_000)


def test_a_larger_count_moves_no_start() -> None:
    few, many = (BrushStarts(count, CORNER, RADIUS).points(1) for count in (7, 300_000))
    assert (few == many[:, :7]).all()


def test_the_seed_and_the_draw_make_other_starts_and_the_same_ones_again() -> None:
    def points(seed: int, draw: int) -> NDArray[np.float64]:
        return BrushStarts(50, CORNER, RADIUS, draw).points(seed)

    assert (points(1, 0) == points(1, 0)).all()
    assert not (points(1, 0) == points(2, 0)).any()
    assert not (points(1, 0) == points(1, 1)).any()


def test_corners_that_nearly_coincide_change_nothing_that_is_seen() -> None:
    dense = tuple((float(x), 0.0) for x in np.linspace(0, 1, 1_000))
    points = BrushStarts(50_000, dense, 20.0).points(0)
    assert np.max(distances(points, ((0.0, 0.0), (1.0, 0.0)))) <= 20.0 * (1 + 1e-12)
    assert np.ptp(points[0]) == pytest.approx(41.0, abs=1.3)


def test_a_stroke_far_from_zero_stays_in_the_numbers_a_session_may_hold() -> None:
    points = BrushStarts(1_000, ((1e100, -1e100),), 1e99).points(0)
    assert np.abs(points).max() == 1e100
    assert np.isfinite(points).all()


def test_starts_of_several_kinds_follow_each_other_and_are_written_as_one_list() -> None:
    stroke = {"brush": 5, "along": [[0.0, 0.0]], "radius": 0.5}
    listed = [[1.0, 1.0], {"grid": [2, 3]}, stroke, [2.0, 2.0], [3.0, 3.0]]
    setup = Setup.from_dict(session(starts=listed))
    assert setup.to_dict()["starts"] == listed
    points = setup.points()
    assert points.shape == (2, len(setup.starts)) == (2, 14)
    alone = Setup.from_dict(session(starts=stroke)).points()
    assert (points[:, 7:12] == alone).all()
    assert points[:, [0, 12, 13]].T.tolist() == [[1, 1], [2, 2], [3, 3]]


def test_one_part_alone_is_what_it_is_and_points_join_points() -> None:
    assert together(GridStarts(2, 2)) == GridStarts(2, 2)
    assert together(((1.0, 2.0),), (), ((3.0, 4.0),)) == ((1.0, 2.0), (3.0, 4.0))
    assert together() == ()
