import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.catalog import functions
from gui.panels.problem import ProblemPanel
from gui.session import Session
from gui.widgets.number_field import NumberField


def enter(qtbot: QtBot, field: NumberField, text: str) -> None:
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_the_panel_says_what_the_function_teaches_and_where_it_is_from(
    problem_panel: ProblemPanel, session: Session
) -> None:
    session.set_function("rastrigin")
    entry = functions()["rastrigin"]
    assert entry.meaning in problem_panel.meaning.text()
    assert list(problem_panel.parameters.form.rows) == ["amplitude"]


def test_the_formula_is_shown_in_good_type_and_not_anew_while_a_slider_moves(
    problem_panel: ProblemPanel, session: Session
) -> None:
    session.set_function("rastrigin")
    assert problem_panel.formula.accessibleName() == functions()["rastrigin"].formula.strip()
    names = [name for line in problem_panel.formula.page().name_rects() for name, _ in line]
    assert {"x", "y", "amplitude"} <= set(names)
    shown = problem_panel.formula.page()
    session.set_parameter("amplitude", 5.0)
    assert problem_panel.formula.page() is shown
    session.set_formula("a*x^2 + y^2", {"a": 2.0})
    assert problem_panel.formula.accessibleName() == "a*x^2 + y^2"


@pytest.mark.parametrize("name", ["A valley with a name that goes on and on", "V" * 80])
def test_a_long_name_does_not_push_the_fields_out_of_the_panel(
    problem_panel: ProblemPanel, name: str
) -> None:
    narrowest = problem_panel.minimumSizeHint().width()
    problem_panel.title.setText(name)
    assert problem_panel.minimumSizeHint().width() == narrowest


def test_a_parameter_slides(problem_panel: ProblemPanel, session: Session) -> None:
    session.set_function("rastrigin")
    slider = problem_panel.parameters.form.rows["amplitude"].slider
    slider.setValue(slider.position_of(5.0))
    assert session.setup.problem.parameters == {"amplitude": 5.0}


def test_window_limits_are_exact_and_enclose_some_ground(
    qtbot: QtBot, problem_panel: ProblemPanel, session: Session
) -> None:
    low, high = problem_panel.window_form.fields[0]
    enter(qtbot, low, "-3.25")
    assert session.setup.problem.full_window[0][0] == -3.25
    before = session.setup
    enter(qtbot, high, "-4")
    assert session.setup is before
    assert high.text() == "-4"
    assert high.property("wrong") is True
    assert (
        problem_panel.window_form.complaint.text() == "x must go from a smaller to a larger number."
    )


def test_a_window_moves_in_the_order_of_reading(
    qtbot: QtBot, problem_panel: ProblemPanel, session: Session
) -> None:
    session.set_window(((-5.0, 3.0), (-5.0, 5.0)))
    low, high = problem_panel.window_form.fields[0]
    low.setFocus()
    qtbot.waitUntil(low.hasFocus)
    low.selectAll()
    qtbot.keyClicks(low, "9")
    qtbot.keyClick(low, Qt.Key.Key_Tab)
    assert (low.text(), high.hasFocus()) == ("9", True)
    assert problem_panel.window_form.complaint.isVisible()
    enter(qtbot, high, "12")
    assert session.setup.problem.full_window[0] == (9.0, 12.0)
    assert low.property("wrong") is False
    assert not problem_panel.window_form.complaint.isVisible()


def test_limits_that_enclose_no_ground_are_given_up_on_leaving(
    qtbot: QtBot, problem_panel: ProblemPanel, session: Session
) -> None:
    session.set_window(((-5.0, 3.0), (-5.0, 5.0)))
    low, _ = problem_panel.window_form.fields[0]
    low.setFocus()
    qtbot.waitUntil(low.hasFocus)
    enter(qtbot, low, "9")
    assert (low.hasFocus(), low.text()) == (True, "9")
    problem_panel.seed.setFocus()
    assert low.text() == "-5"
    assert low.property("wrong") is False
    assert not problem_panel.window_form.complaint.isVisible()


@pytest.mark.parametrize("text", ["1e300", "-4.999999999999999"])
def test_a_window_that_cannot_be_drawn_is_refused(
    qtbot: QtBot, problem_panel: ProblemPanel, session: Session, text: str
) -> None:
    session.set_window(((-5.0, 5.0), (-5.0, 5.0)))
    before = session.setup
    enter(qtbot, problem_panel.window_form.fields[1][1], text)
    assert session.setup is before
    assert problem_panel.window_form.complaint.text().startswith("y ")


def test_the_seed_is_a_whole_number(
    qtbot: QtBot, problem_panel: ProblemPanel, session: Session
) -> None:
    enter(qtbot, problem_panel.seed, "1.5")
    assert session.setup.seed == 0
    assert problem_panel.complaint.isVisible()
    enter(qtbot, problem_panel.seed, "7")
    assert session.setup.seed == 7
    session.undo_stack.undo()
    assert problem_panel.seed.text() == "0"
