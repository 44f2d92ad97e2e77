import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from pytestqt.qtbot import QtBot

from gui.widgets.name_field import NameField


@pytest.mark.parametrize("is_edited", [False, True])
def test_a_name_takes_keys_of_the_window_only_while_it_is_edited(
    qtbot: QtBot, is_edited: bool
) -> None:
    field = NameField()
    qtbot.addWidget(field)
    field.set_name("Adam")
    if is_edited:
        field.edit()
    control = Qt.KeyboardModifier.ControlModifier
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_A, control)
    asked.ignore()
    field.event(asked)
    assert asked.isAccepted() == is_edited


def test_a_name_that_is_too_long_keeps_its_end(qtbot: QtBot) -> None:
    field = NameField()
    qtbot.addWidget(field)
    field.resize(120, 24)
    field.set_name("Adam, unchanged at 141")
    field.show()
    assert field.text().startswith("Ad") and field.text().endswith("141")
    assert "…" in field.text()
