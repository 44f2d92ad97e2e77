from pathlib import Path

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from gui.window.help import keys_text, language_text
from tests.gui.windows import open_window

LOWEST_SCREEN = 720


def test_help_shows_what_is_typed_beside_how_it_is_written(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    text = language_text(widget)
    assert "<pre>m_hat = m/(1 - beta1**t)</pre>" in text
    assert text.count("<pre>") == text.count("data:image/png;base64,") >= 6


def test_the_keys_fit_on_a_low_screen_with_their_button(qtbot: QtBot, tmp_path: Path) -> None:
    with open_window(qtbot, tmp_path) as window:
        text = keys_text(window.findChildren(QAction))
        box = QMessageBox(QMessageBox.Icon.NoIcon, "Keys", text)
        qtbot.addWidget(box)
        box.show()
        assert "Ctrl+Shift+Z" in text and "Wheel, pinch" in text and "F11" in text
        assert box.sizeHint().height() < LOWEST_SCREEN - 60


def test_keys_that_hardly_a_keyboard_has_are_not_listed() -> None:
    action = QAction("&Undo")
    action.setShortcuts([QKeySequence(keys) for keys in ("Ctrl+Z", "F14", "Undo", "Home")])
    text = keys_text([action])
    assert ">Ctrl+Z, Home&nbsp;" in text
