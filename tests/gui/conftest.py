"""Fixtures for everything with a window: no settings of a person, nothing left behind.

Also the session that most tests play by hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import getAllValidWrappers

from gui.session import Session
from tests.gui.clock import HandClock
from tests.gui.setups import two_racers


def active_timers() -> set[QTimer]:
    """Every timer made in Python that is running, whoever owns it."""
    found = (wrapper for wrapper in getAllValidWrappers() if isinstance(wrapper, QTimer))
    return {timer for timer in found if timer.isActive()}


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def session(clock: HandClock) -> Iterator[Session]:
    made = Session(two_racers(), clock)
    yield made
    made.player.stop()


@pytest.fixture(autouse=True)
def _settings_of_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything that would be remembered goes to a folder of the test."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    for scope in (QSettings.Scope.UserScope, QSettings.Scope.SystemScope):
        QSettings.setPath(QSettings.Format.IniFormat, scope, str(tmp_path))


@pytest.fixture(autouse=True)
def _nothing_is_left_behind(qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that leaves a window open or a timer of its own running has failed."""
    del qtbot
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    before, ticking = set(map(id, application.topLevelWidgets())), active_timers()
    yield
    application.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    # What Python has copied must go before Python does: Qt's own clipboard outlives it and crashes.
    application.clipboard().clear()
    visible = [
        widget
        for widget in application.topLevelWidgets()
        if id(widget) not in before and widget.isVisible()
    ]
    running = sorted(str(timer.parent()) for timer in active_timers() - ticking)
    assert not visible, f"{request.node.name} left windows open: {visible}"
    assert not running, f"{request.node.name} left timers running: {running}"
