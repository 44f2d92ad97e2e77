"""The list of functions in the bar: search, groups, and a person's own."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.catalog import functions
from engine.catalog.making import make_function
from gui.own.functions import OwnFunctions
from gui.panels.problem import ProblemPanel
from gui.panels.problem_bar import ProblemBar
from gui.session import Session

RETURN = Qt.Key.Key_Return


def test_the_catalog_is_searched_and_chosen_by_keyboard(
    qtbot: QtBot, bar: ProblemBar, session: Session
) -> None:
    bar.choose_function()
    qtbot.keyClicks(bar.function.chooser.search, "himm")
    qtbot.keyClick(bar.function.chooser.search, RETURN)
    assert session.setup.problem.function == "himmelblau"
    assert bar.function.currentText() == "Himmelblau"


def test_the_list_offers_every_function_once_in_three_groups(bar: ProblemBar) -> None:
    bar.choose_function()
    model = bar.function.chooser.list.model()
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    names = [row.data() for row in rows if row.flags() & Qt.ItemFlag.ItemIsEnabled]
    assert sorted(names) == sorted(entry.name for entry in functions().values())
    titles = [row.data() for row in rows if not row.flags() & Qt.ItemFlag.ItemIsEnabled]
    assert titles == ["Bowls and valleys", "Many minima", "Shapes that teach"]
    bar.function.chooser.close()


def test_own_functions_stand_first_and_are_embedded_when_chosen(
    qtbot: QtBot, bar: ProblemBar, problem_panel: ProblemPanel, session: Session, own: OwnFunctions
) -> None:
    window = ((-1.0, 2.0), (-3.0, 4.0))
    valley = make_function("My valley", "a*x^2 + y^4", window, {"a": 3.0}, height_scale="log")
    own.save(valley)
    bar.choose_function()
    model = bar.function.chooser.list.model()
    assert [model.index(row, 0).data() for row in (0, 1, 2)] == [
        "My functions", "My valley", "Bowls and valleys",
    ]  # fmt: skip
    qtbot.keyClicks(bar.function.chooser.search, "my v")
    qtbot.keyClick(bar.function.chooser.search, RETURN)
    problem = session.setup.problem
    assert (problem.function, problem.formula, problem.window) == (None, "a*x^2 + y^4", window)
    assert problem.parameters == {"a": 3.0}
    assert (bar.function.currentText(), problem_panel.title.text()) == ("My valley", "My valley")
    session.set_parameter("a", 4.0)
    assert bar.function.currentText() == "My valley"
    qtbot.keyClicks(bar.editor, " ")
    own.remove("my_valley")
    assert (bar.function.currentText(), problem_panel.title.text()) == (
        "Own formula",
        "Own formula",
    )


def test_delete_asks_to_remove_only_what_is_ones_own(
    qtbot: QtBot, bar: ProblemBar, own: OwnFunctions
) -> None:
    own.save(make_function("My valley", "x^2", ((-1.0, 1.0), (-1.0, 1.0)), {}))
    asked: list[str] = []
    bar.function.remove_asked.connect(asked.append)
    bar.choose_function()
    qtbot.keyClick(bar.function.chooser.search, Qt.Key.Key_Delete)
    assert asked == []
    for _ in functions():
        qtbot.keyClick(bar.function.chooser.search, Qt.Key.Key_Up)
    qtbot.keyClick(bar.function.chooser.search, Qt.Key.Key_Delete)
    assert asked == ["my_valley"]


def test_a_broken_file_is_told_under_the_list_and_the_others_are_offered(
    bar: ProblemBar, own: OwnFunctions
) -> None:
    own.save(make_function("My valley", "x^2", ((-1.0, 1.0), (-1.0, 1.0)), {}))
    (own.entries.root / "functions" / "broken.toml").write_text("formula = 'x +'\nwindow = 3\n")
    bar.choose_function()
    note = bar.function.chooser.note
    assert note.isVisible()
    assert note.text().startswith("functions/broken.toml, line 2:")
    assert bar.function.chooser.list.model().index(1, 0).data() == "My valley"
    bar.function.chooser.close()
