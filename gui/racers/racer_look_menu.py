"""The menu in which a racer's colour and marker are chosen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QColor, QIcon
from PySide6.QtWidgets import QColorDialog, QMenu, QWidget

from gui.racers.color_name import color_names
from gui.racers.racer_look import RacerLook, looks
from gui.refusals import accepted
from gui.session import Session
from gui.theme import MARKERS, ThemeSource
from gui.widgets.marker_icon import marker_icon


class RacerLookMenu(QMenu):
    """Fills itself when it opens, with the colours of the theme of that moment."""

    def __init__(
        self, session: Session, theme_source: ThemeSource, racer: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._theme_source = theme_source
        self.racer = racer
        self.setObjectName("racer_look_menu")
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        theme = self._theme_source.current
        look = looks(self._session.setup, theme)[self.racer]
        own = self._session.setup.racers[self.racer].color
        for slot, (color, text) in enumerate(zip(theme.racers, color_names(theme), strict=True)):
            icon = marker_icon(look.marker, QColor(color))
            action = self._add(f"color_{slot}", text, icon, self._setter(color=color))
            _check(action, QColor(color) == look.color)
        self._add("another_color", self.tr("Another colour…"), QIcon(), self._ask_color)
        place = self.tr("Colour of its place")
        action = self._add("color_of_place", place, QIcon(), self._setter(color=None))
        _check(action, own is None)
        self.addSeparator()
        self._add_markers(look)

    def _add_markers(self, look: RacerLook) -> None:
        """Also one that a session names although it is a mark of the map."""
        for marker in MARKERS if look.marker in MARKERS else (*MARKERS, look.marker):
            icon, text = marker_icon(marker, look.color), self._marker_name(marker)
            action = self._add(f"marker_{marker}", text, icon, self._setter(marker=marker))
            _check(action, marker == look.marker)

    def _add(self, name: str, text: str, icon: QIcon, command: Callable[[], object]) -> QAction:
        action = QAction(icon, text, self)
        action.setObjectName(name)
        action.triggered.connect(lambda: accepted(self._session, command))
        self.addAction(action)
        return action

    def _setter(self, **fields: str | None) -> Callable[[], object]:
        return lambda: self._session.set_racer(self.racer, **fields)

    def _ask_color(self) -> None:
        look = looks(self._session.setup, self._theme_source.current)[self.racer]
        dialog = QColorDialog(look.color, self.parentWidget())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.colorSelected.connect(self._take_color)
        dialog.open()

    def _take_color(self, color: QColor) -> None:
        accepted(self._session, self._setter(color=color.name()))

    def _marker_name(self, marker: str) -> str:
        names = {
            "o": self.tr("Circle"),
            "s": self.tr("Square"),
            "t": self.tr("Triangle, point down"),
            "t1": self.tr("Triangle, point up"),
            "t2": self.tr("Triangle, point right"),
            "t3": self.tr("Triangle, point left"),
            "d": self.tr("Diamond"),
            "p": self.tr("Pentagon"),
            "h": self.tr("Hexagon"),
            "star": self.tr("Star"),
            "+": self.tr("Plus"),
            "x": self.tr("Cross"),
        }
        return names.get(marker, marker)


def _check(action: QAction, checked: bool) -> None:
    action.setCheckable(True)
    action.setChecked(checked)
