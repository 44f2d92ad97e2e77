"""What a race is seen by, chosen in the menu and anywhere else."""

from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QMenu
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from tests.gui.windows import open_window, trigger


def checked(window: MainWindow) -> list[str]:
    actions = window.findChildren(QAction)
    names = (action.objectName() for action in actions if action.isChecked())
    return sorted(name for name in names if name.startswith("race_by_"))


def test_menu_and_chart_choose_the_same(qtbot: QtBot, tmp_path: Path) -> None:
    with open_window(qtbot, tmp_path) as window:
        combo = window.findChild(QComboBox, "cost_axis")
        assert checked(window) == ["race_by_steps"]
        trigger(window, "race_by_gradient_evaluations")
        assert window.session.axis == "gradient_evaluations"
        assert combo.currentIndex() == 1
        combo.setCurrentIndex(2)
        combo.activated.emit(2)
        assert window.session.axis == "function_evaluations"
        assert checked(window) == ["race_by_function_evaluations"]
        menu = window.findChild(QMenu, "race_menu")
        assert sum(action.objectName().startswith("race_by_") for action in menu.actions()) == 3


def test_a_saved_session_keeps_what_it_is_seen_by(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "kept.slalom"
    with open_window(qtbot, tmp_path) as window:
        window.session.set_axis("gradient_evaluations")
        assert window.files.save_path(file)
        window.session.set_axis("steps")
        assert window.files.open_path(file)
        assert window.session.axis == "gradient_evaluations"
        assert not window.isWindowModified()
