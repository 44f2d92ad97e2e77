"""What marks of an optimizer become on the map."""

import numpy as np

from engine.marks import Mark
from gui.landscape.marks import outlines

CENTRE = np.array([[[1.0, np.nan], [2.0, np.nan]]])


def test_a_polygon_is_closed_and_a_start_without_one_has_none() -> None:
    corners = np.full((3, 2, 2), np.nan)
    corners[:, :, 0] = [[0, 0], [1, 0], [0, 1]]
    (line,) = outlines(Mark("polygon", "simplex", corners))
    np.testing.assert_array_equal(line, [[0, 1, 0, 0], [0, 0, 1, 0]])


def test_a_circle_is_a_line_at_its_radius() -> None:
    (line,) = outlines(Mark("circle", "radius", CENTRE, radius=np.array([0.5, np.nan])))
    away = line - np.array([[1.0], [2.0]])
    np.testing.assert_allclose(np.hypot(*away), 0.5)
    np.testing.assert_allclose(line[:, 0], line[:, -1])


def test_an_ellipse_reaches_as_far_as_its_half_axes() -> None:
    axes = np.zeros((2, 2, 2))
    axes[0, :, 0], axes[1, :, 0] = (3.0, 3.0), (-1.0, 1.0)
    (line,) = outlines(Mark("ellipse", "spread", CENTRE, axes=axes))
    away = line - np.array([[1.0], [2.0]])
    along, beside = np.array([[1, 1], [-1, 1]]) @ away / np.sqrt(2)
    np.testing.assert_allclose(along**2 / 18 + beside**2 / 2, 1.0)
    assert along.max() > 4.2 and beside.max() > 1.4


def test_points_and_segments_are_as_they_are() -> None:
    places = np.array([[[0.0], [1.0]], [[2.0], [3.0]]])
    for kind in ("points", "segment", "cloud"):
        (found,) = outlines(Mark(kind, "trials", places))
        np.testing.assert_array_equal(found, [[0, 2], [1, 3]])
