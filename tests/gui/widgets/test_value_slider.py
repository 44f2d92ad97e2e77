import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from engine.catalog import functions, optimizers
from gui.widgets.value_slider import ValueSlider

RANGES = sorted(
    {
        (number.low, number.high, number.scale == "log")
        for entry in optimizers().values()
        for number in entry.hyperparameters
    }
    | {
        (number.low, number.high, number.scale == "log")
        for entry in functions().values()
        for number in entry.parameters
    }
)


@pytest.mark.parametrize(("low", "high", "logarithmic"), RANGES)
def test_every_slider_of_the_catalog_rises_from_end_to_end(
    qtbot: QtBot, low: float, high: float, logarithmic: bool
) -> None:
    slider = ValueSlider(low, high, logarithmic)
    qtbot.addWidget(slider)
    numbers = [slider.number_at(position) for position in range(1001)]
    assert (numbers[0], numbers[-1]) == (low, high)
    assert numbers == sorted(numbers)
    assert all(abs(slider.position_of(numbers[p]) - p) <= 3 for p in range(1001))


@given(st.floats(-1e9, 1e9))
def test_a_number_beyond_the_ends_shows_as_the_nearest_end(number: float) -> None:
    slider = ValueSlider(0.0, 1.0)
    assert slider.position_of(number) == round(min(max(number, 0.0), 1.0) * 1000)


def test_setting_a_number_tells_nobody_but_moving_the_handle_does(qtbot: QtBot) -> None:
    slider = ValueSlider(0.0, 1.0)
    qtbot.addWidget(slider)
    told: list[float] = []
    slider.value_moved.connect(told.append)
    slider.set_value(0.25)
    assert (slider.value(), told) == (250, [])
    slider.setValue(500)
    assert told == [0.5]


def test_a_press_beside_the_handle_brings_it_there_and_drags_it_on(qtbot: QtBot) -> None:
    slider = ValueSlider(0.0, 1.0)
    qtbot.addWidget(slider)
    slider.resize(220, 24)
    slider.show()
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(slider, left, pos=QPoint(165, 12))
    assert slider.value() == pytest.approx(750, abs=30)
    qtbot.mouseMove(slider, QPoint(110, 12))
    assert slider.value() == pytest.approx(500, abs=30)
    qtbot.mouseRelease(slider, left, pos=QPoint(110, 12))
    assert slider.value() == pytest.approx(500, abs=30)


def test_a_logarithmic_slider_may_begin_at_nothing_at_all(qtbot: QtBot) -> None:
    slider = ValueSlider(0.0, 1000.0, logarithmic=True)
    qtbot.addWidget(slider)
    numbers = [slider.number_at(position) for position in range(1001)]
    assert (numbers[0], numbers[1], numbers[-1]) == (0.0, pytest.approx(0.00101, abs=1e-5), 1000.0)
    assert numbers == sorted(numbers)
    assert numbers[500] == pytest.approx(1.0)
    assert slider.position_of(0.0) == 0
    assert slider.position_of(1e-12) == 1
    assert slider.position_of(1.0) == 500
