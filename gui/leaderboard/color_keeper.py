"""Selected rows of a table keep the colours that mean something."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem


class ColorKeeper(QStyledItemDelegate):
    """Paints a selected cell as any other, only on the ground of the selection.

    The style would write the whole row in one colour and tint its icons.
    """

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        if option.state & QStyle.StateFlag.State_Selected:
            option.state &= ~(QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver)
            option.backgroundBrush = option.widget.palette().brush(QPalette.ColorRole.Highlight)
