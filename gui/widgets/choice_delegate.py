"""How a line of a catalog's list is drawn."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

Index = QModelIndex | QPersistentModelIndex

IDENTIFIER = Qt.ItemDataRole.UserRole
DETAIL = Qt.ItemDataRole.UserRole + 1
REMOVABLE = Qt.ItemDataRole.UserRole + 2
PICTURE = Qt.ItemDataRole.UserRole + 3
_PADDING = 6
_DETAIL_SCALE = 0.85


class ChoiceDelegate(QStyledItemDelegate):
    """The name, and beneath it the detail in small muted letters; titles in small letters alone."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        if not index.data(IDENTIFIER):
            self._paint_title(painter, option, str(index.data()))
            return
        style = option.widget.style()
        style.drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget
        )
        inner = option.rect.adjusted(_PADDING, _PADDING // 2, -_PADDING, -_PADDING // 2)
        upper, lower = QRect(inner), QRect(inner)
        upper.setHeight(option.fontMetrics.height())
        lower.setTop(upper.bottom())
        painter.save()
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        _draw_elided(painter, upper, str(index.data()))
        painter.setFont(_small(option))
        painter.setPen(QApplication.palette().color(QPalette.ColorRole.PlaceholderText))
        _draw_elided(painter, lower, str(index.data(DETAIL)))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        small = QFontMetrics(_small(option)).height()
        if not index.data(IDENTIFIER):
            return QSize(0, small + 2 * _PADDING)
        return QSize(0, option.fontMetrics.height() + small + 2 * _PADDING)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Pictures in tooltips are drawn only when they are looked at."""
        draw = index.data(PICTURE)
        if draw is None or event.type() != QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), draw(), view)
        return True

    def _paint_title(self, painter: QPainter, option: QStyleOptionViewItem, title: str) -> None:
        font = _small(option)
        font.setBold(True)
        painter.save()
        painter.setFont(font)
        painter.setPen(QApplication.palette().color(QPalette.ColorRole.PlaceholderText))
        _draw_elided(painter, option.rect.adjusted(_PADDING, 0, -_PADDING, 0), title)
        painter.restore()


def _small(option: QStyleOptionViewItem) -> QFont:
    font = QFont(option.font)
    font.setPointSizeF(font.pointSizeF() * _DETAIL_SCALE)
    return font


def _draw_elided(painter: QPainter, rect: QRect, text: str) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, shown)
