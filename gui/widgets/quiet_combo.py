"""A combo box that lets the wheel scroll what lies around it, and says where a text is cut."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QWidget


class QuietCombo(QComboBox):
    """The wheel changes it only when it has the focus, which the wheel cannot give it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_narrow(self, letters: int) -> None:
        """From now on as narrow as these many letters, however long the texts are."""
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(letters)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """A text that is longer than its place ends in an ellipsis."""
        super().initStyleOption(option)
        style, control = self.style(), QStyle.ComplexControl.CC_ComboBox
        field = style.subControlRect(control, option, QStyle.SubControl.SC_ComboBoxEditField, self)
        right, text = Qt.TextElideMode.ElideRight, option.currentText
        option.currentText = self.fontMetrics().elidedText(text, right, field.width())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
