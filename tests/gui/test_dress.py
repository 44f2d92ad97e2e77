import gc

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.app import dress, nothing_collected
from gui.theme import ThemeSource


class Witness(QWidget):
    """Notes whether the collector may act while a style is put on."""

    def __init__(self) -> None:
        super().__init__()
        self.noted: list[bool] = []

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.noted.append(gc.isenabled())
        super().changeEvent(event)


def test_no_widget_is_collected_while_qt_walks_over_all_of_them(qtbot: QtBot) -> None:
    witness, themes = Witness(), ThemeSource("dark")
    qtbot.addWidget(witness)
    witness.show()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    dress(application, themes)
    themes.set_mode("light")
    assert len(witness.noted) >= 2
    assert not any(witness.noted)
    assert gc.isenabled()
    with nothing_collected():
        application.setStyleSheet("")
