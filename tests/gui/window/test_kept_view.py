"""A saved session that is opened again shows the picture that was saved."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from engine.setup import load_setup
from gui.leaderboard.leaderboard_columns import COLUMNS
from gui.main_window import MainWindow
from gui.panels.leaderboard import LeaderboardPanel
from tests.gui.windows import open_window

SLOPE = next(at for at, column in enumerate(COLUMNS) if column.name == "slope")


def picture_of(window: MainWindow, qtbot: QtBot) -> QImage:
    qtbot.waitUntil(lambda: window.map.trails.are_done)
    window.map.ground.draw_finely()
    return window.map.plot.grab().toImage()


def board_of(window: MainWindow) -> LeaderboardPanel:
    board = window.findChild(LeaderboardPanel, "leaderboard_panel")
    assert isinstance(board, LeaderboardPanel)
    return board


def look_closer(window: MainWindow) -> None:
    """As a person does: another scale, another part, other columns."""
    window.map.bar.scales.setCurrentIndex(2)
    window.map.bar.scales.activated.emit(2)
    window.map.bar.equal.click()
    window.map.plot.view_box.zoom(0.4, QPointF(2.0, 0.5))
    board_of(window).columns.choices[SLOPE] = True
    board_of(window).columns.chosen.emit()


@pytest.mark.parametrize("typed", ["", "(x - 1)^2 + 3*y^2"])
def test_an_opened_session_shows_the_picture_that_was_saved(
    qtbot: QtBot, tmp_path: Path, typed: str
) -> None:
    file = tmp_path / "kept.slalom"
    with open_window(qtbot, tmp_path) as window:
        if typed:
            window.session.set_formula(typed, {})
        look_closer(window)
        assert window.files.save_path(file)
        seen, picture = window.map.plot.view_box.viewRange(), picture_of(window, qtbot)
        window.session.set_function("himmelblau")
        window.map.fit()
        assert picture_of(window, qtbot) != picture
        assert window.files.open_path(file)
        np.testing.assert_allclose(window.map.plot.view_box.viewRange(), seen, rtol=1e-12)
        assert picture_of(window, qtbot) == picture
    with open_window(qtbot, tmp_path) as window:
        assert board_of(window).table.isColumnHidden(SLOPE)
        assert window.files.open_path(file)
        assert not board_of(window).table.isColumnHidden(SLOPE)
        assert picture_of(window, qtbot) == picture


def test_what_was_looked_at_is_no_change_and_goes_with_its_function(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with open_window(qtbot, tmp_path) as window:
        look_closer(window)
        assert window.session.undo_stack.count() == 0
        assert window.session.kept_setup.view["height_scale"] == "linear"
        window.session.set_function("sphere")
        assert set(window.session.kept_setup.view) == {"equal_scale", "leaderboard_columns"}
        window.session.undo_stack.undo()
        assert "map_range" not in window.session.kept_setup.view


def test_a_whole_view_is_not_written(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "plain.slalom"
    with open_window(qtbot, tmp_path) as window:
        window.resize(1200, 700)
        assert window.files.save_path(file)
    assert load_setup(file).view == {}


def test_typing_in_a_formula_moves_no_map(qtbot: QtBot, tmp_path: Path) -> None:
    with open_window(qtbot, tmp_path) as window:
        look_closer(window)
        seen = window.map.plot.view_box.viewRange()
        window.session.set_formula("x^2 + y^2", {})
        window.session.set_formula("a*x^2 + y^2", {"a": 2.0})
        window.session.set_parameter("a", 3.0)
        assert window.map.plot.view_box.viewRange() == seen
        assert window.map.bar.scale == "linear"
        window.session.undo_stack.undo()
        window.session.undo_stack.undo()
        assert window.session.setup.problem.function is not None
        assert window.map.plot.view_box.viewRange() == seen
