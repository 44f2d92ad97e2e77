"""Starts under the pointer: placed, held, moved, chosen and removed."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QObject, Qt

from engine.setup import Setup
from gui.landscape.swarm import are_starts_marked
from gui.plotting.map_plot import MapPlot
from gui.plotting.markers import MarkerStyle
from gui.refusals import accepted
from gui.session import Session
from gui.theme import START_MARK, Theme

_GRIP = 11.0
_SLACK = 3.0
_SIZE = 13.0
_MANY = 200
_PLAIN, _CHOSEN = 0, 1


class Starts(QObject):
    """A press on a start holds it, on a trail or head chooses its racer, elsewhere places one.

    Attributes:
        are_resting: the pointer is busy with something else, such as a brush.
    """

    def __init__(
        self,
        session: Session,
        plot: MapPlot,
        racer_at: Callable[[float, float], int | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._plot = plot
        self._racer_at = racer_at
        self._styles: list[MarkerStyle] = []
        self._held: int | None = None
        self._grip = np.zeros(2)
        self._pressed = np.zeros(2)
        self._moved = False
        self._is_mine = False
        self.are_resting = False
        session.setup_changed.connect(self._let_go)
        view = plot.view_box
        view.pressed_at.connect(self._press)
        view.dragged_to.connect(self._drag)
        view.released_at.connect(self._release)
        view.right_clicked.connect(self._remove_at)
        view.hovered.connect(self._show_hand)

    @property
    def are_held(self) -> bool:
        """Whether a start is being dragged."""
        return self._held is not None

    def set_theme(self, theme: Theme) -> None:
        self._styles = start_styles(theme, self._session.race.starts.shape[1])
        self.show()

    def show(self) -> None:
        race = self._session.race
        points = race.starts[:2] if are_starts_marked(race) else race.starts[:2, :0]
        which = np.full(points.shape[1], _PLAIN)
        chosen = self._session.selected_start
        if chosen is not None and chosen < len(which):
            which[chosen] = _CHOSEN
        self._plot.starts.set_markers(points, which, self._styles)

    def are_at(self, x: float, y: float) -> bool:
        """Whether a press at a point of the plane would take hold of a start."""
        return self._plot.starts.nearest(x, y, _GRIP) is not None

    def remove_selected(self) -> None:
        chosen = self._session.selected_start
        if chosen is not None:
            accepted(self._session, lambda: self._session.remove_start(chosen))

    def _press(self, x: float, y: float) -> None:
        if not self.are_resting:
            self._take(x, y)
            self._show_hand(x, y)

    def _take(self, x: float, y: float) -> None:
        self._pressed, self._moved = np.array([x, y]), False
        self._held = self._plot.starts.nearest(x, y, _GRIP)
        if self._held is not None:
            self._grip = self._session.race.starts[:2, self._held] - self._pressed
            self._session.select_start(self._held)
            return
        racer = self._racer_at(x, y)
        if racer is not None:
            self._session.select_racer(racer)
        else:
            self._place(x, y)

    def _place(self, x: float, y: float) -> None:
        count = self._session.race.starts.shape[1]
        self._grip, self._moved = np.zeros(2), True
        self._show_at_once(x, y)
        if self._change(lambda: self._session.add_start((x, y), finished=False)):
            self._held = count
            self._session.select_start(count)
        else:
            self.show()

    def _show_at_once(self, x: float, y: float) -> None:
        """A start is seen before anything is raced from it, however much there is to revise."""
        race = self._session.race
        if are_starts_marked(race):
            points = np.column_stack([race.starts[:2], (x, y)])
            which = np.append(np.full(race.starts.shape[1], _PLAIN), _CHOSEN)
            self._plot.starts.set_markers(points, which, self._styles)
            self._plot.viewport().repaint()

    def _drag(self, x: float, y: float) -> None:
        if self._held is None or not (self._moved or self._is_far(x, y)):
            return
        self._moved = True
        self._move(x, y, finished=False)

    def _release(self, x: float, y: float) -> None:
        if self._held is not None and self._moved:
            self._move(x, y, finished=True)
        self._held = None
        self._show_hand(x, y)

    def _show_hand(self, x: float, y: float) -> None:
        if self.are_resting:
            return
        shape = Qt.CursorShape.OpenHandCursor if self.are_at(x, y) else Qt.CursorShape.CrossCursor
        held = Qt.CursorShape.ClosedHandCursor if self.are_held else shape
        if self._plot.view_box.cursor().shape() != held:
            self._plot.view_box.setCursor(held)

    def _move(self, x: float, y: float, finished: bool) -> None:
        start, point = self._held, (x + float(self._grip[0]), y + float(self._grip[1]))
        if start is not None:
            self._change(lambda: self._session.move_start(start, point, finished))

    def _change(self, command: Callable[[], object]) -> bool:
        self._is_mine = True
        try:
            return accepted(self._session, command)
        finally:
            self._is_mine = False

    def _let_go(self, old: Setup, new: Setup) -> None:
        """Other starts under the hand: the number that is held may now be another start's."""
        if not self._is_mine and old.starts != new.starts:
            self._held = None

    def _remove_at(self, x: float, y: float) -> None:
        start = None if self.are_resting else self._plot.starts.nearest(x, y, _GRIP)
        if start is not None:
            accepted(self._session, lambda: self._session.remove_start(start))

    def _is_far(self, x: float, y: float) -> bool:
        frame = self._plot.starts.frame()
        away = frame.pixels(np.array([x, y])) - frame.pixels(self._pressed)
        return bool(np.hypot(*away) / frame.ratio > _SLACK)


def start_styles(theme: Theme, count: int) -> list[MarkerStyle]:
    """Of a start, and of the chosen one."""
    size = _SIZE if count <= _MANY else _SIZE / 2
    return [
        MarkerStyle(START_MARK, theme.start, theme.ring, size),
        MarkerStyle(START_MARK, theme.accent, theme.ring, size * 1.2),
    ]
