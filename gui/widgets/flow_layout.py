"""A layout that fills lines from left to right, like words of a text."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from gui.widgets.lines import GAP, places_of

_NARROWEST = 120


class FlowLayout(QLayout):
    """Its height follows from its width."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """However long a text is, its line may be as narrow as a few words."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size.boundedTo(QSize(_NARROWEST, size.height()))

    def _place(self, rect: QRect, move: bool) -> int:
        """The height that is needed; all lines are as high as the highest item."""
        hints = [item.sizeHint() for item in self._items]
        height = max((hint.height() for hint in hints), default=0)
        places = places_of([hint.width() for hint in hints], rect.width())
        for item, hint, (line, x) in zip(self._items, hints, places, strict=True):
            if move:
                size = QSize(min(hint.width(), rect.width()), hint.height())
                at = QPoint(rect.x() + x, rect.y() + line * (height + GAP))
                item.setGeometry(QRect(at, size))
        return (places[-1][0] + 1) * (height + GAP) - GAP if places else 0
