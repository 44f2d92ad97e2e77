import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.widgets.number_field import NumberField


@pytest.fixture
def field(qtbot: QtBot) -> NumberField:
    made = NumberField(0.0, 1.0)
    qtbot.addWidget(made)
    made.set_value(0.5)
    made.show()
    return made


def type_over(qtbot: QtBot, field: NumberField, text: str) -> None:
    field.selectAll()
    qtbot.keyClicks(field, text)


def test_return_enters_the_number(qtbot: QtBot, field: NumberField) -> None:
    type_over(qtbot, field, "0,25")
    with qtbot.waitSignal(field.value_entered) as told:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told.args == [0.25]
    assert field.text() == "0.25"


def test_return_gives_the_focus_back_once_the_number_is_right(
    qtbot: QtBot, field: NumberField
) -> None:
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    type_over(qtbot, field, "abc")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.hasFocus()
    type_over(qtbot, field, "0.25")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert not field.hasFocus()


def test_wrong_text_is_explained_and_the_old_number_kept(qtbot: QtBot, field: NumberField) -> None:
    entered: list[float] = []
    field.value_entered.connect(entered.append)
    type_over(qtbot, field, "abc")
    assert field.complaint == "Type one number, such as 0.01 or 1e-3."
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (field.value, entered) == (0.5, [])


def test_a_hard_limit_is_named(qtbot: QtBot, field: NumberField) -> None:
    type_over(qtbot, field, "2")
    assert field.complaint == "Type a number from 0 to 1."


def test_a_field_for_whole_numbers_says_so(qtbot: QtBot) -> None:
    field = NumberField(1.0, integer=True)
    qtbot.addWidget(field)
    field.set_value(4.0)
    type_over(qtbot, field, "2.5")
    assert field.complaint == "Type a whole number."
    type_over(qtbot, field, "0")
    assert field.complaint == "Type a number of at least 1."


def test_leaving_a_wrong_text_brings_the_old_number_back(qtbot: QtBot, field: NumberField) -> None:
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    type_over(qtbot, field, "abc")
    field.clearFocus()
    assert (field.text(), field.complaint) == ("0.5", "")


def test_escape_gives_up(qtbot: QtBot, field: NumberField) -> None:
    type_over(qtbot, field, "0.9")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), field.value) == ("0.5", 0.5)


def test_the_same_number_again_is_no_news(qtbot: QtBot, field: NumberField) -> None:
    entered: list[float] = []
    field.value_entered.connect(entered.append)
    type_over(qtbot, field, "0.50")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert entered == []


def test_arrow_keys_change_the_second_figure_within_the_limits(
    qtbot: QtBot, field: NumberField
) -> None:
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.value == 0.51
    field.set_value(1.0)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.value == 1.0


def test_a_summary_of_several_numbers_stays_until_it_is_replaced(
    qtbot: QtBot, field: NumberField
) -> None:
    entered: list[float] = []
    field.value_entered.connect(entered.append)
    field.set_summary("16 values")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (field.text(), entered) == ("16 values", [])
    type_over(qtbot, field, "0.1")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert entered == [0.1]


def test_a_text_being_typed_survives_a_refresh(qtbot: QtBot, field: NumberField) -> None:
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    type_over(qtbot, field, "0.12")
    field.set_value(0.7)
    assert field.text() == "0.12"


def test_a_brief_field_shows_all_figures_once_it_is_entered(qtbot: QtBot) -> None:
    field = NumberField(brief=True)
    qtbot.addWidget(field)
    field.set_value(0.18190001)
    field.show()
    assert field.text() == "0.1819"
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    assert field.text() == "0.18190001"
