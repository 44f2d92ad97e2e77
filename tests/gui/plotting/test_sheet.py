"""Sheets: the right pixels in the right colour, and whose they are."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from gui.plotting.pixel_map import PixelMap
from gui.plotting.sheet import Sheet, TrailStyle

RED, BLUE, HALO = "#e04020", "#2040e0", "#101010"
STYLES = [TrailStyle(RED, HALO), TrailStyle(BLUE, HALO)]


def sheet(ratio: float = 1.0) -> Sheet:
    return Sheet(PixelMap((0.0, 100.0), (0.0, 100.0), 100.0, 100.0, ratio), STYLES)


def shown(drawn: Sheet) -> QImage:
    image = QImage(*drawn.frame.device_size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    for picture in drawn.pictures:
        painter.drawImage(0, 0, picture)
    painter.end()
    return image


def line(*points: tuple[float, float]) -> np.ndarray:
    return np.array(points, float)[:, :, None]


def is_close(pixel: QColor, color: str) -> bool:
    wanted = QColor(color)
    off = (pixel.red() - wanted.red(), pixel.green() - wanted.green(), pixel.blue() - wanted.blue())
    return pixel.alpha() == 255 and all(abs(channel) <= 3 for channel in off)


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_a_trail_is_where_its_points_are_with_its_halo_beside(qtbot: QtBot, ratio: float) -> None:
    del qtbot
    drawn = sheet(ratio)
    drawn.draw({0: line((10, 50), (90, 50))})
    image = shown(drawn)
    column, row = round(50 * ratio), round(50 * ratio)
    assert is_close(image.pixelColor(column, row), RED)
    assert is_close(image.pixelColor(column, row - round(1.51 * ratio)), HALO)
    assert image.pixelColor(column, row - round(5 * ratio)).alpha() == 0


def test_halos_never_cover_another_trail(qtbot: QtBot) -> None:
    del qtbot
    drawn = sheet()
    drawn.draw({0: line((10, 50), (90, 50))})
    drawn.draw({1: line((50, 10), (50, 90))})
    assert is_close(shown(drawn).pixelColor(53, 50), RED)


def test_in_pieces_it_is_the_same_picture_as_at_once(qtbot: QtBot) -> None:
    del qtbot
    turns = np.linspace(0, 12, 200)
    spiral = np.column_stack([50 + 3 * turns * np.cos(turns), 50 + 3 * turns * np.sin(turns)])
    whole, pieces = sheet(), sheet()
    whole.draw({0: spiral[:, :, None]})
    for piece in np.array_split(spiral, 40):
        pieces.draw({0: piece[:, :, None]})
    first, second = shown(whole), shown(pieces)
    differing = sum(
        first.pixelColor(x, y).alpha() // 128 != second.pixelColor(x, y).alpha() // 128
        for x in range(100)
        for y in range(100)
    )
    assert pieces.segments == whole.segments
    assert differing <= 5


def test_a_pixel_tells_whose_trail_it_is_even_in_equal_colours(qtbot: QtBot) -> None:
    del qtbot
    frame = PixelMap((0.0, 100.0), (0.0, 100.0), 100.0, 100.0, 1.0)
    drawn = Sheet(frame, [TrailStyle(RED, HALO)] * 40)
    drawn.draw({3: line((10, 80), (90, 80))})
    drawn.draw({37: line((10, 20), (90, 20))})
    assert drawn.racer_at(50, 20 + 2, 3) == 3
    assert drawn.racer_at(50, 80 - 2, 3) == 37
    assert drawn.racer_at(50, 50, 3) is None


def test_standing_still_draws_nothing_however_long(qtbot: QtBot) -> None:
    del qtbot
    drawn = sheet()
    drawn.draw({0: line((50, 50), (60, 50))})
    before = drawn.segments
    for _ in range(50):
        drawn.draw({0: line(*[(60 + 1e-4 * k, 50) for k in range(100)])})
    assert drawn.segments == before


def test_a_diverging_trail_leaves_the_frame_in_its_direction(qtbot: QtBot) -> None:
    del qtbot
    drawn = sheet()
    drawn.draw({0: line((50, 50), (1e250, 1e250))})
    image = shown(drawn)
    assert image.pixelColor(75, 25).alpha() == 255


@pytest.mark.parametrize("halos", [(HALO, HALO), (HALO, "#404040")])
def test_racers_drawn_together_are_the_same_picture_as_one_after_the_other(
    qtbot: QtBot, halos: tuple[str, str]
) -> None:
    del qtbot
    frame = PixelMap((0.0, 100.0), (0.0, 100.0), 100.0, 100.0, 1.0)
    styles = [TrailStyle(RED, halos[0], width=2.0), TrailStyle(BLUE, halos[1], width=3.0)]
    together, apart = Sheet(frame, styles), Sheet(frame, styles)
    many = np.random.default_rng(3).uniform(0.0, 100.0, (6, 2, 5))
    few = np.random.default_rng(4).uniform(0.0, 100.0, (3, 2, 2))
    for parts in ({0: many[:4], 1: few}, {0: many[4:], 1: few + 1.0}):
        together.draw(parts)
        for racer, points in parts.items():
            apart.draw({racer: points})
    assert together.segments == apart.segments > 20
    assert shown(together) == shown(apart)
