"""Starts Qt and opens the window."""

from __future__ import annotations

import argparse
import gc
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from engine.setup import Setup

os.environ["PYQTGRAPH_QT_LIB"] = "PySide6"

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from gui.main_window import MainWindow
from gui.session import Session
from gui.settings import Settings
from gui.theme import ThemeSource, palette, stylesheet, tabular


def run(arguments: argparse.Namespace, setup: Setup) -> int:
    """Opens the window on a race and answers the exit code of the program."""
    application = make_application()
    settings = Settings()
    if arguments.reset_settings:
        settings.reset()
    theme_source = ThemeSource(arguments.theme or settings.theme, application)
    session = Session(setup, parent=application)
    window = MainWindow(session, theme_source, settings)
    # Last, because building widgets under a style sheet takes three times as long.
    dress(application, theme_source)
    if arguments.smoke_test:
        from gui.smoke import smoke_test

        return smoke_test(window)
    if arguments.session:
        window.files.set_path(Path(arguments.session))
    _tell_of_errors(session)
    # Qt's event loop would not let Python answer Ctrl+C.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    show_within_screen(window)
    code = application.exec()
    if application.platformName() == "offscreen":
        application.clipboard().clear()  # this platform would free what was copied too late
    return code


def show_within_screen(window: MainWindow) -> None:
    """A window that is larger than the screen fills the screen instead."""
    available = window.screen().availableGeometry().size()
    if window.size().boundedTo(available) == window.size():
        window.show()
    else:
        window.resize(window.size().boundedTo(available))
        window.showMaximized()


def make_application() -> QApplication:
    QCoreApplication.setApplicationName("slalom")
    QApplication.setDesktopFileName("slalom")
    application = QApplication(["slalom"])
    application.setStyle("Fusion")
    application.setFont(tabular(application.font()))
    return application


def dress(application: QApplication, theme_source: ThemeSource) -> None:
    """Gives the application the colours of the theme, now and whenever it changes."""

    def wear() -> None:
        with nothing_collected():
            application.setPalette(palette(theme_source.current))
            application.setStyleSheet(stylesheet(theme_source.current))

    wear()
    theme_source.changed.connect(wear)


@contextmanager
def nothing_collected() -> Iterator[None]:
    """While Qt walks over all widgets, as for a style: one that is collected meanwhile crashes it.

    Widgets without a parent, such as menus of pyqtgraph, wait for the collector in cycles.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _tell_of_errors(session: Session) -> None:
    """An error in a slot is printed, said in the status line, and holds the race."""

    def tell(
        kind: type[BaseException], error: BaseException, traceback: TracebackType | None
    ) -> None:
        sys.__excepthook__(kind, error, traceback)
        session.pause()
        sentence = session.tr("Something went wrong inside Slalom; the race is held.")
        session.player.remarks.say(sentence, lambda: not session.playing)

    sys.excepthook = tell
