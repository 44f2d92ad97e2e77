"""Pictures: the kind follows the name, the size the scale, and no file is half there."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from engine.messages import SlalomError
from engine.race import Race
from gui.export.picture import SIZE, picture, write_picture
from gui.export.sheet import legend_texts
from gui.theme import DARK, LIGHT
from tests.gui.setups import cheap_dear_and_searching, two_racers


@pytest.fixture
def race(qtbot: QtBot) -> Race:
    del qtbot
    made = Race(two_racers())
    made.advance(60)
    return made


def pixels(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    flat = np.frombuffer(image.constBits(), np.uint8)
    return flat.reshape(image.height(), -1, 4)[:, : image.width(), :3].astype(int)


def share_of(image: QImage, color: str) -> float:
    """How much of a picture is nearly this colour."""
    wanted = QColor(color)
    bgr = np.array([wanted.blue(), wanted.green(), wanted.red()])
    return float((np.abs(pixels(image) - bgr).max(axis=2) < 8).mean())


@pytest.mark.parametrize("scale", [1.0, 1.5, 3.0])
def test_the_size_follows_the_scale_and_the_drawing_with_it(race: Race, scale: float) -> None:
    image = picture(race, 60, DARK, scale)
    assert (image.width(), image.height()) == (960 * scale, 760 * scale)
    for slot in (0, 1):
        assert share_of(image, DARK.racers[slot]) == pytest.approx(
            share_of(picture(race, 60, DARK, 2.0), DARK.racers[slot]), rel=0.5
        )


def test_a_picture_shows_the_step_that_is_asked_for(race: Race) -> None:
    early, late = picture(race, 1, DARK), picture(race, 60, DARK)
    assert share_of(late, DARK.racers[0]) > 1.5 * share_of(early, DARK.racers[0])


def test_a_picture_is_in_the_colours_of_its_theme(race: Race) -> None:
    for theme in (DARK, LIGHT):
        assert picture(race, 5, theme).pixelColor(2, 1500).name() == theme.panel


def test_a_png_is_written_whole_or_not_at_all(race: Race, tmp_path: Path) -> None:
    path = tmp_path / "race.png"
    write_picture(race, str(path))
    assert QImage(str(path)).size() == SIZE * 2
    with pytest.raises(SlalomError):
        write_picture(race, str(tmp_path / "missing" / "race.png"))
    assert [entry.name for entry in tmp_path.iterdir()] == ["race.png"]


def test_an_svg_has_its_trails_as_lines_inside_the_frame(race: Race, tmp_path: Path) -> None:
    path = tmp_path / "race.svg"
    write_picture(race, str(path), theme=DARK)
    root = ElementTree.parse(path).getroot()
    assert root.tag.endswith("svg")
    strokes = [group for group in root.iter() if group.get("stroke") == DARK.racers[1]]
    assert strokes
    text = path.read_text(encoding="utf-8")
    assert len(re.findall(r"<image", text)) <= 2
    numbers = [abs(float(n)) for n in re.findall(r"[ML](-?[\d.e+]+),", text)]
    assert max(numbers) < 10 * SIZE.width()


def test_an_svg_looks_like_the_png(race: Race, tmp_path: Path) -> None:
    path = tmp_path / "race.svg"
    write_picture(race, str(path), theme=DARK)
    drawn = QImage(QSize(SIZE), QImage.Format.Format_RGB32)
    painter = QPainter(drawn)
    QSvgRenderer(str(path)).render(painter, QRectF(0, 0, SIZE.width(), SIZE.height()))
    painter.end()
    off = np.abs(pixels(drawn) - pixels(picture(race, 60, DARK, 1.0))).max(axis=2)
    assert (off > 60).mean() < 0.02


def test_a_pdf_is_one_page(race: Race, tmp_path: Path) -> None:
    path = tmp_path / "race.pdf"
    write_picture(race, str(path))
    content = path.read_bytes()
    assert content.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", content)) == 1


def test_an_escaping_race_is_a_picture_too(race: Race) -> None:
    race = race.revised(two_racers())
    race.edit(0, learning_rate=5.0)
    race.advance(300)
    assert not picture(race, race.step, DARK, 1.0).isNull()


def test_the_legend_of_a_picture_says_rates_and_how_many_left(race: Race) -> None:
    assert legend_texts(race, 60) == {0: "SGD  η 0.1", 1: "Momentum  η 0.05"}
    race.edit(0, learning_rate=5.0)
    race.advance(300)
    assert legend_texts(race, race.step)[0] == "SGD  η 5  2 diverged"


def test_legend_entries_that_do_not_fit_go_to_another_line(qtbot: QtBot) -> None:
    del qtbot
    few = two_racers()
    many = Race(replace(few, racers=few.racers * 6))
    image = picture(many, 0, DARK, 1.0)
    for slot, color in enumerate(DARK.racers):
        legend = image.copy(0, 0, SIZE.width(), 90)
        assert share_of(legend, color) > 0, slot


def test_a_picture_is_looked_at_as_the_session_says(race: Race) -> None:
    plain, seen = picture(race, 60, DARK, 1.0), race
    for view in (
        {"height_scale": "log"},
        {"map_range": [[-4.0, 4.0], [-2.0, 2.0]]},
        {"equal_scale": True},
    ):
        seen = seen.revised(replace(seen.setup, view=view))
        assert picture(seen, 60, DARK, 1.0) != plain, view


def test_a_picture_of_a_session_by_cost_shows_that_and_says_so(race: Race) -> None:
    by_cost = Race(replace(cheap_dear_and_searching(), view={"cost_axis": "gradient_evaluations"}))
    by_cost.advance(60)
    by_steps = Race(cheap_dear_and_searching())
    by_steps.advance(60)
    assert picture(by_cost, 60) != picture(by_steps, 60)
    alone = Race(replace(race.setup, view={"cost_axis": "gradient_evaluations"}))
    alone.advance(60)
    below = QRect(0, 80, 1920, 1440)
    assert picture(alone, 60).copy(below) == picture(race, 60).copy(below)
    assert picture(alone, 60) != picture(race, 60)
