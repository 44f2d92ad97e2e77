"""The last entry of a legend that has no room for all: how many others there are, and a menu."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QWidget

from gui.landscape.legend_chip import Chip
from gui.session import Session
from gui.widgets.style_property import show_properties

_MOST_TOLD = 12


@dataclass(frozen=True)
class Other:
    """A racer that has no entry of its own."""

    racer: int
    text: str
    icon: QIcon


class RestChip(Chip):
    """Opens a menu of the others: the arrow keys or the pointer highlight, Return selects."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__("legend_rest", parent)
        self._session = session
        self._others: tuple[Other, ...] = ()
        self.menu_of_others = QMenu(self)
        self.menu_of_others.setObjectName("legend_menu")
        self.menu_of_others.hovered.connect(self._highlight)
        self.menu_of_others.triggered.connect(self._select)
        self.menu_of_others.aboutToHide.connect(lambda: session.highlight(None))
        self.clicked.connect(self._open)
        self.setText(self.text_of(1))
        self.hide()

    @staticmethod
    def text_of(count: int) -> str:
        return f"+{count}"

    def show_others(self, others: tuple[Other, ...]) -> None:
        """Those that the legend has no room for; none hides it."""
        self._others = others
        self.setVisible(bool(others))
        if not others:
            return
        self.setText(self.text_of(len(others)))
        self.setAccessibleName(self.tr("{count} more racers").format(count=len(others)))
        told = [other.text for other in others[:_MOST_TOLD]]
        if len(others) > _MOST_TOLD:
            told.append(self.tr("and {count} more").format(count=len(others) - _MOST_TOLD))
        self.setToolTip("\n".join((*told, self.tr("Click to point at one or to select it."))))
        self.follow_session()

    def follow_session(self) -> None:
        racers = [other.racer for other in self._others]
        show_properties(
            self,
            selected=self._session.selected_racer in racers,
            highlighted=self._session.highlighted_racer in racers,
        )

    def _open(self) -> None:
        self.menu_of_others.clear()
        for other in self._others:
            action = QAction(other.icon, other.text.replace("&", "&&"), self.menu_of_others)
            action.setObjectName(f"legend_rest_{other.racer}")
            action.setData(other.racer)
            self.menu_of_others.addAction(action)
        self.menu_of_others.popup(self.mapToGlobal(self.rect().bottomLeft()))
        self.menu_of_others.setFocus(Qt.FocusReason.PopupFocusReason)

    def _highlight(self, action: QAction) -> None:
        self._session.highlight(int(action.data()))

    def _select(self, action: QAction) -> None:
        self._session.select_racer(int(action.data()))
