"""The starts as a table model: a row a start, a column a coordinate."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from engine.catalog.limits import FARTHEST
from gui.widgets.number_text import brief_text, exact_text, read_number

Index = QModelIndex | QPersistentModelIndex

COORDINATES = ("x", "y")
_DIGITS = 6
_NOWHERE = QModelIndex()


class StartsModel(QAbstractTableModel):
    """Shows few digits, edits all of them; what a person types leaves as a signal.

    Signals:
        coordinate_entered(int, int, float): start, coordinate and its new number.
        refused(str): what would be right.
    """

    coordinate_entered = Signal(int, int, float)
    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._points: NDArray[np.float64] = np.empty((len(COORDINATES), 0))

    def set_points(self, points: NDArray[np.float64]) -> None:
        """Show these points, of shape (coordinates, starts)."""
        old, new = self._points.shape[1], points.shape[1]
        if new > old:
            self.beginInsertRows(_NOWHERE, old, new - 1)
            self._points = points
            self.endInsertRows()
        elif new < old:
            self.beginRemoveRows(_NOWHERE, new, old - 1)
            self._points = points
            self.endRemoveRows()
        self._points = points
        if new:
            self.dataChanged.emit(self.index(0, 0), self.index(new - 1, len(COORDINATES) - 1))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else int(self._points.shape[1])

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(COORDINATES)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return COORDINATES[section] if orientation == Qt.Orientation.Horizontal else section + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        number = float(self._points[index.column(), index.row()])
        if role == Qt.ItemDataRole.DisplayRole:
            return brief_text(number, _DIGITS)
        if role in (Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole):
            return exact_text(number)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{COORDINATES[index.column()]} {exact_text(number)}"
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole:
            return False
        number = read_number(str(value))
        if number is None or abs(number) > FARTHEST:
            self.refused.emit(self.tr("Type one number, such as -1.5 or 2e-3."))
            return False
        if number != self._points[index.column(), index.row()]:
            self.coordinate_entered.emit(index.row(), index.column(), number)
        return True
