"""Who is ahead: a row a racer, unfolding into its starts."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLabel, QVBoxLayout, QWidget

from engine.measures import standings
from gui.edits.view import CHOSEN_COLUMNS, chosen_columns_of
from gui.leaderboard.color_keeper import ColorKeeper
from gui.leaderboard.column_menu import ColumnMenu
from gui.leaderboard.leaderboard_columns import COLUMNS, RACER, columns_by
from gui.leaderboard.leaderboard_model import LeaderboardModel
from gui.leaderboard.reasons import Reasons
from gui.leaderboard.whole_rows import WholeRowsTree
from gui.racers.racer_look import looks
from gui.session import Session
from gui.theme import ThemeSource, tabular
from gui.widgets.glyph_button import GlyphButton
from gui.widgets.in_sight import InSight
from gui.widgets.number_field import NumberField
from gui.widgets.panel_title import PADDING, PanelTitle
from gui.widgets.throttle import Throttle

_REFRESH = 200
# A table of thousands of paths waits this many times as long as it takes to make.
_WAIT_SHARE = 10
_CELL_PADDING = 8
_BRANCH = 15
_MARKER = 22
_NARROWEST_NAME, _WIDEST_NAME = 60, 140
_FONT_SCALE = 0.93
# The columns stand closer than in other tables; the arrow of the sorted one is part of its title.
_DENSE = """
QTreeView::item { padding: 2px 0; }
QHeaderView::section { padding: 2px 3px; }
QHeaderView::up-arrow, QHeaderView::down-arrow { image: none; width: 0; height: 0; }
"""
_TARGET_LETTERS = "0.000e-000"


class LeaderboardPanel(QWidget):
    """Refreshed five times a second while something changes, and not at all while nothing does."""

    def __init__(
        self, session: Session, theme_source: ThemeSource, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._theme_source = theme_source
        self.model = LeaderboardModel(theme_source.current, Reasons(session), self)
        self.title = PanelTitle(self.tr("Leaderboard"))
        self.target = NumberField(brief=True)
        self.reset_target = GlyphButton("reset")
        self.table = WholeRowsTree()
        self.columns = ColumnMenu(self.table, self.model)
        self._unfolded: set[int | None] = set()
        self._refreshes = Throttle(self.refresh, _REFRESH, self)
        self._in_sight = InSight(self)
        self._lay_out()
        self._prepare_table()
        self._describe()
        self._connect()
        self._show_target()
        self._open_columns()

    def refresh(self) -> None:
        """Show the standings at the shown step; a panel out of sight does not work."""
        if not self._in_sight.now:
            return
        began, session, axis = time.perf_counter(), self._session, self._session.axis
        race = session.race.sample
        table = standings(race, session.shown_step, session.target, axis, kept=True)
        self.model.set_columns(columns_by(axis))
        self.model.set_standings(table, looks(session.setup, self._theme_source.current))
        self._fit_columns()
        milliseconds = round(1000 * (time.perf_counter() - began))
        self._refreshes.set_interval(max(_REFRESH, milliseconds * _WAIT_SHARE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.table.viewport() and event.type() == QEvent.Type.Leave:
            self._session.highlight(None)
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        header = QHBoxLayout()
        header.setSpacing(4)
        label = QLabel(self.tr("Target"))
        label.setProperty("muted", True)
        label.setBuddy(self.target)
        header.addWidget(self.title, 1)
        header.addWidget(label)
        header.addWidget(self.target)
        header.addWidget(self.reset_target)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(PADDING, PADDING, PADDING, PADDING // 2)
        layout.setSpacing(2)
        layout.addLayout(header)
        layout.addWidget(self.table, 1)

    def _prepare_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setStyleSheet(_DENSE)
        small = tabular(table.font())
        small.setPointSizeF(small.pointSizeF() * _FONT_SCALE)
        table.setFont(small)
        table.setItemDelegate(ColorKeeper(table))
        table.setUniformRowHeights(True)
        table.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # old futures differ at their end
        table.setAllColumnsShowFocus(True)
        table.setIndentation(_BRANCH)
        table.setMouseTracking(True)
        table.setSortingEnabled(True)
        table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        table.viewport().installEventFilter(self)
        header = table.header()
        header.setSectionsMovable(False)
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(_BRANCH)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(RACER, QHeaderView.ResizeMode.Stretch)
        small.setPointSizeF(small.pointSizeF() * _FONT_SCALE)
        header.setFont(small)

    def _describe(self) -> None:
        self.setObjectName("leaderboard_panel")
        self.table.setObjectName("leaderboard")
        self.table.setAccessibleName(self.tr("Leaderboard"))
        self.table.setToolTip(self.tr("Click a title to sort, right-click to choose columns."))
        self.target.setObjectName("target")
        self.target.setAccessibleName(self.tr("Target height"))
        self.target.setToolTip(self.tr("The height to reach."))
        metrics = self.target.fontMetrics()
        self.target.setFixedWidth(metrics.horizontalAdvance(_TARGET_LETTERS) + _CELL_PADDING)
        self.reset_target.setObjectName("reset_target")
        self.reset_target.describe(
            self.tr("Reset the target"),
            self.tr("The best known minimum and a millionth of the window's range of heights."),
        )

    def _connect(self) -> None:
        session = self._session
        session.race_advanced.connect(self._refreshes.request)
        session.shown_step_changed.connect(self._refreshes.request)
        session.setup_changed.connect(self._refreshes.request_after_paint)
        session.axis_changed.connect(self._refreshes.now)
        session.target_changed.connect(self._show_target)
        session.highlight_changed.connect(self._show_highlight)
        session.selection_changed.connect(self._show_selection)
        self._theme_source.changed.connect(self._recolor)
        self._in_sight.returned.connect(self.refresh)
        self.target.value_entered.connect(session.set_target)
        self.reset_target.clicked.connect(self._reset_target)
        self.columns.chosen.connect(self._keep_columns)
        session.view.opened.connect(self._open_columns)
        self.model.headerDataChanged.connect(self._fit_columns)
        self.model.modelAboutToBeReset.connect(self._remember_unfolded)
        self.model.modelReset.connect(self._unfold_again)
        self.table.entered.connect(self._highlight)
        self.table.selectionModel().currentChanged.connect(self._select)

    def _width_of(self, section: int) -> int:
        title = str(self.model.headerData(section, Qt.Orientation.Horizontal))
        header = self.table.header().fontMetrics().horizontalAdvance(title)
        body = self.table.fontMetrics().horizontalAdvance(COLUMNS[section].sample)
        return max(header, body + (_BRANCH if section == 0 else 0)) + _CELL_PADDING

    def _open_columns(self) -> None:
        self.columns.choose(chosen_columns_of(self._session.setup))
        self._keep_columns()

    def _keep_columns(self) -> None:
        self._session.view.keep(CHOSEN_COLUMNS, self.columns.named_choices() or None)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """The chosen columns, and of the others as many as there is room for."""
        header, choices, axis = self.table.header(), self.columns.choices, self._session.axis
        room = free = self.table.viewport().width() - self._name_width()
        sections = [section for section in range(len(COLUMNS)) if section != RACER]
        columns = self.model.columns
        for section in sorted(sections, key=lambda section: columns[section].goes_by(axis)):
            width = self._width_of(section)
            room -= width
            shown = choices.get(section, room >= 0 or columns[section].gives_way == 0)
            free -= width if shown else 0
            header.resizeSection(section, width)
            header.setSectionHidden(section, not shown)
        self._fit_names(is_scrolled=free < 0 and any(choices.values()))

    def _fit_names(self, is_scrolled: bool) -> None:
        """Names take what is left, but chosen columns do not push them away."""
        mode, bar, header = QHeaderView.ResizeMode, Qt.ScrollBarPolicy, self.table.header()
        policy = bar.ScrollBarAsNeeded if is_scrolled else bar.ScrollBarAlwaysOff
        self.table.setHorizontalScrollBarPolicy(policy)
        header.setSectionResizeMode(RACER, mode.Fixed if is_scrolled else mode.Stretch)
        if is_scrolled:
            header.resizeSection(RACER, self._name_width())

    def _name_width(self) -> int:
        names = (look.full_name for look in looks(self._session.setup, self._theme_source.current))
        metrics = self.table.fontMetrics()
        widest = max((metrics.horizontalAdvance(name) for name in names), default=0)
        return _MARKER + _CELL_PADDING + min(max(widest, _NARROWEST_NAME), _WIDEST_NAME)

    def _remember_unfolded(self) -> None:
        rows = (self.model.index(row, 0) for row in range(self.model.rowCount()))
        self._unfolded = {self.model.racer_at(row) for row in rows if self.table.isExpanded(row)}

    def _unfold_again(self) -> None:
        for racer in self._unfolded:
            self.table.expand(self.model.index_of(racer))
        self._show_selection()

    def _show_target(self) -> None:
        self.target.set_value(self._session.target)
        self._refreshes.request_after_paint()

    def _reset_target(self) -> None:
        self._session.set_target(None)

    def _recolor(self) -> None:
        self.model.set_theme(self._theme_source.current)
        self.refresh()

    def _highlight(self, index: QModelIndex) -> None:
        self._session.highlight(self.model.racer_at(index))

    def _show_highlight(self) -> None:
        self.model.set_highlighted(self._session.highlighted_racer)

    def _select(self, index: QModelIndex) -> None:
        racer = self.model.racer_at(index)
        if racer is not None:
            self._session.select_racer(racer)
            if (start := self.model.start_at(index)) is not None:
                self._session.select_start(start)

    def _show_selection(self) -> None:
        racer = self._session.selected_racer
        if self.model.racer_at(self.table.currentIndex()) != racer:
            self.table.setCurrentIndex(self.model.index_of(racer))
