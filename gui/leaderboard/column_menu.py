"""The menu in which the columns of the leaderboard are chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QTreeView, QWidget

from gui.leaderboard.leaderboard_columns import COLUMNS, RACER
from gui.leaderboard.leaderboard_model import LeaderboardModel


class ColumnMenu(QMenu):
    """Opens at the header and at the rows. What is not chosen is shown where there is room.

    Attributes:
        choices: by column, whether a person wants it.

    Signals:
        chosen: the choices have changed.
    """

    chosen = Signal()

    def __init__(self, table: QTreeView, model: LeaderboardModel) -> None:
        super().__init__(table)
        self.setObjectName("column_menu")
        self._table = table
        self._model = model
        self.choices: dict[int, bool] = {}
        self.aboutToShow.connect(self._fill)
        for widget in (table, table.header()):
            widget.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            widget.customContextMenuRequested.connect(self._opening(widget))

    def named_choices(self) -> dict[str, bool]:
        """By name of a column, whether a person wants it."""
        return {COLUMNS[section].name: wanted for section, wanted in self.choices.items()}

    def choose(self, named: Mapping[str, bool]) -> None:
        """Without telling anybody; names that no column has are passed over."""
        self.choices = {
            section: named[column.name]
            for section, column in enumerate(COLUMNS)
            if column.name in named and section != RACER
        }

    def _fill(self) -> None:
        self.clear()
        for section, column in enumerate(self._model.columns):
            if section != RACER:
                action = self.addAction(
                    QCoreApplication.translate("Leaderboard", str(column.title))
                )
                action.setObjectName(f"column_{column.name}")
                action.setCheckable(True)
                action.setChecked(not self._table.isColumnHidden(section))
                action.triggered.connect(self._choosing(section))
        self.addSeparator()
        action = self.addAction(self.tr("As many as fit"))
        action.setObjectName("columns_that_fit")
        action.triggered.connect(self._forget)

    def _opening(self, widget: QWidget) -> Callable[[QPoint], None]:
        return lambda at: self.popup(widget.mapToGlobal(at))

    def _choosing(self, section: int) -> Callable[[bool], None]:
        def choose(shown: bool) -> None:
            self.choices[section] = shown
            self.chosen.emit()

        return choose

    def _forget(self) -> None:
        self.choices.clear()
        self.chosen.emit()
