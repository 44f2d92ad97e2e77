from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from pytestqt.qtbot import QtBot

from engine.catalog import functions
from gui.panels.problem import ProblemPanel
from gui.panels.problem_bar import ProblemBar
from gui.session import Session
from gui.theme import ThemeSource
from tests.gui.clock import HandClock

RETURN, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
SHIFT = Qt.KeyboardModifier.ShiftModifier


def type_formula(qtbot: QtBot, bar: ProblemBar, text: str) -> None:
    bar.editor.selectAll()
    first, *others = text.split("\n")
    qtbot.keyClicks(bar.editor, first)
    for line in others:
        qtbot.keyClick(bar.editor, RETURN, SHIFT)
        qtbot.keyClicks(bar.editor, line)


def formula_of(session: Session) -> str | None:
    return session.setup.problem.formula


def test_the_bar_shows_function_and_formula(bar: ProblemBar, session: Session) -> None:
    session.set_function("himmelblau")
    assert bar.function.currentText() == "Himmelblau"
    entry = functions()["himmelblau"]
    assert bar.editor.toPlainText() == f"a = 11\nb = 7\n{entry.formula}"


def test_a_wrong_formula_is_explained_underlined_and_the_old_race_goes_on(
    qtbot: QtBot, bar: ProblemBar, session: Session
) -> None:
    type_formula(qtbot, bar, "x^2 + y")
    race = session.race
    qtbot.keyClicks(bar.editor, " + sine(y)")
    assert bar.formula.complaint.isVisible()
    expected = "Line 1, column 11: There is no function 'sine'; did you mean 'sin'?"
    assert bar.formula.complaint.text() == expected
    (mark,) = bar.editor.extraSelections()
    assert mark.cursor.selectedText() == "sine"
    assert mark.format.underlineStyle() == QTextCharFormat.UnderlineStyle.WaveUnderline
    assert session.race is race


def test_every_right_text_is_raced_as_it_is_typed(
    qtbot: QtBot, bar: ProblemBar, session: Session
) -> None:
    racers = session.setup.racers
    bar.editor.selectAll()
    raced = []
    for letter in "x^2+y^4":
        qtbot.keyClicks(bar.editor, letter)
        raced.append(formula_of(session))
    assert raced == ["x", "x", "x^2", "x^2", "x^2+y", "x^2+y", "x^2+y^4"]
    assert session.setup.racers == racers
    assert bar.function.currentText() == "Own formula"
    assert not bar.formula.complaint.isVisible()


def test_a_burst_of_typing_is_one_undo_step_also_where_it_was_wrong_for_long(
    qtbot: QtBot, bar: ProblemBar, session: Session, clock: HandClock
) -> None:
    bar.editor.selectAll()
    for letter in "x^2 + y^2 + exp(sin(x))":
        clock.now += 0.4
        qtbot.keyClicks(bar.editor, letter)
    assert session.undo_stack.count() == 1
    clock.now += 1.5
    qtbot.keyClicks(bar.editor, " + 1")
    assert session.undo_stack.count() == 2
    session.undo_stack.undo()
    assert bar.editor.toPlainText() == "x^2 + y^2 + exp(sin(x))"
    session.undo_stack.undo()
    assert session.setup.problem.function == "elongated_bowl"
    assert bar.function.currentText() == "Elongated bowl"
    assert bar.editor.toPlainText().endswith(functions()["elongated_bowl"].formula)


def test_spaces_that_change_nothing_are_left_alone_and_race_nothing(
    qtbot: QtBot, bar: ProblemBar, session: Session
) -> None:
    race, text = session.race, bar.editor.toPlainText()
    bar.editor.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(bar.editor, "  ")
    qtbot.keyClick(bar.editor, RETURN, SHIFT)
    assert bar.editor.toPlainText() == f"{text}  \n"
    assert session.race is race


def test_a_function_whose_text_is_typed_again_is_that_function_again(
    qtbot: QtBot, bar: ProblemBar, session: Session
) -> None:
    session.set_function("himmelblau")
    bar.editor.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(bar.editor, " + x")
    assert session.setup.problem.function is None
    for _ in " + x":
        qtbot.keyClick(bar.editor, Qt.Key.Key_Backspace)
    problem = session.setup.problem
    assert (problem.function, problem.window) == ("himmelblau", None)
    assert len(session.race.problem.minima) == 4
    assert bar.function.currentText() == "Himmelblau"


def test_a_line_with_a_number_makes_a_slider_as_it_is_typed_and_the_slider_rewrites_it(
    qtbot: QtBot, bar: ProblemBar, problem_panel: ProblemPanel, session: Session
) -> None:
    type_formula(qtbot, bar, "# a bowl\na = 1\na*x^2 + y^2")
    form = problem_panel.parameters.form
    assert list(form.rows) == ["a"]
    form.rows["a"].slider.setValue(form.rows["a"].slider.position_of(1.5))
    assert session.setup.problem.parameters == {"a": 1.5}
    assert bar.editor.toPlainText() == "# a bowl\na = 1.5\na*x^2 + y^2"
    assert problem_panel.parameters.form is form


def test_a_slider_rewrites_its_number_also_in_a_text_that_is_wrong(
    qtbot: QtBot, bar: ProblemBar, session: Session
) -> None:
    type_formula(qtbot, bar, "a = 1\na*x^2 + y^2 +")
    session.set_parameter("a", 2.0)
    assert bar.editor.toPlainText() == "a = 2\na*x^2 + y^2 +"
    assert bar.formula.complaint.isVisible()
    qtbot.keyClicks(bar.editor, " 1")
    assert formula_of(session) == "a*x^2 + y^2 + 1"
    assert session.setup.problem.parameters == {"a": 2.0}


def test_another_number_in_the_text_is_the_same_ground(
    qtbot: QtBot, bar: ProblemBar, session: Session
) -> None:
    session.set_function("rastrigin")
    session.race.advance(5)
    session.show_step(5)
    cursor = bar.editor.textCursor()
    cursor.setPosition(len("amplitude = 10"))
    bar.editor.setTextCursor(cursor)
    qtbot.keyClicks(bar.editor, ".5")
    assert session.setup.problem.function == "rastrigin"
    assert session.setup.problem.parameters == {"amplitude": 10.5}
    assert session.shown_step == 5


def test_a_number_typed_beyond_its_slider_gets_a_longer_one(
    qtbot: QtBot, bar: ProblemBar, problem_panel: ProblemPanel
) -> None:
    for text in ("a = 1\na*x^2 + y^2", "a = 50\na*x^2 + y^2"):
        type_formula(qtbot, bar, text)
    assert problem_panel.parameters.form.rows["a"].hyperparameter.high == 100.0


def test_return_begins_a_line_until_the_text_is_finished(qtbot: QtBot, bar: ProblemBar) -> None:
    bar.editor.selectAll()
    qtbot.keyClicks(bar.editor, "a = 2")
    qtbot.keyClick(bar.editor, RETURN)
    qtbot.keyClicks(bar.editor, "a*x^2")
    qtbot.keyClick(bar.editor, RETURN)
    assert bar.editor.toPlainText() == "a = 2\na*x^2"


def test_escape_gives_up_what_is_wrong_and_undo_brings_it_back(
    qtbot: QtBot, bar: ProblemBar, session: Session
) -> None:
    type_formula(qtbot, bar, "x^2 + (y")
    qtbot.keyClick(bar.editor, ESCAPE)
    assert bar.editor.toPlainText() == formula_of(session) == "x^2"
    assert not bar.editor.extraSelections()
    bar.editor.undo()
    assert bar.editor.toPlainText() == "x^2 + (y"
    assert bar.formula.complaint.text().startswith("Line 1, column 7")


def test_a_theme_change_keeps_the_mark_in_the_new_colour(
    qtbot: QtBot, bar: ProblemBar, theme_source: ThemeSource
) -> None:
    type_formula(qtbot, bar, "x +")
    theme_source.set_mode("light")
    (mark,) = bar.editor.extraSelections()
    assert mark.format.underlineColor().name() == theme_source.current.bad


def test_a_huge_paste_is_cut_and_refused(bar: ProblemBar, session: Session) -> None:
    race = session.race
    bar.editor.selectAll()
    bar.editor.insertPlainText("x+" * 4_000)
    assert bar.formula.complaint.isVisible()
    assert session.race is race
