"""Each pixel has the colour of its place: of its height, or of what is nearest."""

from __future__ import annotations

import numpy as np
import pytest

from gui.plotting.height_scale import HeightScale
from gui.plotting.landscape import Field
from gui.plotting.pixel_map import PixelMap
from gui.plotting.tints import HeightTint, NearestTint, mixed_tones, pixel_centres

FRAME = PixelMap((-2.0, 2.0), (-1.0, 1.0), 200.0, 120.0, 1.5)


def test_heights_are_coloured_on_the_scale_of_the_map() -> None:
    x, y = np.linspace(-2.0, 2.0, 161), np.linspace(-1.0, 1.0, 81)
    heights = x**2 + 3 * y[:, None]
    scale = HeightScale.fitted("log", heights)
    tint = HeightTint(Field((-2.0, 2.0), (-1.0, 1.0), heights), scale, ("#000000", "#ffffff"))
    at_x, at_y = pixel_centres(FRAME)
    exact = scale.shares_of(at_x**2 + 3 * at_y[:, None])
    zones = tint.zones(FRAME)
    assert zones.shape == (180, 300)
    assert np.abs(zones / 255 - exact).max() < 0.05
    assert zones[0].mean() > zones[-1].mean()  # the highest y comes first


def test_a_view_that_has_moved_off_the_grid_takes_what_lies_at_its_edge() -> None:
    field = Field((-2.0, -1.0), (-1.0, 1.0), np.tile([0.0, 1.0], (5, 1)))
    tint = HeightTint(field, HeightScale.fitted("linear", field.heights), ("#000000", "#ffffff"))
    assert set(tint.zones(FRAME)[:, -100:].flat) == {255}


def test_every_pixel_belongs_to_the_nearest_place() -> None:
    places = np.array([[-1.5, 0.4, 1.0], [0.5, -0.6, 0.7]])
    zones = NearestTint(places, ("#000000", "#111111", "#222222")).zones(FRAME)
    x, y = pixel_centres(FRAME)
    away = (x - places[0][:, None, None]) ** 2 + (y[:, None] - places[1][:, None, None]) ** 2
    assert zones.shape == (180, 300)
    assert np.mean(zones == away.argmin(axis=0)) > 0.98  # cells are some pixels wide


@pytest.mark.parametrize(
    ("tones", "middle"),
    [(("#000000", "#fefefe"), "#7f"), (("#000000", "#ff0000", "#000000"), "#f")],
)
def test_tones_are_mixed_in_between(tones: tuple[str, ...], middle: str) -> None:
    mixed = mixed_tones(tones)
    assert len(mixed) == 256
    assert (mixed[0], mixed[-1]) == (tones[0], tones[-1])
    assert mixed[128].startswith(middle)
