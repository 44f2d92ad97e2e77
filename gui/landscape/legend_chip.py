"""One entry of the legend over the map."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QWidget

ICON_SIDE = 14
_ICON_GAP = 4


class Chip(QPushButton):
    """A racer in the legend.

    Signals:
        pointed_at: the pointer or the focus came (True) or went (False).
    """

    pointed_at = Signal(bool)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("chip", True)
        self.setIconSize(QSize(ICON_SIDE, ICON_SIDE))

    def width_with(self, text: str) -> int:
        """What it needs to show another text."""
        mnemonic, metrics = Qt.TextFlag.TextShowMnemonic, self.fontMetrics()
        own, other = (metrics.size(mnemonic, words).width() for words in (self.text(), text))
        return self.sizeHint().width() + other - own

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """A name that is longer than a line ends in an ellipsis."""
        super().initStyleOption(option)
        contents = QStyle.SubElement.SE_PushButtonContents
        room = self.style().subElementRect(contents, option, self).width()
        if not self.icon().isNull():
            room -= self.iconSize().width() + _ICON_GAP
        right = Qt.TextElideMode.ElideRight
        option.text = self.fontMetrics().elidedText(option.text, right, room)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.pointed_at.emit(True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed_at.emit(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.pointed_at.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.pointed_at.emit(False)
