import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from pytestqt.qtbot import QtBot

from engine.catalog import functions
from gui.panels.problem import ProblemBar, ProblemPanel
from gui.session import Session
from gui.theme import ThemeSource
from gui.widgets.number_field import NumberField


@pytest.fixture
def bar(qtbot: QtBot, session: Session, theme_source: ThemeSource) -> ProblemBar:
    made = ProblemBar(session, theme_source)
    qtbot.addWidget(made)
    made.resize(700, 40)
    made.show()
    return made


@pytest.fixture
def panel(qtbot: QtBot, session: Session, theme_source: ThemeSource) -> ProblemPanel:
    made = ProblemPanel(session, theme_source)
    qtbot.addWidget(made)
    made.show()
    return made


def type_formula(qtbot: QtBot, bar: ProblemBar, text: str) -> None:
    bar.formula.selectAll()
    first, *others = text.split("\n")
    qtbot.keyClicks(bar.formula, first)
    for line in others:
        qtbot.keyClick(bar.formula, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        qtbot.keyClicks(bar.formula, line)


def enter(qtbot: QtBot, field: NumberField, text: str) -> None:
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_the_bar_shows_function_and_formula(bar: ProblemBar) -> None:
    assert bar.function.currentText() == "Elongated bowl"
    assert bar.formula.toPlainText() == functions()["elongated_bowl"].formula


def test_a_wrong_formula_is_explained_underlined_and_the_old_race_goes_on(
    qtbot: QtBot, bar: ProblemBar, session: Session
) -> None:
    race = session.race
    type_formula(qtbot, bar, "x^2 + sine(y)")
    qtbot.waitUntil(bar.complaint.isVisible)
    expected = "Line 1, column 7: There is no function 'sine'; did you mean 'sin'?"
    assert bar.complaint.text() == expected
    (mark,) = bar.formula.extraSelections()
    assert mark.cursor.selectedText() == "sine"
    assert mark.format.underlineStyle() == QTextCharFormat.UnderlineStyle.WaveUnderline
    assert session.race is race


def test_a_right_formula_is_raced_after_a_pause_in_typing(
    qtbot: QtBot, bar: ProblemBar, session: Session
) -> None:
    racers = session.setup.racers
    type_formula(qtbot, bar, "x^2 + y^4")
    assert session.setup.problem.formula is None
    qtbot.waitUntil(lambda: session.setup.problem.formula == "x^2 + y^4")
    assert session.setup.racers == racers
    assert bar.function.currentText() == "Own formula"
    assert not bar.complaint.isVisible()


def test_return_races_at_once_and_undo_brings_text_and_function_back(
    qtbot: QtBot, bar: ProblemBar, session: Session
) -> None:
    type_formula(qtbot, bar, "x^2 + 3*y^2")
    qtbot.keyClick(bar.formula, Qt.Key.Key_Return)
    assert session.setup.problem.formula == "x^2 + 3*y^2"
    session.undo_stack.undo()
    assert session.setup.problem.function == "elongated_bowl"
    assert bar.formula.toPlainText() == functions()["elongated_bowl"].formula
    assert bar.function.currentText() == "Elongated bowl"


def test_spaces_that_change_nothing_are_left_alone_and_race_nothing(
    qtbot: QtBot, bar: ProblemBar, session: Session
) -> None:
    race = session.race
    type_formula(qtbot, bar, functions()["elongated_bowl"].formula + "  ")
    qtbot.keyClick(bar.formula, Qt.Key.Key_Return)
    assert session.race is race


def test_a_line_with_a_number_makes_a_slider_that_rewrites_the_line(
    qtbot: QtBot, bar: ProblemBar, panel: ProblemPanel, session: Session
) -> None:
    type_formula(qtbot, bar, "a = 1\na*x^2 + y^2")
    qtbot.keyClick(bar.formula, Qt.Key.Key_Return)
    assert session.setup.problem.parameters == {"a": 1.0}
    form = panel.parameters.form
    form.rows["a"].slider.setValue(form.rows["a"].slider.position_of(1.5))
    assert session.setup.problem.parameters == {"a": 1.5}
    assert bar.formula.toPlainText() == "a = 1.5\na*x^2 + y^2"
    assert panel.parameters.form is form


def test_a_number_typed_beyond_its_slider_gets_a_longer_one(
    qtbot: QtBot, bar: ProblemBar, panel: ProblemPanel
) -> None:
    for text in ("a = 1\na*x^2 + y^2", "a = 50\na*x^2 + y^2"):
        type_formula(qtbot, bar, text)
        qtbot.keyClick(bar.formula, Qt.Key.Key_Return)
    assert panel.parameters.form.rows["a"].hyperparameter.high == 100.0


def test_a_theme_change_keeps_the_mark_in_the_new_colour(
    qtbot: QtBot, bar: ProblemBar, theme_source: ThemeSource
) -> None:
    type_formula(qtbot, bar, "x +")
    qtbot.keyClick(bar.formula, Qt.Key.Key_Return)
    theme_source.set_mode("light")
    (mark,) = bar.formula.extraSelections()
    assert mark.format.underlineColor().name() == theme_source.current.bad


def test_a_huge_paste_is_cut_and_refused(bar: ProblemBar, session: Session) -> None:
    race = session.race
    bar.formula.selectAll()
    bar.formula.insertPlainText("x+" * 4_000)
    bar.apply()
    assert bar.complaint.isVisible()
    assert session.race is race


def test_the_catalog_is_searched_and_chosen_by_keyboard(
    qtbot: QtBot, bar: ProblemBar, session: Session
) -> None:
    bar.function.showPopup()
    qtbot.keyClicks(bar.function.chooser.search, "himm")
    qtbot.keyClick(bar.function.chooser.search, Qt.Key.Key_Return)
    assert session.setup.problem.function == "himmelblau"
    assert bar.function.currentText() == "Himmelblau"


def test_the_panel_says_what_the_function_teaches_and_where_it_is_from(
    panel: ProblemPanel, session: Session
) -> None:
    session.set_function("rastrigin")
    entry = functions()["rastrigin"]
    assert entry.meaning in panel.meaning.text()
    assert list(panel.parameters.form.rows) == ["amplitude"]


def test_a_parameter_slides(panel: ProblemPanel, session: Session) -> None:
    session.set_function("rastrigin")
    slider = panel.parameters.form.rows["amplitude"].slider
    slider.setValue(slider.position_of(5.0))
    assert session.setup.problem.parameters == {"amplitude": 5.0}


def test_window_limits_are_exact_and_enclose_some_ground(
    qtbot: QtBot, panel: ProblemPanel, session: Session
) -> None:
    low, high = panel.window_form.fields[0]
    enter(qtbot, low, "-3.25")
    assert session.setup.problem.full_window[0][0] == -3.25
    before = session.setup
    enter(qtbot, high, "-4")
    assert session.setup is before
    assert high.text() == "-4"
    assert high.property("wrong") is True
    assert panel.window_form.complaint.text() == "x must go from a smaller to a larger number."


def test_a_window_moves_in_the_order_of_reading(
    qtbot: QtBot, panel: ProblemPanel, session: Session
) -> None:
    session.set_window(((-5.0, 3.0), (-5.0, 5.0)))
    low, high = panel.window_form.fields[0]
    low.setFocus()
    qtbot.waitUntil(low.hasFocus)
    low.selectAll()
    qtbot.keyClicks(low, "9")
    qtbot.keyClick(low, Qt.Key.Key_Tab)
    assert (low.text(), high.hasFocus()) == ("9", True)
    assert panel.window_form.complaint.isVisible()
    enter(qtbot, high, "12")
    assert session.setup.problem.full_window[0] == (9.0, 12.0)
    assert low.property("wrong") is False
    assert not panel.window_form.complaint.isVisible()


def test_limits_that_enclose_no_ground_are_given_up_on_leaving(
    qtbot: QtBot, panel: ProblemPanel, session: Session
) -> None:
    session.set_window(((-5.0, 3.0), (-5.0, 5.0)))
    low, _ = panel.window_form.fields[0]
    low.setFocus()
    qtbot.waitUntil(low.hasFocus)
    enter(qtbot, low, "9")
    assert (low.hasFocus(), low.text()) == (True, "9")
    panel.seed.setFocus()
    assert low.text() == "-5"
    assert low.property("wrong") is False
    assert not panel.window_form.complaint.isVisible()


@pytest.mark.parametrize("text", ["1e300", "-4.999999999999999"])
def test_a_window_that_cannot_be_drawn_is_refused(
    qtbot: QtBot, panel: ProblemPanel, session: Session, text: str
) -> None:
    session.set_window(((-5.0, 5.0), (-5.0, 5.0)))
    before = session.setup
    enter(qtbot, panel.window_form.fields[1][1], text)
    assert session.setup is before
    assert panel.window_form.complaint.text().startswith("y ")


def test_the_seed_is_a_whole_number(qtbot: QtBot, panel: ProblemPanel, session: Session) -> None:
    enter(qtbot, panel.seed, "1.5")
    assert session.setup.seed == 0
    assert panel.complaint.isVisible()
    enter(qtbot, panel.seed, "7")
    assert session.setup.seed == 7
    session.undo_stack.undo()
    assert panel.seed.text() == "0"
