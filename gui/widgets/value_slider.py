"""A slider over real numbers, on a linear or a logarithmic scale."""

from __future__ import annotations

import math

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import QApplication, QSlider, QStyle, QStyleOptionSlider, QWidget

_POSITIONS = 1000
_DIGITS = 3
_LEAST_SHARE = 1e-6
"""Where a logarithmic slider begins at zero, its next position is this share of the far end."""
_TICK_HEIGHT = 4


class ValueSlider(QSlider):
    """Moves through [low, high]; numbers outside show as the nearest end and stay what they are.

    A logarithmic slider may begin at zero: its first position is nothing at all.

    Signals:
        value_moved(float): a person moved the handle; never emitted by `set_value`.
    """

    value_moved = Signal(float)

    def __init__(
        self, low: float, high: float, logarithmic: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._low, self._high, self._logarithmic = low, high, logarithmic and low >= 0
        self._least = low if low > 0 else high * _LEAST_SHARE
        self._default_position: int | None = None
        self._suggested_position: int | None = None
        self.setRange(0, _POSITIONS)
        self.setSingleStep(_POSITIONS // 100)
        self.setPageStep(_POSITIONS // 10)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.valueChanged.connect(self._tell)

    def set_value(self, value: float) -> None:
        """Show a number without telling anybody."""
        was_blocked = self.blockSignals(True)
        self.setValue(self.position_of(value))
        self.blockSignals(was_blocked)
        self.update()

    def mark_default(self, value: float) -> None:
        """Draw a small tick where the default is."""
        self._default_position = self.position_of(value)
        self.update()

    def mark_suggestion(self, value: float | None) -> None:
        """Draw a stronger tick where a suggested number is."""
        self._suggested_position = None if value is None else self.position_of(value)
        self.update()

    def position_of(self, value: float) -> int:
        """The handle position that shows this number."""
        inside = min(max(value, self._low), self._high)
        if self._logarithmic:
            above = max(inside, self._least) / self._least
            share = math.log(above) / math.log(self._high / self._least)
            return max(round(share * _POSITIONS), int(inside > self._low))
        return round((inside - self._low) / (self._high - self._low) * _POSITIONS)

    def number_at(self, position: int) -> float:
        """The number of a handle position, rounded as far as the slider can tell apart."""
        if position in (0, _POSITIONS):
            return self._low if position == 0 else self._high
        share = position / _POSITIONS
        if self._logarithmic:
            raw = self._least * (self._high / self._least) ** share
            return float(f"{raw:.{_DIGITS}g}")
        span = self._high - self._low
        decimals = math.ceil(math.log10(_POSITIONS / span))
        return round(self._low + share * span, decimals)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside the handle brings it there, ready to be dragged on."""
        handle = self._handle()
        where = event.position().toPoint()
        if event.button() is Qt.MouseButton.LeftButton and not handle.contains(where):
            travel = self.width() - handle.width()
            across = where.x() - handle.width() // 2
            self.setValue(QStyle.sliderValueFromPosition(0, _POSITIONS, across, travel))
        super().mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._default_position is not None:
            self._paint_tick(self._default_position, QPalette.ColorRole.PlaceholderText, 1)
        if self._suggested_position is not None:
            self._paint_tick(self._suggested_position, QPalette.ColorRole.Highlight, 2)
        super().paintEvent(event)

    def _paint_tick(self, position: int, role: QPalette.ColorRole, width: int) -> None:
        handle = self._handle()
        travel = self.width() - handle.width()
        across = handle.width() // 2 + QStyle.sliderPositionFromValue(
            0, _POSITIONS, position, travel
        )
        painter = QPainter(self)
        tick = QRect(across, self.height() - _TICK_HEIGHT, width, _TICK_HEIGHT)
        painter.fillRect(tick, QApplication.palette().color(role))
        painter.end()

    def _handle(self) -> QRect:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        return self.style().subControlRect(
            QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderHandle, self
        )

    def _tell(self, position: int) -> None:
        self.value_moved.emit(self.number_at(position))
