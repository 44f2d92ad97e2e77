"""Painting starts on the map: while the brush is in the hand, a drag is a stroke."""

from __future__ import annotations

import math

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from engine.setup import BrushStarts
from engine.setup.brush import MAX_CORNERS
from gui.landscape.starts import Starts
from gui.plotting.brush import BrushLayer, Place
from gui.plotting.map_plot import MapPlot
from gui.refusals import accepted
from gui.session import Session
from gui.theme import Theme

_ORDER = 40
_STRIDE = 0.25  # of the radius, from one corner of a stroke to the next


class Brush(QObject):
    """Starts rest meanwhile: a press paints, it neither drops one nor takes hold of one.

    Attributes:
        actions: for the menu; those that need the brush in the hand are off without it.
    """

    def __init__(self, session: Session, plot: MapPlot, starts: Starts, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._brush = session.brush
        self._starts = starts
        self._view = plot.view_box
        self._at: Place | None = None
        self._stroke: list[Place] = []
        self._stride = 0.0
        self.layer = BrushLayer(plot.view_box, _ORDER)
        self._take = self._action("brush", self.tr("&Brush for starts"), "B")
        self._take.setCheckable(True)
        larger = self._action("brush_larger", self.tr("&Larger brush"), "]")
        smaller = self._action("brush_smaller", self.tr("S&maller brush"), "[")
        leave = self._action("brush_leave", self.tr("Lea&ve the brush"), "Esc")
        self._needs_brush = (larger, smaller, leave)
        self.actions = (self._take, *self._needs_brush)
        self._take.toggled.connect(self._brush.switch)
        larger.triggered.connect(self._brush.grow)
        smaller.triggered.connect(self._brush.shrink)
        leave.triggered.connect(self._leave)
        self._connect()
        self._follow_switch(self._brush.is_on)

    def set_theme(self, theme: Theme) -> None:
        self.layer.set_theme(theme)

    def _action(self, name: str, text: str, keys: str) -> QAction:
        action = QAction(text, self)
        action.setObjectName(name)
        action.setShortcut(QKeySequence(keys))
        return action

    def _connect(self) -> None:
        self._brush.switched.connect(self._follow_switch)
        self._brush.changed.connect(self._show)
        self._session.setup_changed.connect(self._show)
        view = self._view
        view.hovered.connect(self._hover)
        view.hover_left.connect(self._hover_nowhere)
        view.pressed_at.connect(self._begin)
        view.dragged_to.connect(self._go_on)
        view.released_at.connect(self._finish)

    def _follow_switch(self, on: bool) -> None:
        self._take.setChecked(on)
        for action in self._needs_brush:
            action.setEnabled(on)
        self._starts.are_resting = on
        self._stroke = []
        self._view.setCursor(Qt.CursorShape.CrossCursor)
        self._show()

    def _leave(self) -> None:
        """A stroke that is being made is given up first."""
        if self._stroke:
            self._stroke = []
            self._show()
        else:
            self._brush.switch(False)

    def _hover(self, x: float, y: float) -> None:
        self._at = (x, y)
        if self._brush.is_on:
            self._show()

    def _hover_nowhere(self) -> None:
        self._at = None
        self._show()

    def _begin(self, x: float, y: float) -> None:
        self._at = (x, y)
        if self._brush.is_on:
            self._stroke, self._stride = [(x, y)], _STRIDE * self._brush.radius
            self._show()

    def _go_on(self, x: float, y: float) -> None:
        self._at = (x, y)
        if not self._stroke:
            return
        if math.dist(self._stroke[-1], self._at) >= self._stride:
            self._stroke.append(self._at)
        if len(self._stroke) == MAX_CORNERS:
            self._stroke, self._stride = self._stroke[::2], 2 * self._stride
        self._show()

    def _finish(self, x: float, y: float) -> None:
        """One change, however long the stroke; the last point counts however near it is."""
        corners, self._stroke = self._stroke, []
        if corners:
            if corners[-1] != (x, y):
                corners.append((x, y))
            stroke = BrushStarts(self._brush.count, tuple(corners), self._brush.radius)
            accepted(self._session, lambda: self._session.paint_starts(stroke))
        self._show()

    def _show(self) -> None:
        on = self._brush.is_on
        self.layer.show_brush(self._at if on else None, self._brush.radius, self._stroke)
