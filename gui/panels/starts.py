"""The starts as a table: exact numbers, and everything that clicks on the map do, by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelection, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gui.refusals import accepted
from gui.session import Session
from gui.starts.many_starts import ManyStarts
from gui.starts.starts_model import StartsModel
from gui.theme import ThemeSource
from gui.widgets.glyph_button import GlyphButton
from gui.widgets.number_text import count_text
from gui.widgets.panel_title import PADDING

_ROW_ROOM, _FEWEST_ROWS = 4, 3
# Rows are low, so that a low window shows some of them.
_DENSE = """
QHeaderView::section { padding: 2px 6px; }
QTableView::item { padding: 0px 6px; }
QLineEdit { padding: 0px 3px; min-height: 0px; border-radius: 3px; }
"""
_FIRST_OF_A_NUMBER = frozenset("0123456789.,-+")


class StartsPanel(QWidget):
    """Follows the session's starts and its selected start, and leads them."""

    def __init__(
        self, session: Session, theme_source: ThemeSource, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        del theme_source  # the application's palette and style sheet say all
        self._session = session
        self._is_following = False
        self.title = QLabel()
        self.add = GlyphButton("add")
        self.remove = GlyphButton("remove")
        self.clear = QPushButton(self.tr("Clear"))
        self.table = QTableView()
        self.model = StartsModel(self)
        self.many = ManyStarts(session)
        self._lay_out()
        self._prepare_table()
        self._describe()
        self._show_points()
        self._connect()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Delete removes the selected start, and a number begins to be typed with its first key."""
        if watched is self.table and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and event.text() in _FIRST_OF_A_NUMBER:
                event.accept()
                return True
            pressed = event.type() == QEvent.Type.KeyPress
            if pressed and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                self._remove_start()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        header = QHBoxLayout()
        header.addWidget(self.title, 1)
        header.addWidget(self.clear)
        header.addWidget(self.add)
        header.addWidget(self.remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(PADDING, PADDING // 2, PADDING, PADDING // 2)
        layout.setSpacing(3)
        layout.addLayout(header)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.many)

    def _prepare_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setCornerButtonEnabled(False)
        table.setStyleSheet(_DENSE)
        trigger = QAbstractItemView.EditTrigger
        table.setEditTriggers(
            trigger.AnyKeyPressed | trigger.DoubleClicked | trigger.EditKeyPressed
        )
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setHighlightSections(False)
        table.verticalHeader().setHighlightSections(False)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        row = self.fontMetrics().height() + _ROW_ROOM
        table.verticalHeader().setMinimumSectionSize(row)
        table.verticalHeader().setDefaultSectionSize(row)
        table.setMinimumHeight(_FEWEST_ROWS * row + table.horizontalHeader().sizeHint().height())
        table.installEventFilter(self)

    def _describe(self) -> None:
        self.setObjectName("starts_panel")
        self.title.setProperty("muted", True)
        self.table.setObjectName("starts")
        self.table.setAccessibleName(self.tr("Starts"))
        self.table.setToolTip(self.tr("Type to change a number, Delete removes a start."))
        self.add.setObjectName("add_start")
        self.add.describe(self.tr("Add a start"), self.tr("Add a start and type its place."))
        self.remove.setObjectName("remove_start")
        self.remove.describe(self.tr("Remove the start"), self.tr("Remove the selected start."))
        self.clear.setObjectName("clear_starts")
        self.clear.setProperty("quiet", True)
        self.clear.setAccessibleName(self.tr("Remove all starts"))
        self.clear.setToolTip(self.tr("Remove all starts, to begin again one by one."))

    def _connect(self) -> None:
        self._session.setup_changed.connect(self._show_points)
        self._session.selection_changed.connect(self._show_selection)
        self.model.coordinate_entered.connect(self._move_start)
        self.model.refused.connect(self._session.said)
        self.table.selectionModel().selectionChanged.connect(self._select)
        self.add.clicked.connect(self._add_start)
        self.remove.clicked.connect(self._remove_start)
        self.clear.clicked.connect(lambda: self._session.set_starts(()))

    def _show_points(self) -> None:
        points = self._session.race.starts
        self._is_following = True  # a table chooses another row where the current one goes
        self.model.set_points(points)
        self._is_following = False
        count = points.shape[1]
        several = self.tr("{count} starts").format(count=count_text(count))
        self.title.setText(self.tr("One start") if count == 1 else several)
        self.remove.setEnabled(count > 0)
        self.clear.setEnabled(count > 0)
        self._show_selection()

    def _show_selection(self) -> None:
        start = self._session.selected_start
        if start is None:
            self.table.clearSelection()
        elif start != self.table.currentIndex().row() or not self.table.selectedIndexes():
            self.table.setCurrentIndex(self.model.index(start, 0))

    def _select(self, selected: QItemSelection) -> None:
        rows = [index.row() for index in selected.indexes()]
        if rows and not self._is_following:
            self._session.select_start(rows[0])

    def _move_start(self, start: int, coordinate: int, number: float) -> None:
        point = self._session.race.starts[:, start].tolist()
        point[coordinate] = number
        accepted(self._session, lambda: self._session.move_start(start, tuple(point)))

    def _add_start(self) -> None:
        if accepted(self._session, lambda: self._session.add_start(self._free_place())):
            first = self.model.index(self.model.rowCount() - 1, 0)
            self.table.setFocus()
            self.table.setCurrentIndex(first)
            self.table.edit(first)

    def _free_place(self) -> tuple[float, ...]:
        """The next of points that fill the window evenly, so that no start hides another."""
        number = self.model.rowCount() + 1
        window = self._session.setup.problem.full_window
        return tuple(
            low + (high - low) * _van_der_corput(number, base)
            for (low, high), base in zip(window, (2, 3), strict=True)
        )

    def _remove_start(self) -> None:
        row = self.table.currentIndex().row()
        if row >= 0:
            accepted(self._session, lambda: self._session.remove_start(row))


def _van_der_corput(number: int, base: int) -> float:
    share, unit = 0.0, 1.0
    while number:
        unit /= base
        number, digit = divmod(number, base)
        share += digit * unit
    return share
