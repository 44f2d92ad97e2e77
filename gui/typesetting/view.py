"""A widget that shows a rule or a formula in good type."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from gui.typesetting.drawing import draw_page
from gui.typesetting.lines import Page, page
from gui.typesetting.text import NOTHING, MathText

_LEAST_WIDTH = 120
_ENLARGED = 1.1
_REACH = 3.0
_KEPT_PAGES = 4


class TypesetView(QWidget):
    """As tall as the text needs at the width that it has; a name under the pointer is explained."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = NOTHING
        self._explain: Callable[[str], str] = _nothing
        self._pages: dict[float, Page] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * _ENLARGED)
        self.setFont(font)

    def show_text(self, text: MathText, explain: Callable[[str], str] | None = None) -> None:
        """`explain` says what a name in it means, as rich text, for whoever points at it."""
        self._text = text
        self._explain = explain or _nothing
        self._pages.clear()
        self.setAccessibleName(text.text)
        self.updateGeometry()
        self.update()

    def page(self) -> Page:
        """The layout at the width of the moment, with the place of every name."""
        return self._page_of(float(self.width()))

    def name_at(self, place: QPointF) -> str | None:
        """The name that stands there, or quite near."""
        for line in self.page().name_rects():
            for name, rect in line:
                if name and _around(rect).contains(place):
                    return name
        return None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return math.ceil(self._page_of(float(width)).height)

    def sizeHint(self) -> QSize:
        width = max(self.width(), _LEAST_WIDTH)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, self.heightForWidth(max(self.width(), _LEAST_WIDTH)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._pages.clear()
            self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            name = self.name_at(QPointF(event.pos()))
            meaning = self._explain(name) if name else ""
            if meaning:
                QToolTip.showText(event.globalPos(), meaning, self)
                return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        color = QApplication.palette().color(QPalette.ColorRole.WindowText)
        draw_page(painter, self.page(), 0.0, 0.0, color)
        painter.end()

    def _page_of(self, width: float) -> Page:
        """Layouts ask for the same few widths in turns, so the last few pages are kept."""
        if width not in self._pages:
            if len(self._pages) == _KEPT_PAGES:
                del self._pages[next(iter(self._pages))]
            lines = self._text.lines
            self._pages[width] = page(lines, self.font(), width, self._text.assigns)
        return self._pages[width]


def _nothing(name: str) -> str:
    del name
    return ""


def _around(rect: QRectF) -> QRectF:
    return rect.adjusted(-_REACH, -_REACH, _REACH, _REACH)
