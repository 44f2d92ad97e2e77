"""The bar beside the map says heights in few figures, whole ones."""

import numpy as np
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from gui.plotting.color_bar import ColorBar, tick_labels
from gui.plotting.height_scale import HeightScale
from gui.theme import DARK


def test_a_zero_that_was_computed_is_a_zero() -> None:
    scale = HeightScale.fitted("linear", np.array([-4.4e-16, 12.0]))
    assert tick_labels(scale) == ["0", "2", "4", "6", "8", "10", "12"]


def test_small_heights_of_a_small_range_are_told() -> None:
    scale = HeightScale.fitted("linear", np.array([1e-16, 7e-16]))
    assert tick_labels(scale) == [f"{n}e\N{MINUS SIGN}16" for n in range(1, 8)]


def test_the_longest_usual_label_has_room(qtbot: QtBot) -> None:
    del qtbot  # fonts need an application
    bar = ColorBar(DARK)
    text = QFontMetricsF(bar.font()).horizontalAdvance("\N{MINUS SIGN}9.5e\N{MINUS SIGN}5")
    assert text + 22 <= bar.maximumWidth()
