"""More dots on a pixel are denser, whoever lies on top hides who lies below."""

from __future__ import annotations

import numpy as np
import pytest

from gui.plotting import density as module
from gui.plotting.density import Density, Flock, Room, density
from gui.plotting.pixel_map import PixelMap

FRAME = PixelMap((0.0, 40.0), (0.0, 30.0), 40.0, 30.0, 1.0)
COLOR = "#ffffff"


def heap(
    x: float, y: float, count: int, size: int = 1_000, opacity: float = 1.0, slot: int = 0
) -> Flock:
    """So many points at one place."""
    return Flock(np.full((2, count), [[x], [y]]), COLOR, size, opacity, slot)


def counted(flocks: list[Flock]) -> Density:
    return density(FRAME, flocks, Room(FRAME))


def level_of(flock: Flock) -> int:
    return int(counted([flock]).levels.max())


def test_a_dot_is_a_small_square_around_its_point() -> None:
    levels = counted([heap(10.0, 20.0, 1)]).levels
    assert levels.shape == (30, 40)
    assert np.argwhere(levels).tolist() == [[9, 9], [9, 10], [10, 9], [10, 10]]


def test_the_more_dots_lie_on_a_pixel_the_stronger_it_is_up_to_a_full_one() -> None:
    levels = [level_of(heap(10.0, 20.0, count)) for count in (1, 2, 4, 8, 16, 300, 70_000)]
    assert levels[0] > 80  # alone it can be seen
    assert levels[:5] == sorted(set(levels[:5]))
    assert levels[4:] == [255, 255, 255]


def test_of_very_many_it_takes_more_to_fill_a_pixel() -> None:
    assert level_of(heap(10.0, 20.0, 64, size=1_000_000)) < 255
    assert level_of(heap(10.0, 20.0, 1_000, size=1_000_000)) == 255


def test_what_stands_back_is_fainter() -> None:
    full, back = (level_of(heap(10.0, 20.0, 5, opacity=share)) for share in (1.0, 0.4))
    assert back == pytest.approx(0.4 * full, abs=1)


def test_the_later_lies_on_top() -> None:
    below, above = heap(10.0, 20.0, 30), heap(11.0, 20.0, 1, slot=1)
    found = counted([below, above])
    assert found.slots[10, 9:12].tolist() == [0, 1, 1]
    assert found.levels[10, 10] == level_of(above) < found.levels[10, 9]


@pytest.mark.parametrize("ratio", [1.0, 2.0, 3.0])
def test_few_and_many_are_counted_alike(monkeypatch: pytest.MonkeyPatch, ratio: float) -> None:
    frame = PixelMap((0.0, 40.0), (0.0, 30.0), 40.0, 30.0, ratio)
    chance = np.random.default_rng(1)
    clouds = [chance.normal([[20.0], [15.0]], spread, (2, 900)) for spread in (3.0, 25.0)]
    clouds[1][:, :3] = [[np.nan, 1e300, -np.inf], [5.0, 5.0, np.nan]]
    flocks = [Flock(cloud, COLOR, 900, 0.7, slot) for slot, cloud in enumerate(clouds, 3)]
    found = []
    for sparse in (0, 10**9):
        monkeypatch.setattr(module, "_SPARSE", sparse)
        found.append(density(frame, flocks, Room(frame)))
    assert np.array_equal(found[0].levels, found[1].levels)
    there = found[0].levels > 0
    assert np.array_equal(found[0].slots[there], found[1].slots[there])
    assert 0 < there.sum() < there.size


def test_dots_out_of_sight_are_not_seen_and_those_at_the_edge_in_part() -> None:
    outside = Flock(np.array([[-5.0, 99.0, np.nan, 1e300], [5.0, 5.0, 5.0, np.nan]]), COLOR, 4)
    assert not counted([outside]).levels.any()
    corner = counted([heap(40.0, 0.0, 1)]).levels
    assert np.argwhere(corner).tolist() == [[29, 39]]
