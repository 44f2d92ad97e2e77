from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QScrollArea,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from tests.gui.windows import open_window

Field = QAbstractSlider | QAbstractSpinBox | QComboBox


def fields(window: MainWindow) -> list[Field]:
    """Everything in the window that the wheel could change."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if isinstance(widget, Field) and not isinstance(widget, QScrollBar) and widget.isVisible()
    ]


def value_of(field: Field) -> object:
    if isinstance(field, QAbstractSlider):
        return field.value()
    return field.currentIndex() if isinstance(field, QComboBox) else field.text()


def place_of(window: MainWindow, field: QWidget) -> QPoint:
    return field.mapTo(window, field.rect().center())


def turn_wheel(window: MainWindow, field: QWidget, angle: int) -> None:
    """As the platform does it: the window gets the event and finds the field."""
    place = place_of(window, field)
    QTest.wheelEvent(window.windowHandle(), QPointF(place), QPoint(0, angle))


def test_the_wheel_over_an_unfocused_field_changes_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    with open_window(qtbot, tmp_path) as window:
        window.map.plot.setFocus()
        assert len(fields(window)) > 8
        for field in fields(window):
            assert field.focusPolicy() != Qt.FocusPolicy.WheelFocus, field.objectName()
            before = value_of(field)
            for angle in (120, -120):
                turn_wheel(window, field, angle)
                assert value_of(field) == before, field.objectName()
            assert not field.hasFocus()


def test_the_wheel_over_an_unfocused_field_scrolls_the_panel(qtbot: QtBot, tmp_path: Path) -> None:
    with open_window(qtbot, tmp_path) as window:
        for _ in range(6):
            window.session.duplicate_racer(0)
        racers = window.findChild(QWidget, "racers_panel")
        area = next(area for area in racers.findChildren(QScrollArea) if area.isVisible())
        bar = area.verticalScrollBar()
        slider = next(field for field in fields(window) if racers.isAncestorOf(field))
        window.map.plot.setFocus()
        qtbot.waitUntil(
            lambda: (
                bar.maximum() > bar.pageStep() / 2
                and window.childAt(place_of(window, slider)) is slider
            )
        )
        turn_wheel(window, slider, -120)
        qtbot.waitUntil(lambda: bar.value() > 0)


def test_the_wheel_over_a_focused_slider_moves_it(qtbot: QtBot, tmp_path: Path) -> None:
    with open_window(qtbot, tmp_path) as window:
        window.activateWindow()
        qtbot.waitActive(window)
        for name in ("speed", "timeline", "run_until"):
            field = next(field for field in fields(window) if field.objectName() == name)
            field.setFocus()
            before = value_of(field)
            turn_wheel(window, field, -120 if name == "run_until" else 120)
            assert value_of(field) != before, name
