"""A map to draw on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from gui.plotting.map_plot import MapPlot
from gui.plotting.sheet import TrailStyle
from gui.theme import DARK


@pytest.fixture
def plot(qtbot: QtBot) -> Iterator[MapPlot]:
    """From -1 to 1 either way, with the looks of two racers."""
    made = MapPlot(DARK)
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    made.fit((-1.0, 1.0), (-1.0, 1.0))
    made.trails.set_styles([TrailStyle(DARK.racers[i], DARK.map_low) for i in range(2)])
    yield made
    made.hide()
