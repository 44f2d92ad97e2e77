"""Heights become tones and isolines on one scale."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from gui.plotting.height_scale import HeightScale, Kind
from gui.plotting.isolines import isolines
from gui.plotting.landscape import Field, tone_table
from gui.plotting.map_plot import MapPlot
from gui.theme import DARK, LIGHT

KINDS: tuple[Kind, ...] = ("rank", "log", "linear")
any_height = st.floats(allow_nan=True, allow_infinity=True, width=64)


def bowl(side: int = 60) -> np.ndarray:
    x = np.linspace(-1.0, 1.0, side)
    return x[None] ** 2 + x[:, None] ** 2


@pytest.mark.parametrize("kind", KINDS)
@given(heights=arrays(float, (5, 6), elements=any_height))
def test_any_heights_have_shares_between_zero_and_one(kind: Kind, heights: np.ndarray) -> None:
    scale = HeightScale.fitted(kind, heights)
    shares = scale.shares_of(heights)
    assert ((shares >= 0) & (shares <= 1)).all()
    assert (np.diff(scale.heights) > 0).all() and (np.diff(scale.shares) >= 0).all()


@pytest.mark.parametrize("kind", KINDS)
def test_higher_is_never_a_lower_share(kind: Kind) -> None:
    heights = np.sort(bowl().ravel() ** 4)
    shares = HeightScale.fitted(kind, heights).shares_of(heights)
    assert (np.diff(shares) >= 0).all()
    assert (shares[0], shares[-1]) == (0.0, 1.0)


def test_by_rank_every_tone_covers_as_much_of_the_map() -> None:
    shares = HeightScale.fitted("rank", bowl(200) ** 5).shares_of(bowl(200) ** 5)
    counts, _ = np.histogram(shares, bins=8, range=(0.0, 1.0))
    assert counts.max() < 1.1 * counts.min()


def test_heights_without_a_number_are_as_high_as_can_be() -> None:
    heights = np.array([[0.0, 1.0], [np.nan, np.inf]])
    for kind in KINDS:
        shares = HeightScale.fitted(kind, heights).shares_of(heights)
        assert shares[1].tolist() == [1.0, 1.0]


def test_a_flat_or_empty_field_has_a_scale_too() -> None:
    for heights in (np.full((3, 3), 7.0), np.full((3, 3), np.nan)):
        scale = HeightScale.fitted("log", heights)
        assert np.isfinite(scale.levels(8)).all()


def test_isolines_lie_where_the_field_has_their_level() -> None:
    x = np.linspace(-1.0, 1.0, 201)
    field = x[None] ** 2 + x[:, None] ** 2
    lines = isolines(x, x, field, np.array([0.25]))
    radii = np.hypot(lines[:, 0], lines[:, 1])
    np.testing.assert_allclose(radii, 0.5, atol=1e-3)


def test_isolines_leave_out_what_is_not_finite() -> None:
    x = np.linspace(-1.0, 1.0, 21)
    field = x[None] + x[:, None]
    field[:10] = np.nan
    lines = isolines(x, x, field, np.array([0.5]))
    assert len(lines) and np.isfinite(lines).all()
    assert (lines[:, [1, 3]] >= x[10] - 1e-12).all()
    assert len(isolines(x, x, np.full((21, 21), np.nan), np.array([0.5]))) == 0


def color_at(plot: MapPlot, x: float, y: float) -> QColor:
    QApplication.processEvents()
    at = plot.mapFromScene(plot.view_box.mapViewToScene(QPointF(x, y)))
    return plot.grab().toImage().pixelColor(at)


def test_low_ground_has_the_low_tone_and_a_theme_recolours_it(plot: MapPlot) -> None:
    heights = np.tile(np.linspace(0.0, 1.0, 50), (50, 1))
    scale = HeightScale.fitted("linear", heights)
    plot.set_ground(Field((-1.0, 1.0), (-1.0, 1.0), heights), scale)
    dark = color_at(plot, -0.98, 0.1)
    assert abs(dark.lightness() - QColor(DARK.map_low).lightness()) < 8
    assert color_at(plot, 0.96, 0.1).lightness() > dark.lightness() + 25
    plot.set_theme(LIGHT)
    assert abs(color_at(plot, -0.98, 0.1).lightness() - 255) < 8


def test_the_highest_row_is_drawn_at_the_top(plot: MapPlot) -> None:
    heights = np.tile(np.linspace(0.0, 1.0, 50)[:, None], (1, 50))
    plot.set_ground(Field((-1.0, 1.0), (-1.0, 1.0), heights), HeightScale.fitted("linear", heights))
    assert color_at(plot, 0.0, 0.9).lightness() > color_at(plot, 0.0, -0.9).lightness() + 20


def test_the_table_of_tones_goes_from_low_to_high() -> None:
    table = tone_table(DARK)
    assert len(table) == 256
    assert QColor.fromRgb(int(table[0])) == QColor(DARK.map_low)
    assert QColor.fromRgb(int(table[-1])) == QColor(DARK.map_high)
