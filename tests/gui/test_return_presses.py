from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from gui.return_presses import ReturnPresses


@pytest.fixture(autouse=True)
def _filter(qapp: QApplication) -> Iterator[None]:
    presses = ReturnPresses(qapp)
    qapp.installEventFilter(presses)
    yield
    qapp.removeEventFilter(presses)
    presses.deleteLater()


def test_return_presses_a_button_once(qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    clicks: list[str] = []
    button.clicked.connect(lambda: clicks.append("click"))
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert len(clicks) == 1


def test_return_checks_a_box(qtbot: QtBot) -> None:
    box = QCheckBox()
    qtbot.addWidget(box)
    qtbot.keyClick(box, Qt.Key.Key_Enter)
    assert box.isChecked()


def test_return_in_a_field_stays_with_the_field(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.returnPressed):
        qtbot.keyClick(field, Qt.Key.Key_Return)
