"""A whole window for a test, dressed as the program dresses it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.first_launch import first_launch
from gui.app import dress, nothing_collected
from gui.main_window import MainWindow
from gui.session import Session
from gui.settings import Settings
from gui.theme import ThemeSource
from tests.gui.answers import Answers


@contextmanager
def open_window(
    qtbot: QtBot, folder: Path, answers: Answers | None = None, mode: str = "dark"
) -> Iterator[MainWindow]:
    """The first-launch race at 1280x720; its settings live in `folder`."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    themes = ThemeSource(mode)
    session = Session(first_launch())
    settings = Settings(folder / "settings.json")
    window = MainWindow(session, themes, settings, answers or Answers())
    dress(application, themes)
    window.resize(1280, 720)
    window.show()
    qtbot.waitExposed(window)
    try:
        yield window
    finally:
        session.player.stop()
        window.hide()
        window.deleteLater()
        session.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        with nothing_collected():
            application.setStyleSheet("")


def trigger(window: MainWindow, name: str) -> None:
    """What a menu entry of this object name does."""
    action = window.findChild(QAction, name)
    assert isinstance(action, QAction), name
    action.trigger()
