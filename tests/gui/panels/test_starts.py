import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from engine.setup import GridStarts, RandomStarts
from gui.panels.starts import StartsPanel
from gui.session import Session
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
    panel.grid_x.set_value(3.0)
    qtbot.mouseClick(panel.make_grid, Qt.MouseButton.LeftButton)
    assert session.setup.starts == GridStarts(3, 4)
    assert panel.model.rowCount() == 12
    qtbot.mouseClick(panel.make_random, Qt.MouseButton.LeftButton)
    assert session.setup.starts == RandomStarts(16)
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert session.setup.starts == STARTS
    assert panel.model.rowCount() == len(STARTS)


def test_lists_of_hyperparameters_get_a_number_for_every_new_start(
    qtbot: QtBot, panel: StartsPanel, session: Session
) -> None:
    session.set_hyperparameter(0, "learning_rate", (0.1, 0.2))
    qtbot.mouseClick(panel.make_grid, Qt.MouseButton.LeftButton)
    rates = session.setup.racers[0].hyperparameters["learning_rate"]
    assert rates == (0.1,) * 16
