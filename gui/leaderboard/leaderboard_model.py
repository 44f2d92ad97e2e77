"""The leaderboard as a tree model: racers, and beneath each its paths."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QBrush, QColor, QIcon

from engine.measures import Standing, Status
from gui.leaderboard.leaderboard_columns import COLUMNS, RACER, STATUS, Column, Row
from gui.leaderboard.reasons import Reasons
from gui.racers.racer_look import RacerLook
from gui.theme import Theme, racer_text
from gui.widgets.marker_icon import marker_icon

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

_NOWHERE = QModelIndex()
_TOP = 0
_UP, _DOWN = "\N{BLACK UP-POINTING SMALL TRIANGLE}", "\N{BLACK DOWN-POINTING SMALL TRIANGLE}"
_GOOD = frozenset({Status.MINIMUM})
_BAD = frozenset({Status.DIVERGED, Status.ESCAPED})
_DOUBTFUL = frozenset({Status.SADDLE, Status.PLATEAU})


class LeaderboardModel(QAbstractItemModel):
    """Rows keep their selection and stay unfolded while they change places.

    The internal number of an index is 0 for a racer's row, else the racer's index plus one.

    Attributes:
        columns: what each column says.
    """

    def __init__(self, theme: Theme, reasons: Reasons, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._reasons = reasons
        self.columns: tuple[Column, ...] = COLUMNS
        self._standings: list[Standing] = []
        self._looks: tuple[RacerLook, ...] = ()
        self._icons: list[QIcon] = []
        self._highlighted: int | None = None
        self._sort_column = 0
        self._descending = False

    def set_standings(self, standings: Sequence[Standing], looks: tuple[RacerLook, ...]) -> None:
        """Show a newer table of the same racers in place, or a table of others."""
        ordered = self._ordered(standings)
        if looks != self._looks:  # Qt remembers how each icon is painted, so none is made in vain
            self._icons = [marker_icon(look.marker, look.color) for look in looks]
        if _shape(ordered) != _shape(self._standings):
            self.beginResetModel()
            self._standings, self._looks = ordered, looks
            self.endResetModel()
            return
        self._looks = looks
        self._reorder(ordered)
        self._tell_changes()

    def set_columns(self, columns: tuple[Column, ...]) -> None:
        """As many as before, of which some say something else."""
        if columns != self.columns:
            self.columns = columns
            self._tell_titles()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    def set_highlighted(self, racer: int | None) -> None:
        if racer != self._highlighted:
            self._highlighted = racer
            self._tell_changes()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sort_column = column
        self._descending = order == Qt.SortOrder.DescendingOrder
        self._reorder(self._ordered(self._standings))
        self._tell_titles()

    def racer_at(self, index: Index) -> int | None:
        """The racer of a row, also of one of its starts."""
        if not index.isValid():
            return None
        inner = index.internalId()
        return self._standings[index.row()].racer if inner == _TOP else inner - 1

    def start_at(self, index: Index) -> int | None:
        is_path = index.isValid() and index.internalId() != _TOP
        return index.row() if is_path else None

    def index_of(self, racer: int | None) -> QModelIndex:
        """The row of a racer; no index if it does not run."""
        place = self._place(racer)
        return _NOWHERE if place is None else self.index(place, 0)

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        racer = self.racer_at(parent)
        return self.createIndex(row, column, _TOP if racer is None else racer + 1)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        if not index.isValid() or index.internalId() == _TOP:
            return QModelIndex()
        return self.index_of(index.internalId() - 1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        if not parent.isValid():
            return len(self._standings)
        if parent.internalId() != _TOP or parent.column() != 0:
            return 0
        return len(self._standings[parent.row()].paths)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        del parent
        return len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Role.DisplayRole:
            title = QCoreApplication.translate("Leaderboard", str(column.title))
            return f"{title} {self._arrow()}" if section == self._sort_column else title
        if role == Role.ToolTipRole:
            meaning = QCoreApplication.translate("Leaderboard", str(column.tool_tip))
            return meaning + "\n" + self.tr("Right-click to choose columns.")
        return _alignment(section) if role == Role.TextAlignmentRole else None

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        row = self._row(index)
        if role == Role.DisplayRole:
            return (
                self._name(row)
                if index.column() == RACER
                else self.columns[index.column()].text(row)
            )
        if role == Role.TextAlignmentRole:
            return _alignment(index.column())
        if role == Role.DecorationRole and index.column() == RACER and isinstance(row, Standing):
            return self._icons[row.racer]
        if role == Role.ForegroundRole:
            return self._foreground(row, index.column())
        if role == Role.BackgroundRole and self.racer_at(index) == self._highlighted:
            return QBrush(QColor(self._theme.raised))
        return self._summary(index) if role == Role.ToolTipRole else None

    def _arrow(self) -> str:
        return _DOWN if self._descending else _UP

    def _row(self, index: Index) -> Row:
        inner = index.internalId()
        if inner == _TOP:
            return self._standings[index.row()]
        place = self._place(inner - 1)
        assert place is not None
        return self._standings[place].paths[index.row()]

    def _place(self, racer: int | None) -> int | None:
        racers = [standing.racer for standing in self._standings]
        return racers.index(racer) if racer in racers else None

    def _name(self, row: Row) -> str:
        if isinstance(row, Standing):
            return self._looks[row.racer].full_name
        return self.tr("Start {number}").format(number=row.start + 1)

    def _summary(self, index: Index) -> str:
        """Everything at once, also what a narrow panel hides, and why the status is what it is."""
        row, racer = self._row(index), self.racer_at(index)
        assert racer is not None
        lines = [
            f"{QCoreApplication.translate('Leaderboard', str(column.title))}: {column.text(row)}"
            for column in self.columns[RACER + 1 :]
        ]
        return "\n".join([self._name(row), *lines, self._reasons.why(racer, row)])

    def _foreground(self, row: Row, column: int) -> QBrush | None:
        theme = self._theme
        if column == RACER and isinstance(row, Standing):
            return QBrush(QColor(racer_text(theme, self._looks[row.racer].color.name())))
        if column != STATUS:
            return None
        if row.status in _GOOD:
            return QBrush(QColor(theme.good))
        if row.status in _BAD:
            return QBrush(QColor(theme.bad))
        return QBrush(QColor(theme.warn if row.status in _DOUBTFUL else theme.muted))

    def _ordered(self, standings: Sequence[Standing]) -> list[Standing]:
        column = self.columns[self._sort_column]
        by_rank = sorted(standings, key=lambda standing: standing.rank)
        return sorted(by_rank, key=lambda standing: column.sort_key(standing, self._descending))

    def _reorder(self, ordered: list[Standing]) -> None:
        before = [standing.racer for standing in self._standings]
        after = {standing.racer: place for place, standing in enumerate(ordered)}
        moved = before != list(after)
        if moved:
            self.layoutAboutToBeChanged.emit()
        self._standings = ordered
        if moved:
            old = [index for index in self.persistentIndexList() if index.internalId() == _TOP]
            new = [self.createIndex(after[before[i.row()]], i.column(), _TOP) for i in old]
            self.changePersistentIndexList(old, new)
            self.layoutChanged.emit()

    def _tell_titles(self) -> None:
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def _tell_changes(self) -> None:
        last = len(self.columns) - 1
        for place, standing in enumerate(self._standings):
            parent = self.index(place, 0)
            self.dataChanged.emit(parent, self.index(place, last))
            if standing.paths:
                bottom = self.index(len(standing.paths) - 1, last, parent)
                self.dataChanged.emit(self.index(0, 0, parent), bottom)


def _shape(standings: Sequence[Standing]) -> dict[int, int]:
    return {standing.racer: len(standing.paths) for standing in standings}


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if column in (RACER, STATUS) else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter
