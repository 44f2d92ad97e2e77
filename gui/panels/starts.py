"""The starts as a table: exact numbers, and everything that clicks on the map do, by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelection, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from engine.setup import GridStarts, RandomStarts
from gui.refusals import accepted
from gui.session import Session
from gui.starts.starts_model import StartsModel
from gui.theme import ThemeSource
from gui.widgets.glyph_button import GlyphButton
from gui.widgets.number_field import NumberField
from gui.widgets.panel_title import PADDING

_MOST_A_SIDE = 300
_MOST_RANDOM = 100_000
_GRID_SIDE = 4.0
_RANDOM_COUNT = 16.0
_FIELD_LETTERS = "0000"
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
        self.table = QTableView()
        self.model = StartsModel(self)
        self.grid_x = self._count_field(_GRID_SIDE, _MOST_A_SIDE)
        self.grid_y = self._count_field(_GRID_SIDE, _MOST_A_SIDE)
        self.make_grid = GlyphButton("grid")
        self.random_count = self._count_field(_RANDOM_COUNT, _MOST_RANDOM)
        self.make_random = GlyphButton("random")
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

    def _count_field(self, value: float, most: int) -> NumberField:
        field = NumberField(1.0, float(most), integer=True)
        field.setFixedWidth(self.fontMetrics().horizontalAdvance(_FIELD_LETTERS) + 12)
        field.set_value(value)
        return field

    def _lay_out(self) -> None:
        header = QHBoxLayout()
        header.addWidget(self.title, 1)
        header.addWidget(self.add)
        header.addWidget(self.remove)
        many = QHBoxLayout()
        many.setSpacing(4)
        grid = (self._word(self.tr("Grid")), self.grid_x, QLabel("×"), self.grid_y, self.make_grid)
        by_chance = (self._word(self.tr("Random")), self.random_count, self.make_random)
        for widget in grid:
            many.addWidget(widget)
        many.addStretch(1)
        for widget in by_chance:
            many.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        layout.setSpacing(6)
        layout.addLayout(header)
        layout.addWidget(self.table, 1)
        layout.addLayout(many)

    def _word(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setProperty("muted", True)
        return label

    def _prepare_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setCornerButtonEnabled(False)
        trigger = QAbstractItemView.EditTrigger
        table.setEditTriggers(
            trigger.AnyKeyPressed | trigger.DoubleClicked | trigger.EditKeyPressed
        )
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setHighlightSections(False)
        table.verticalHeader().setHighlightSections(False)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        table.setMinimumHeight(5 * (self.fontMetrics().height() + 8))
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
        for field, name in (
            (self.grid_x, self.tr("Starts in a row of the grid")),
            (self.grid_y, self.tr("Rows of the grid")),
            (self.random_count, self.tr("Number of random starts")),
        ):
            field.setAccessibleName(name)
            field.setToolTip(name)
        self.grid_x.setObjectName("grid_x")
        self.grid_y.setObjectName("grid_y")
        self.random_count.setObjectName("random_count")
        self.make_grid.setObjectName("make_grid")
        self.make_grid.describe(
            self.tr("Make a grid of starts"),
            self.tr("Replace the starts by a grid over the window."),
        )
        self.make_random.setObjectName("make_random")
        self.make_random.describe(
            self.tr("Make random starts"),
            self.tr("Replace the starts by random ones, drawn by the seed."),
        )

    def _connect(self) -> None:
        self._session.setup_changed.connect(self._show_points)
        self._session.selection_changed.connect(self._show_selection)
        self.model.coordinate_entered.connect(self._move_start)
        self.model.refused.connect(self._session.said)
        self.table.selectionModel().selectionChanged.connect(self._select)
        self.add.clicked.connect(self._add_start)
        self.remove.clicked.connect(self._remove_start)
        self.make_grid.clicked.connect(self._make_grid)
        self.make_random.clicked.connect(self._make_random)

    def _show_points(self) -> None:
        points = self._session.setup.points()
        self._is_following = True  # a table chooses another row where the current one goes
        self.model.set_points(points)
        self._is_following = False
        count = points.shape[1]
        several = self.tr("{count} starts").format(count=count)
        self.title.setText(self.tr("One start") if count == 1 else several)
        self.remove.setEnabled(count > 0)
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

    def _make_grid(self) -> None:
        self._replace_starts(GridStarts(_count(self.grid_x), _count(self.grid_y)))

    def _make_random(self) -> None:
        self._replace_starts(RandomStarts(_count(self.random_count)))

    def _replace_starts(self, starts: GridStarts | RandomStarts) -> None:
        accepted(self._session, lambda: self._session.set_starts(starts))


def _count(field: NumberField) -> int:
    return int(field.value or 1)


def _van_der_corput(number: int, base: int) -> float:
    share, unit = 0.0, 1.0
    while number:
        unit /= base
        number, digit = divmod(number, base)
        share += digit * unit
    return share
