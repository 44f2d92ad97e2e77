from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.window.help import language_text


def test_help_shows_what_is_typed_beside_how_it_is_written(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    text = language_text(widget)
    assert "<pre>m_hat = m/(1 - beta1**t)</pre>" in text
    assert text.count("<pre>") == text.count("data:image/png;base64,") >= 6
