import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from engine.setup import GridStarts, RandomStarts
from gui.panels.starts import StartsPanel
from gui.session import Session
from gui.starts.quick_counts import QuickCounts
from gui.theme import ThemeSource
from tests.gui.setups import STARTS


@pytest.fixture
def panel(qtbot: QtBot, session: Session, theme_source: ThemeSource) -> StartsPanel:
    made = StartsPanel(session, theme_source)
    qtbot.addWidget(made)
    made.show()
    return made


def type_in(qtbot: QtBot, panel: StartsPanel, start: int, coordinate: int, text: str) -> None:
    """Types into a cell as a person does who never touches the mouse."""
    index = panel.model.index(start, coordinate)
    panel.table.setCurrentIndex(index)
    panel.table.edit(index)
    editor = panel.table.findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.table.findChild(QLineEdit) is None)


def test_the_table_has_a_row_a_start_with_exact_numbers(
    panel: StartsPanel, session: Session
) -> None:
    session.move_start(0, (1 / 3, -2.0))
    cell = panel.model.index(0, 0)
    assert panel.model.rowCount() == len(STARTS)
    assert cell.data() == "0.333333"
    assert cell.data(Qt.ItemDataRole.EditRole) == "0.3333333333333333"


def test_typing_a_number_moves_the_start(
    qtbot: QtBot, panel: StartsPanel, session: Session
) -> None:
    type_in(qtbot, panel, 1, 1, "2,5")
    assert session.setup.starts == (STARTS[0], (STARTS[1][0], 2.5))
    session.undo_stack.undo()
    assert session.setup.starts == STARTS


def test_nonsense_is_explained_and_moves_nothing(
    qtbot: QtBot, panel: StartsPanel, session: Session
) -> None:
    said: list[str] = []
    session.said.connect(said.append)
    type_in(qtbot, panel, 0, 0, "1e999")
    assert session.setup.starts == STARTS
    assert said == ["Type one number, such as -1.5 or 2e-3."]


def test_delete_removes_the_selected_start(
    qtbot: QtBot, panel: StartsPanel, session: Session
) -> None:
    session.select_start(0)
    qtbot.keyClick(panel.table, Qt.Key.Key_Delete)
    assert session.setup.starts == STARTS[1:]
    assert panel.model.rowCount() == 1


def test_the_start_before_a_removed_one_is_not_selected(
    qtbot: QtBot, panel: StartsPanel, session: Session
) -> None:
    session.select_start(1)
    qtbot.keyClick(panel.table, Qt.Key.Key_Delete)
    assert session.selected_start is None
    assert not panel.table.selectedIndexes()


def test_adding_puts_a_start_inside_the_window_and_begins_to_edit_it(
    qtbot: QtBot, panel: StartsPanel, session: Session
) -> None:
    qtbot.mouseClick(panel.add, Qt.MouseButton.LeftButton)
    assert panel.model.rowCount() == len(STARTS) + 1
    window = np.array(session.setup.problem.full_window)
    added = session.setup.points()[:, -1]
    assert ((window[:, 0] < added) & (added < window[:, 1])).all()
    assert panel.table.findChild(QLineEdit) is not None
    assert session.selected_start == len(STARTS)


def test_the_selection_leads_and_follows_the_session(panel: StartsPanel, session: Session) -> None:
    panel.table.selectRow(1)
    assert session.selected_start == 1
    session.select_start(0)
    assert panel.table.currentIndex().row() == 0


def test_a_grid_and_random_starts_take_the_place_of_all(
    qtbot: QtBot, panel: StartsPanel, session: Session
) -> None:
    panel.many.grid_x.set_value(3.0)
    qtbot.mouseClick(panel.many.make_grid, Qt.MouseButton.LeftButton)
    assert session.setup.starts == GridStarts(3, 4)
    assert panel.model.rowCount() == 12
    qtbot.mouseClick(panel.many.make_random, Qt.MouseButton.LeftButton)
    assert session.setup.starts == RandomStarts(16)
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert session.setup.starts == STARTS
    assert panel.model.rowCount() == len(STARTS)


def test_lists_of_hyperparameters_get_a_number_for_every_new_start(
    qtbot: QtBot, panel: StartsPanel, session: Session
) -> None:
    session.set_hyperparameter(0, "learning_rate", (0.1, 0.2))
    qtbot.mouseClick(panel.many.make_grid, Qt.MouseButton.LeftButton)
    rates = session.setup.racers[0].hyperparameters["learning_rate"]
    assert rates == (0.1,) * 16


def test_usual_counts_make_a_grid_and_random_starts_at_once(
    panel: StartsPanel, session: Session
) -> None:
    def choose(button: QuickCounts, name: str) -> None:
        action = button.findChild(QAction, name)
        assert isinstance(action, QAction)
        action.trigger()

    choose(panel.many.grid_counts, "40x25")
    assert session.setup.starts == GridStarts(40, 25)
    assert panel.many.grid_x.text() == "40"
    choose(panel.many.random_counts, "1000")
    assert session.setup.starts == RandomStarts(1_000)
    assert session.undo_stack.count() == 2
    choose(panel.many.brush_counts, "1000000")
    assert session.brush.count == 1_000_000
    assert panel.many.brush_count.text() == "1000000"
    assert session.undo_stack.count() == 2


def test_the_brush_is_taken_and_put_away_and_its_radius_typed(
    qtbot: QtBot, panel: StartsPanel, session: Session
) -> None:
    qtbot.mouseClick(panel.many.take_brush, Qt.MouseButton.LeftButton)
    assert session.brush.is_on
    session.brush.switch(False)
    assert not panel.many.take_brush.isChecked()
    radius = panel.many.brush_radius
    radius.setFocus()
    radius.selectAll()
    qtbot.keyClicks(radius, "0.75")
    qtbot.keyClick(radius, Qt.Key.Key_Return)
    assert session.brush.radius == 0.75


def test_the_radius_goes_with_the_window_of_another_function(
    panel: StartsPanel, session: Session
) -> None:
    def share() -> float:
        window = session.setup.problem.full_window
        return session.brush.radius / min(high - low for low, high in window)

    before, text = share(), panel.many.brush_radius.text()
    session.set_function("rosenbrock")
    assert share() == pytest.approx(before, rel=0.01)
    assert panel.many.brush_radius.text() != text


def test_a_grid_of_too_many_starts_is_refused_and_everything_stays(
    qtbot: QtBot, panel: StartsPanel, session: Session
) -> None:
    said: list[str] = []
    session.said.connect(said.append)
    panel.many.grid_x.set_value(1001.0)
    panel.many.grid_y.set_value(1000.0)
    qtbot.mouseClick(panel.many.make_grid, Qt.MouseButton.LeftButton)
    assert session.setup.starts == STARTS
    assert said == ["starts has 1001000 entries, at most 1000000 are allowed."]


def test_all_starts_are_removed_to_begin_again_one_by_one(
    qtbot: QtBot, panel: StartsPanel, session: Session
) -> None:
    qtbot.mouseClick(panel.clear, Qt.MouseButton.LeftButton)
    assert session.setup.starts == ()
    assert not panel.clear.isEnabled()
    session.undo_stack.undo()
    assert session.setup.starts == STARTS


def test_one_of_a_million_cannot_be_removed_by_itself_and_the_reason_is_said(
    qtbot: QtBot, panel: StartsPanel, session: Session
) -> None:
    said: list[str] = []
    session.said.connect(said.append)
    session.set_starts(GridStarts(1000, 1000))
    assert panel.model.rowCount() == 1_000_000
    session.select_start(999_999)
    qtbot.keyClick(panel.table, Qt.Key.Key_Delete)
    assert session.setup.starts == GridStarts(1000, 1000)
    assert len(said) == 1
    assert "one of 1000000 made together" in said[0]
