"""Trails as segments: nothing lost, nothing outside the frame, nothing twice."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.plotting.pixel_map import PixelMap
from gui.plotting.segments import clipped, distinct, joined, lengthened

WIDTH, HEIGHT, MARGIN = 100.0, 60.0, 5.0
coordinates = st.floats(-1e9, 1e9) | st.floats(-200, 300)


def paths(*points: tuple[float, float]) -> np.ndarray:
    """One path as `(steps, 2, 1)`."""
    return np.array(points)[:, :, None]


def test_a_path_becomes_segments_and_knows_its_end() -> None:
    segments, _, ends = joined(paths((0, 0), (10, 0), (10, 20)))
    assert segments.tolist() == [[0, 0, 10, 0], [10, 0, 10, 20]]
    assert ends.tolist() == [[10], [20]]


def test_paths_of_different_starts_are_never_joined() -> None:
    points = np.array([[[0.0, 50.0], [0.0, 50.0]], [[9.0, 59.0], [0.0, 50.0]]])
    segments, _, _ = joined(points)
    assert segments.tolist() == [[0, 0, 9, 0], [50, 50, 59, 50]]


def test_steps_smaller_than_a_pixel_add_up_instead_of_being_lost() -> None:
    x = np.linspace(0.0, 30.0, 2001)
    segments, _, ends = joined(np.column_stack([x, np.zeros_like(x)])[:, :, None])
    assert len(segments) < 60
    assert segments[0, 0] == 0.0
    assert abs(ends[0, 0] - 30.0) < 1.0
    np.testing.assert_array_equal(segments[1:, :2], segments[:-1, 2:])


def test_points_that_are_not_finite_are_passed_over() -> None:
    segments, _, ends = joined(paths((0, 0), (np.nan, 3), (np.inf, 0), (8, 8)))
    assert segments.tolist() == [[0, 0, 8, 8]]
    assert ends.tolist() == [[8], [8]]


@given(st.lists(st.tuples(*[coordinates] * 4), min_size=1, max_size=8))
def test_clipped_segments_lie_inside_the_frame_and_on_the_old_lines(
    rows: list[tuple[float, float, float, float]],
) -> None:
    for row in rows:
        whole = np.array([row])
        part = clipped(whole, WIDTH, HEIGHT, MARGIN)
        slack = 1e-6 * max(1.0, np.abs(whole).max())
        assert ((part[:, [0, 2]] >= -MARGIN - slack) & (part[:, [0, 2]] <= 105 + slack)).all()
        assert ((part[:, [1, 3]] >= -MARGIN - slack) & (part[:, [1, 3]] <= 65 + slack)).all()
        (x0, y0, x1, y1), length = row, max(np.hypot(row[2] - row[0], row[3] - row[1]), 1e-9)
        for x, y in part.reshape(-1, 2):
            away = abs((x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)) / length
            assert away <= slack


@given(st.tuples(*[st.floats(-200, 300)] * 4), st.floats(0, 1))
def test_what_is_visible_is_never_clipped_away(
    row: tuple[float, float, float, float], share: float
) -> None:
    x, y = row[0] + share * (row[2] - row[0]), row[1] + share * (row[3] - row[1])
    if 0 <= x <= WIDTH and 0 <= y <= HEIGHT:
        part = clipped(np.array([row]), WIDTH, HEIGHT, MARGIN)
        assert len(part) == 1
        assert min(part[0, 0], part[0, 2]) - 1e-6 <= x <= max(part[0, 0], part[0, 2]) + 1e-6


def test_segments_that_miss_the_frame_are_dropped() -> None:
    outside = np.array([[-50.0, 0, -20, 60], [0, 200, 100, 300], [-80, 40, 40, 160]])
    assert clipped(outside, WIDTH, HEIGHT, MARGIN).shape == (0, 4)


def test_a_swing_to_and_fro_is_drawn_once() -> None:
    there, back, other = [1.0, 2.0, 30.0, 40.0], [30.0, 40.0, 1.0, 2.0], [1.0, 2.0, 30.0, 41.0]
    owners = np.zeros(4, np.int64)
    assert distinct(np.array([there, back, there, other]), owners).tolist() == [0, 3]


def test_two_racers_on_the_same_way_are_both_drawn() -> None:
    there = [1.0, 2.0, 30.0, 40.0]
    assert distinct(np.array([there, there, there]), np.array([0, 0, 1])).tolist() == [0, 2]


def test_each_segment_knows_its_path() -> None:
    points = np.array([[[0.0, 50.0], [0.0, 50.0]], [[9.0, 59.0], [0.0, 50.0]]])
    _, owners, _ = joined(np.concatenate([points, points + 20.0]))
    assert owners.tolist() == [0, 0, 0, 1, 1, 1]


def test_long_segments_overlap_their_neighbours_and_short_ones_hardly() -> None:
    longer = lengthened(np.array([[0.0, 0, 100, 0], [0, 0, 1, 0]]), 1.0)
    assert longer.tolist() == [[-1, 0, 100, 0], [-0.2, 0, 1, 0]]


def test_diverging_coordinates_stay_finite_in_pixels() -> None:
    frame = PixelMap((-1.0, 1.0), (-1.0, 1.0), 100.0, 100.0, 1.0)
    pixels = frame.pixels(np.array([[1e308, -1e308], [0.0, np.inf]]))
    assert np.isfinite(pixels).all()
    assert frame.pixels(np.array([0.0, 0.0])).tolist() == [50.0, 50.0]


@given(st.floats(-1, 1), st.floats(-1, 1), st.sampled_from([1.0, 1.25, 2.0]))
def test_a_pixel_leads_back_to_its_point(x: float, y: float, ratio: float) -> None:
    frame = PixelMap((-1.0, 1.0), (-2.0, 1.0), 640.0, 480.0, ratio)
    column, row = frame.pixels(np.array([x, y])) / ratio
    np.testing.assert_allclose(frame.point(column, row), (x, y), atol=1e-12)


def test_a_logical_pixel_leads_to_a_point_and_the_point_back_to_it() -> None:
    frame = PixelMap((-1.0, 3.0), (0.5, 2.0), 640.0, 480.0, 2.0)
    x, y = frame.point(160.0, 90.0)
    assert (frame.across(x), frame.down(y)) == pytest.approx((160.0, 90.0))
    assert (frame.across(-1.0), frame.down(2.0)) == (0.0, 0.0)
