"""Trails of a racer whose paths go to steps of their own."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from PySide6.QtGui import QPainter

from gui.plotting.layer import MapLayer
from gui.plotting.own_trails import OwnTrails
from gui.plotting.pixel_map import PixelMap
from gui.plotting.trail_pass import Pass

PATHS = 5


class Walk:
    """A racer whose points tell their step and their path; every `spacing`-th step is kept."""

    def __init__(self, spacing: int = 1, known: int = 10_000) -> None:
        self.spacing = spacing
        self.known = known

    def racers(self) -> list[int]:
        return [0]

    def paths(self) -> int:
        return PATHS

    def newest(self, racer: int) -> int:
        assert racer == 0
        return self.known

    def reach(self, racer: int, step: int) -> int:
        raise AssertionError(racer, step)

    def trail(
        self, racer: int, first: int, last: int, stride: int = 1
    ) -> tuple[np.ndarray, np.ndarray]:
        assert racer == 0
        spacing = max(self.spacing, stride)
        low, high = -(-first // spacing), min(last, self.known) // spacing
        steps = np.arange(low, high + 1) * spacing
        places = np.stack([np.stack([steps] * PATHS, axis=1)] * 2, axis=1).astype(float)
        places[:, 1] = np.arange(PATHS)
        return steps, places

    def positions(self, racer: int, step: int | np.ndarray) -> np.ndarray:
        assert racer == 0
        return np.array([np.broadcast_to(step, PATHS), np.arange(PATHS)], dtype=float)


class Notes:
    """A sheet that notes by path which steps it was asked to go through."""

    def __init__(self) -> None:
        self.frame = PixelMap((0.0, 1.0), (0.0, 1.0), 10.0, 10.0, 1.0)
        self.steps: list[list[int]] = [[] for _ in range(PATHS)]
        self.calls = 0

    def draw(self, parts: Mapping[int, np.ndarray]) -> None:
        assert list(parts) == [0]
        (points,) = parts.values()
        self.calls += 1
        for row in points:
            for path in np.flatnonzero(np.isfinite(row[0])).tolist():
                assert row[1, path] == path
                self.steps[path].append(int(row[0, path]))

    def paint(self, layer: MapLayer, painter: QPainter) -> None:
        raise AssertionError(layer, painter)

    def racer_at(self, x: float, y: float, reach: float) -> int | None:
        raise AssertionError(x, y, reach)


def goals(*steps: int) -> dict[int, int | np.ndarray]:
    return {0: np.array(steps)}


def test_each_path_is_drawn_through_every_step_to_its_own_end_once() -> None:
    notes = Notes()
    trails = Pass(notes, Walk(), [0], 1)
    for ends in ((0, 0, 0, 0, 0), (3, 0, 1, 7, 2), (3, 1, 40, 8, 2), (9, 9, 41, 9, 9)):
        reach = goals(*ends)
        assert trails.draw(reach)
        assert trails.behind(reach) == 0
        assert not trails.is_beyond(reach)
    for path, end in enumerate((9, 9, 41, 9, 9)):
        assert notes.steps[path] == list(range(end + 1))


def test_long_trails_are_drawn_piece_by_piece() -> None:
    notes = Notes()
    trails = Pass(notes, Walk(), [0], 1)
    reach = goals(3_000, 10, 2_000, 2_999, 0)
    assert trails.draw(reach)
    assert notes.calls > 3
    for path, end in enumerate((3_000, 10, 2_000, 2_999, 0)):
        assert notes.steps[path] == list(range(end + 1))


def test_where_steps_were_thinned_away_a_trail_still_ends_under_its_head() -> None:
    notes = Notes()
    trails = Pass(notes, Walk(spacing=4), [0], 8)
    assert trails.draw(goals(21, 16, 3, 0, 8))
    assert notes.steps == [[0, 8, 16, 21], [0, 8, 16], [0, 3], [0], [0, 8]]
    assert trails.draw(goals(33, 16, 5, 1, 8))
    assert notes.steps == [[0, 8, 16, 21, 24, 32, 33], [0, 8, 16], [0, 3, 5], [0, 1], [0, 8]]


def test_going_back_is_noticed_for_a_single_path() -> None:
    trails = Pass(Notes(), Walk(), [0], 1)
    trails.draw(goals(5, 5, 5, 5, 5))
    assert not trails.is_beyond(goals(5, 6, 7, 5, 9))
    assert trails.is_beyond(goals(9, 9, 4, 9, 9))


def test_what_is_not_computed_yet_is_drawn_once_it_is() -> None:
    notes, walk = Notes(), Walk(known=6)
    trails = Pass(notes, walk, [0], 1)
    reach = goals(9, 2, 9, 4, 6)
    assert trails.draw(reach)
    assert notes.steps[0] == list(range(7))
    assert trails.behind(reach) == 3
    walk.known = 20
    assert trails.draw(reach)
    for path, end in enumerate((9, 2, 9, 4, 6)):
        assert notes.steps[path] == list(range(end + 1))


def test_without_any_kept_step_nothing_is_taken_for_drawn() -> None:
    own = OwnTrails(2)
    empty = np.empty((0, 2, 2))
    rows, lacking = own.rows(np.array([-1, -1]), np.empty(0, np.int64), empty, 10)
    assert rows.shape == (0, 2, 2)
    assert lacking.tolist() == [-1, -1]
    assert own.drawn.tolist() == [-1, -1]
