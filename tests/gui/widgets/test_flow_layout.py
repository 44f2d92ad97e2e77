"""Widgets fill lines, and the height that they need follows from the width."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.flow_layout import FlowLayout
from gui.widgets.lines import GAP

WIDE, HIGH = 60, 20


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    flow = FlowLayout(made)
    for _ in range(3):
        one = QWidget(made)
        one.setFixedSize(WIDE, HIGH)
        flow.addWidget(one)
    return made


def test_the_height_follows_from_how_many_stand_in_a_line(host: QWidget) -> None:
    layout = host.layout()
    assert layout.heightForWidth(3 * WIDE + 2 * GAP) == HIGH
    assert layout.heightForWidth(3 * WIDE) == 2 * HIGH + GAP
    assert layout.heightForWidth(WIDE) == 3 * HIGH + 2 * GAP


def test_who_has_no_room_in_a_line_begins_the_next_one(host: QWidget) -> None:
    layout = host.layout()
    layout.setGeometry(QRect(10, 5, 2 * WIDE + GAP, 100))
    places = [layout.itemAt(i).geometry().topLeft().toTuple() for i in range(layout.count())]
    assert places == [(10, 5), (10 + WIDE + GAP, 5), (10, 5 + HIGH + GAP)]
