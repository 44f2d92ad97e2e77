import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.hyperparameter import Hyperparameter
from gui.hyper_form import HyperForm
from tests.gui.wheel import NOTCH, turn_wheel

RATE = Hyperparameter(
    "learning_rate", 0.01, 1e-5, 1.0, "log", "η", "How far each step goes.", minimum=0.0
)
DECAY = Hyperparameter("beta1", 0.9, 0.0, 1.0, "linear", "β₁", "Share kept.", 0.0, 1.0)
EVERY = Hyperparameter("every", 10.0, 1.0, 100.0, "log", "k", "Steps.", 1.0, integer=True)


@pytest.fixture
def form(qtbot: QtBot) -> HyperForm:
    made = HyperForm((RATE, DECAY, EVERY))
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def changes(form: HyperForm) -> list[tuple[str, float]]:
    told: list[tuple[str, float]] = []
    form.value_changed.connect(lambda name, value: told.append((name, value)))
    return told


def test_without_values_the_defaults_show_and_nothing_is_told(
    form: HyperForm, changes: list[tuple[str, float]]
) -> None:
    form.set_values({"beta1": 0.5})
    assert form.rows["learning_rate"].field.text() == "0.01"
    assert form.rows["beta1"].field.text() == "0.5"
    assert changes == []


def test_moving_a_slider_tells_each_number_and_fills_the_field(
    form: HyperForm, changes: list[tuple[str, float]]
) -> None:
    row = form.rows["learning_rate"]
    row.slider.setValue(row.slider.position_of(0.1))
    assert changes == [("learning_rate", 0.1)]
    assert row.field.text() == "0.1"


def test_a_logarithmic_slider_has_equal_factors_on_equal_ways(form: HyperForm) -> None:
    slider = form.rows["learning_rate"].slider
    positions = [slider.position_of(10.0**power) for power in range(-5, 1)]
    assert positions == [0, 200, 400, 600, 800, 1000]
    assert slider.number_at(400) == 1e-3


def test_a_typed_number_may_lie_beyond_the_slider_but_not_beyond_the_limit(
    qtbot: QtBot, form: HyperForm, changes: list[tuple[str, float]]
) -> None:
    field = form.rows["learning_rate"].field
    field.selectAll()
    qtbot.keyClicks(field, "7")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert changes == [("learning_rate", 7.0)]
    field.selectAll()
    qtbot.keyClicks(field, "-1")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert changes == [("learning_rate", 7.0)]
    assert form.rows["learning_rate"].complaint.text() == "Type a number of at least 0."
    assert form.rows["learning_rate"].complaint.isVisible()


def test_a_slider_of_whole_numbers_gives_whole_numbers(
    form: HyperForm, changes: list[tuple[str, float]]
) -> None:
    form.rows["every"].slider.setValue(333)
    assert [value == int(value) for _, value in changes] == [True]


def test_arrow_keys_move_a_slider_of_whole_numbers(
    qtbot: QtBot, form: HyperForm, changes: list[tuple[str, float]]
) -> None:
    slider = form.rows["every"].slider
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    qtbot.keyClick(slider, Qt.Key.Key_Left)
    qtbot.keyClick(slider, Qt.Key.Key_Left)
    assert [value for _, value in changes] == [11.0, 10.0, 9.0]


def test_reset_shows_only_beside_a_changed_number_and_goes_back(
    qtbot: QtBot, form: HyperForm, changes: list[tuple[str, float]]
) -> None:
    reset = form.rows["beta1"].reset
    assert not reset.isVisible()
    form.set_values({"beta1": 0.5})
    assert reset.isVisible()
    qtbot.mouseClick(reset, Qt.MouseButton.LeftButton)
    assert changes == [("beta1", 0.9)]
    assert not reset.isVisible()


def test_beside_the_default_a_suggested_number_is_offered(
    qtbot: QtBot, form: HyperForm, changes: list[tuple[str, float]]
) -> None:
    row = form.rows["learning_rate"]
    row.suggest(0.2)
    assert row.reset.isVisible()
    assert row.reset.toolTip() == "Use the number suggested for this function, 0.2."
    qtbot.mouseClick(row.reset, Qt.MouseButton.LeftButton)
    assert row.reset.toolTip() == "Back to the default, 0.01."
    qtbot.mouseClick(row.reset, Qt.MouseButton.LeftButton)
    assert changes == [("learning_rate", 0.2), ("learning_rate", 0.01)]


def test_a_list_shows_how_many_values_it_has_and_is_kept_until_replaced(
    qtbot: QtBot, form: HyperForm, changes: list[tuple[str, float]]
) -> None:
    form.set_values({"learning_rate": tuple(0.001 * k for k in range(1, 17))})
    field = form.rows["learning_rate"].field
    assert field.text() == "16 values"
    field.setFocus()
    form.rows["beta1"].field.setFocus()
    assert (field.text(), changes) == ("16 values", [])
    field.selectAll()
    qtbot.keyClicks(field, "0.5")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert changes == [("learning_rate", 0.5)]


def test_the_tooltip_says_symbol_meaning_range_and_default(form: HyperForm) -> None:
    tool_tip = form.rows["learning_rate"].slider.toolTip()
    for part in ("η", "learning_rate", "How far each step goes.", "1e-5", "By default 0.01."):
        assert part in tool_tip


def test_everything_has_a_name_and_is_reached_by_tab(form: HyperForm) -> None:
    for name, row in form.rows.items():
        for widget in (row.slider, row.field, row.reset):
            assert widget.accessibleName()
            assert widget.objectName().endswith(name)
            assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus


@pytest.mark.parametrize("focused", [False, True])
def test_the_wheel_moves_a_slider_only_with_the_focus(
    qtbot: QtBot, form: HyperForm, focused: bool
) -> None:
    slider = form.rows["beta1"].slider
    if focused:
        slider.setFocus()
        qtbot.waitUntil(slider.hasFocus)
    before = slider.value()
    turn_wheel(slider, slider.rect().center(), -NOTCH)
    assert (slider.value() != before) == focused
