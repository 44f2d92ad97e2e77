from dataclasses import replace

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from engine.setup import RacerSetup
from gui.racers.racer_look import looks
from gui.theme import DARK, LIGHT, MARKERS
from gui.widgets.glyph_button import GlyphButton
from gui.widgets.marker_icon import marker_pixmap
from tests.gui.setups import two_racers


def test_colour_and_marker_go_by_place_until_they_are_chosen() -> None:
    first, second = looks(two_racers(), LIGHT)
    assert (first.color.name(), second.color.name()) == LIGHT.racers[:2]
    assert (first.marker, second.marker) == MARKERS[:2]
    chosen = RacerSetup(optimizer="adam", color="#0072b2", marker="star", label="blue")
    (look,) = looks(replace(two_racers(), racers=(chosen,)), LIGHT)
    assert (look.name, look.color.name(), look.marker) == ("blue", "#0072b2", "star")


def test_every_marker_is_another_picture_and_an_outline_is_not_filled(qtbot: QtBot) -> None:
    del qtbot
    color = QColor(DARK.racers[0])
    pictures = [marker_pixmap(marker, color).toImage() for marker in MARKERS]
    for number, picture in enumerate(pictures):
        assert picture not in pictures[:number]
    assert marker_pixmap("o", color).toImage().pixelColor(21, 21) == color
    assert marker_pixmap("o", color, filled=False).toImage().pixelColor(21, 21).alpha() == 0


@pytest.mark.parametrize("glyph", ["folded", "unfolded", "remove", "add", "reset", "suggestion"])
def test_every_glyph_draws_something_of_its_own(qtbot: QtBot, glyph: str) -> None:
    button = GlyphButton(glyph)
    qtbot.addWidget(button)
    drawn = button.grab().toImage()
    for other in ("more", "solo", "grid", "random"):
        button.set_glyph(other)
        assert button.grab().toImage() != drawn
