import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.throttle import Throttle


class Painted(QWidget):
    """Notes its paint events beside what a throttle does."""

    def __init__(self) -> None:
        super().__init__()
        self.notes: list[str] = []

    def paintEvent(self, event: object) -> None:
        del event
        self.notes.append("paint")

    def act(self) -> None:
        self.notes.append("act")


@pytest.fixture
def widget(qtbot: QtBot) -> Painted:
    made = Painted()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    qtbot.waitUntil(lambda: bool(made.notes))
    made.notes.clear()
    return made


def test_the_first_request_acts_at_once_and_the_last_is_not_lost(
    qtbot: QtBot, widget: Painted
) -> None:
    throttle = Throttle(widget.act, 30, QObject(widget))
    for _ in range(3):
        throttle.request()
    assert widget.notes == ["act"]
    qtbot.waitUntil(lambda: widget.notes == ["act", "act"])
    qtbot.wait(80)
    assert widget.notes == ["act", "act"]


def test_what_is_to_be_drawn_is_drawn_before_a_request_that_waits_for_it(
    qtbot: QtBot, widget: Painted
) -> None:
    throttle = Throttle(widget.act, 30, QObject(widget))
    throttle.request_after_paint()
    throttle.request()
    widget.update()
    assert widget.notes == []
    qtbot.waitUntil(lambda: "act" in widget.notes)
    assert widget.notes[0] == "paint"
    qtbot.wait(80)
    assert widget.notes.count("act") == 1
