"""Quiet frames around panels, which menu entries show and hide."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QSplitter, QTabWidget, QVBoxLayout, QWidget

GAP = 6


class Card(QFrame):
    """One panel. A column of closed cards takes no place."""

    def __init__(self, name: str, inside: QWidget) -> None:
        super().__init__()
        self.setObjectName(f"{name}_card")
        self.setProperty("card", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(inside)

    def set_open(self, is_open: bool) -> None:
        self.setVisible(is_open)
        column = self.parentWidget()
        if isinstance(column, QSplitter):
            cards = column.findChildren(Card, options=Qt.FindChildOption.FindDirectChildrenOnly)
            column.setHidden(all(card.isHidden() for card in cards))


class TabbedCard(Card):
    """Panels of which one is looked at; without any it is closed."""

    def __init__(self, name: str, title: str) -> None:
        self.tabs = QTabWidget()
        super().__init__(name, self.tabs)
        self.tabs.setObjectName(f"{name}_tabs")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.setAccessibleName(title)
        self.tabs.tabBar().setAccessibleName(title)
        self.setContentsMargins(1, GAP, 1, 1)

    def add(self, panel: QWidget, title: str) -> int:
        return self.tabs.addTab(panel, title)

    def set_tab_open(self, tab: int, is_open: bool) -> None:
        self.tabs.setTabVisible(tab, is_open)
        if is_open:
            self.tabs.setCurrentIndex(tab)
        self.set_open(any(self.tabs.isTabVisible(index) for index in range(self.tabs.count())))


def show_action(owner: QWidget, name: str, title: str, shortcut: str) -> QAction:
    """The menu entry that shows and hides a panel."""
    action = QAction(title, owner)
    action.setObjectName(f"show_{name}")
    action.setCheckable(True)
    action.setChecked(True)
    action.setShortcut(QKeySequence(shortcut))
    return action
