"""A style sheet's colours follow the properties of a widget."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.widgets.style_property import show_properties

SHEET = 'QLabel[warned="true"] { color: #ff0000; } QLabel[warned="false"] { color: #0000ff; }'


@pytest.fixture
def label(qtbot: QtBot) -> QLabel:
    made = QLabel("here")
    qtbot.addWidget(made)
    made.setStyleSheet(SHEET)
    made.show()
    return made


def color(label: QLabel) -> str:
    return label.palette().color(QPalette.ColorRole.WindowText).name()


def test_a_changed_property_changes_the_colour(label: QLabel) -> None:
    show_properties(label, warned=True)
    assert color(label) == "#ff0000"
    show_properties(label, warned=False, muted=True)
    assert color(label) == "#0000ff"
    assert label.property("muted") is True


def test_nothing_is_styled_anew_while_nothing_changes(
    label: QLabel, monkeypatch: pytest.MonkeyPatch
) -> None:
    show_properties(label, warned=True, muted=False)
    monkeypatch.setattr(label, "style", lambda: pytest.fail("styled anew"))
    show_properties(label, warned=True, muted=False)
