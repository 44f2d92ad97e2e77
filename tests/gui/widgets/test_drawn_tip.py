import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QToolTip
from pytestqt.qtbot import QtBot

from gui.widgets.drawn_tip import DrawnTip


@pytest.mark.parametrize(("drawn", "shown"), [("<b>drawn</b>", "<b>drawn</b>"), ("", "plain")])
def test_what_is_drawn_stands_in_for_the_plain_tooltip(
    qtbot: QtBot, drawn: str, shown: str
) -> None:
    label = QLabel("here")
    qtbot.addWidget(label)
    label.setToolTip("plain")
    looks: list[None] = []

    def draw() -> str:
        looks.append(None)
        return drawn

    DrawnTip(label, draw)
    label.show()
    assert not looks, "nobody has looked yet"
    place = QPoint(2, 2)
    QApplication.sendEvent(label, QHelpEvent(QEvent.Type.ToolTip, place, label.mapToGlobal(place)))
    assert QToolTip.text() == shown
    QToolTip.hideText()
