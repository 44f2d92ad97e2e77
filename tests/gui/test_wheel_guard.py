import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QScrollArea,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.wheel_guard import WheelGuard


class Panel(QScrollArea):
    """Three fields in a panel that is longer than it is high."""

    def __init__(self) -> None:
        super().__init__()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, 100)
        self.slider.setValue(50)
        self.number = QSpinBox()
        self.number.setValue(50)
        self.choice = QComboBox()
        self.choice.addItems([str(number) for number in range(100)])
        self.choice.setCurrentIndex(50)
        inside = QWidget()
        inside.setMinimumHeight(1000)
        layout = QVBoxLayout(inside)
        for widget in (self.slider, self.number, self.choice):
            layout.addWidget(widget)
        layout.addStretch(1)
        self.setWidget(inside)
        self.resize(200, 200)

    def values(self) -> tuple[int, int, int]:
        return self.slider.value(), self.number.value(), self.choice.currentIndex()


@pytest.fixture
def panel(qtbot: QtBot) -> Panel:
    made = Panel()
    qtbot.addWidget(made)
    application = QApplication.instance()
    assert application is not None
    guard = WheelGuard(made)
    application.installEventFilter(guard)
    made.show()
    qtbot.waitExposed(made)
    made.verticalScrollBar().setFocus()
    return made


def turn_wheel(panel: Panel, field: QWidget) -> None:
    """As the platform does it: the window gets the event and finds the field."""
    place = field.mapTo(panel, field.rect().center())
    QTest.wheelEvent(panel.windowHandle(), QPointF(place), QPoint(0, -120))


@pytest.mark.parametrize("name", ["slider", "number", "choice"])
def test_the_wheel_over_an_unfocused_field_scrolls_the_panel(panel: Panel, name: str) -> None:
    turn_wheel(panel, getattr(panel, name))
    assert panel.values() == (50, 50, 50)
    assert panel.verticalScrollBar().value() > 0


@pytest.mark.parametrize("name", ["slider", "number", "choice"])
def test_the_wheel_over_a_focused_field_changes_it(panel: Panel, name: str, qtbot: QtBot) -> None:
    field = getattr(panel, name)
    panel.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    turn_wheel(panel, field)
    assert panel.values() != (50, 50, 50)
    assert panel.verticalScrollBar().value() == 0
