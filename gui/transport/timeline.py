"""A slider over the steps of the race, with its edits and branches as marks."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider, QToolTip, QWidget

MARK_WIDTH = 3
MARK_HEIGHT = 5
BRANCH_HEIGHT = 6.0
REACH = 5
MOST_TOLD = 8
GROOVE_HEIGHT = 4
DOT, DOT_GAP = 2, 6
SHORTEST = 100
LAST_STEP = 2**31 - 1


@dataclass(frozen=True)
class Mark:
    """An edit or a branch, in the colour of its racer, and what it was in words."""

    step: int
    color: str
    text: str = ""
    is_branch: bool = False


class Timeline(QSlider):
    """Goes beyond what is computed, so that the handle moves while the race runs.

    The track is filled up to the handle, solid as far as steps are computed, and dotted beyond.

    Signals:
        scrubbed: a person asked for a step.
    """

    scrubbed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._computed = 0
        self.marks: tuple[Mark, ...] = ()
        self._computed_color = QColor()
        self.setRange(0, SHORTEST)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.valueChanged.connect(self.scrubbed)

    def show_race(self, shown: int, computed: int, last: int | None) -> None:
        """Shows where the race is without asking for a step."""
        blocked = self.blockSignals(True)
        self.setMaximum(min(last or rounded_up(max(computed, shown)), LAST_STEP))
        self.setValue(shown)
        self.blockSignals(blocked)
        if computed != self._computed:
            self._computed = computed
            self.update()

    def set_marks(self, marks: tuple[Mark, ...], computed_color: str) -> None:
        self.marks = marks
        self._computed_color = QColor(computed_color)
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self.setValue(self._step_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setValue(self._step_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_track(painter)
        painter.end()
        super().paintEvent(event)
        painter.begin(self)
        for mark in self.marks:
            self._paint_mark(painter, mark)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """The tooltip of a mark says what was done there."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            text = self.text_at(event.x()) or self.toolTip()
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def text_at(self, x: float) -> str:
        """What was done at a place, a line a mark; a drag while the race ran is hundreds."""
        told = [mark.text for mark in self.marks_near(x)]
        if len(told) > MOST_TOLD:
            more = self.tr("and {count} more").format(count=len(told) - MOST_TOLD)
            told = [*told[:MOST_TOLD], more]
        return "\n".join(told)

    def marks_near(self, x: float) -> tuple[Mark, ...]:
        """The marks within a pointer's breadth of a place."""
        near = [mark for mark in self.marks if abs(self.x_of(mark.step) - x) <= REACH]
        return tuple(near)

    def x_of(self, step: int) -> int:
        """Where a step is, in pixels from the left."""
        inset, travel = self._travel()
        return inset + QStyle.sliderPositionFromValue(0, self.maximum(), step, travel)

    def _paint_mark(self, painter: QPainter, mark: Mark) -> None:
        """A bar above the track for an edit, below it an arrow up to it for a branch."""
        x, color = self.x_of(mark.step), QColor(mark.color)
        if not mark.is_branch:
            painter.fillRect(QRect(x - MARK_WIDTH // 2, 0, MARK_WIDTH, MARK_HEIGHT), color)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        bottom = self.height() - 0.5
        corners = ((x + 0.5, bottom - BRANCH_HEIGHT), (x - 4.0, bottom), (x + 5.0, bottom))
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_track(self, painter: QPainter) -> None:
        inset, travel = self._travel()
        end, top = self.x_of(self._computed), (self.height() - GROOVE_HEIGHT) // 2
        painter.fillRect(QRect(inset, top, end - inset, GROOVE_HEIGHT), self._computed_color)
        dots = QRect(0, top + (GROOVE_HEIGHT - DOT) // 2, DOT, DOT)
        for x in range(end + DOT_GAP, inset + travel, DOT_GAP):
            painter.fillRect(dots.translated(x, 0), self._computed_color)

    def _step_at(self, x: float) -> int:
        inset, travel = self._travel()
        return QStyle.sliderValueFromPosition(0, self.maximum(), round(x) - inset, travel)

    def _travel(self) -> tuple[int, int]:
        """Where the middle of the handle is at step 0, and how far it can go, in pixels."""
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderHandle, self
        )
        return handle.width() // 2, self.width() - handle.width()


def rounded_up(step: int) -> int:
    """The next of 100, 200, 500, 1000, ... that leaves room ahead of the step."""
    decade = SHORTEST
    while True:
        for factor in (1, 2, 5):
            if step < factor * decade:
                return factor * decade
        decade *= 10
