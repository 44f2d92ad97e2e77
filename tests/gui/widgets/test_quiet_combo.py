from PySide6.QtWidgets import QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from gui.widgets.quiet_combo import QuietCombo

LONG = "Cosine with warm restarts"


def shown_text(combo: QuietCombo) -> str:
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    return option.currentText


def test_a_text_that_is_too_long_ends_in_an_ellipsis(qtbot: QtBot) -> None:
    combo = QuietCombo()
    qtbot.addWidget(combo)
    combo.addItem(LONG)
    combo.resize(80, 26)
    assert shown_text(combo).endswith("…")
    assert LONG.startswith(shown_text(combo)[:-1])
    combo.resize(400, 26)
    assert shown_text(combo) == LONG
