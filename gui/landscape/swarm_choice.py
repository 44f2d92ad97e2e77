"""How a person wants swarms to look: the same choice in the menu and above the map."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from gui.edits.view import (
    SWARM_COLORS,
    SWARM_WAKE,
    SwarmColors,
    has_swarm_wake,
    swarm_colors_of,
)
from gui.landscape.basins import has_basins
from gui.landscape.swarm import Swarm, is_swarm
from gui.landscape.swarm_bar import SwarmBar
from gui.session import Session


class SwarmChoice(QObject):
    """Kept with the session; of use where a racer is a swarm.

    Signals:
        colors_changed: dots are coloured by something else.

    Attributes:
        bar: the line above the map.
        colors: an action a colouring; one is checked.
        wake: whether swarms leave a wake.
        actions: all of them, for a menu.
    """

    colors_changed = Signal()

    def __init__(self, session: Session, swarm: Swarm, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.bar = SwarmBar()
        self._swarm = swarm
        self._wanted: SwarmColors = "racer"
        self._group = QActionGroup(self)
        self.colors = self._make_colors()
        self.wake = QAction(self.tr("Swarm with a &wake"), self)
        self.wake.setObjectName("show_swarm_wake")
        self.wake.setShortcut(QKeySequence("W"))
        self.wake.setCheckable(True)
        self.actions = (*self.colors.values(), self.wake)
        self._group.triggered.connect(lambda action: self._choose(action.data()))
        self.wake.toggled.connect(self._want_wake)
        self.bar.colors_chosen.connect(self._choose)
        self.bar.wake_chosen.connect(self.wake.setChecked)
        session.setup_changed.connect(self._follow)
        session.view.opened.connect(self.open)
        self.open()

    def open(self) -> None:
        """Everything as the session says."""
        setup = self._session.setup
        self.wake.setChecked(has_swarm_wake(setup))
        self._choose(swarm_colors_of(setup))

    def _follow(self) -> None:
        """Another race, or ground without known minima: what can be had has changed."""
        race = self._session.race
        is_one, are_there = is_swarm(race), has_basins(race.problem)
        for name, action in self.colors.items():
            action.setEnabled(is_one and (name != "basin" or are_there))
        self.wake.setEnabled(is_one)
        self._swarm.set_colors(self._wanted)
        shown = self._swarm.colors if is_one else self._wanted
        self.colors[shown].setChecked(True)
        self.bar.show_choice(is_one, shown, are_there)
        self.colors_changed.emit()

    def _make_colors(self) -> dict[SwarmColors, QAction]:
        texts: dict[SwarmColors, tuple[str, str]] = {
            "racer": (self.tr("Swarm by r&acer"), "Shift+R"),
            "height": (self.tr("Swarm by &height"), "Shift+H"),
            "basin": (self.tr("Swarm by bas&in"), "Shift+B"),
        }
        actions: dict[SwarmColors, QAction] = {}
        for name, (text, keys) in texts.items():
            action = actions[name] = self._group.addAction(text)
            action.setObjectName(f"swarm_by_{name}")
            action.setShortcut(QKeySequence(keys))
            action.setCheckable(True)
            action.setData(name)
        return actions

    def _choose(self, wanted: SwarmColors) -> None:
        self._wanted = wanted
        self._session.view.keep(SWARM_COLORS, None if wanted == "racer" else wanted)
        self._follow()

    def _want_wake(self, wanted: bool) -> None:
        self.bar.wake.setChecked(wanted)
        self._swarm.set_wake(wanted)
        self._session.view.keep(SWARM_WAKE, wanted or None)
