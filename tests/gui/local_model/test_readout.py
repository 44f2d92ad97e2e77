"""The local model in figures."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from engine.local_model import LocalModel
from engine.surface import Surface
from gui.local_model.rate import RateHere
from gui.local_model.readout import LocalModelReadout
from gui.racers.racer_look import looks
from gui.theme import DARK, LIGHT, Theme, stylesheet
from tests.gui.setups import two_racers


@pytest.fixture(params=[DARK, LIGHT], ids=["dark", "light"])
def theme(request: pytest.FixtureRequest) -> Theme:
    theme: Theme = request.param
    return theme


@pytest.fixture
def readout(qtbot: QtBot, theme: Theme) -> Iterator[LocalModelReadout]:
    made = LocalModelReadout()
    qtbot.addWidget(made)
    made.setStyleSheet(stylesheet(theme))
    made.resize(560, 40)
    made.show()
    yield made
    made.hide()


def show(readout: LocalModelReadout, formula: str, rate: RateHere) -> None:
    readout.show_model(LocalModel.at(Surface(formula), np.zeros(2)), rate)


def value(readout: LocalModelReadout, name: str) -> str:
    label = readout.findChild(QLabel, f"local_model_{name}_value")
    assert isinstance(label, QLabel)
    return label.text()


def test_every_figure_of_the_model_is_told(readout: LocalModelReadout) -> None:
    readout.show_who(looks(two_racers(), DARK)[1], 1)
    show(readout, "2*x**2 - 8*y**2", RateHere(rate=0.02, limit=0.5))
    assert readout.who.text() == "Momentum, start 2"
    assert readout.shape.text() == "Saddle"
    assert value(readout, "eigenvalues") == "−16, 4"
    assert value(readout, "condition") == "4"
    assert value(readout, "bound") == "0.5"
    assert value(readout, "rate") == "0.02"
    assert readout.sentence.text() == "Along what curves upwards the rate is stable, up to 0.5."


def test_a_rate_beyond_stability_is_said_in_the_colour_of_warnings(
    readout: LocalModelReadout, theme: Theme
) -> None:
    for rate in (0.3, 0.6, 0.4):
        show(readout, "2*x**2 + y**2", RateHere(rate=rate, limit=0.5))
        for label in (readout.sentence, readout.rate.value):
            color = label.palette().color(label.foregroundRole()).name()
            assert (color == theme.warn) is (rate > 0.5)
        assert readout.sentence.text().startswith("This rate is beyond") is (rate > 0.5)


def test_what_is_not_there_is_a_dash(readout: LocalModelReadout) -> None:
    show(readout, "log(x)", RateHere())
    for name in ("condition", "bound", "rate"):
        assert value(readout, name) == "–"
    readout.show_nothing("Nobody runs.")
    assert value(readout, "eigenvalues") == "" and readout.who.text() == ""
    assert readout.sentence.text() == "Nobody runs."


def test_its_height_does_not_change_with_what_it_says(readout: LocalModelReadout) -> None:
    heights = set()
    for formula in ("x**2 + y**2", "-1.234e-8*x**2 - 9.876e9*y**2", "log(x)"):
        show(readout, formula, RateHere(rate=1.234e-7, limit=1.0))
        heights.add((readout.sizeHint().height(), readout.heightForWidth(560)))
    assert len(heights) == 1


def test_in_a_narrow_place_figures_stand_below_each_other(readout: LocalModelReadout) -> None:
    show(readout, "2*x**2 + y**2", RateHere(rate=0.6, limit=0.5))
    assert readout.minimumSizeHint().width() <= 240
    readout.resize(300, readout.heightForWidth(300))
    QApplication.processEvents()
    figures = (readout.eigenvalues, readout.condition, readout.bound, readout.rate)
    assert len({figure.y() for figure in figures}) > 1
    assert all(figure.geometry().right() <= 300 for figure in figures)
    assert all(figure.geometry().bottom() < readout.numbers.height() for figure in figures)
