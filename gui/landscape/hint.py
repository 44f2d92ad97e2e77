"""The line on the map that says how to begin."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QMargins, QPointF, QRect, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel

from gui.plotting.map_plot import MapPlot
from gui.session import Session
from gui.theme import Theme

_INSET = 20
_GAP = 12


class Hint(QLabel):
    """Stands at the bottom of the map, or higher where it would cover a start."""

    def __init__(self, text: str, plot: MapPlot) -> None:
        super().__init__(text, plot.viewport())
        self._plot = plot
        self._usual = text
        self.setObjectName("hint")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        plot.view_box.sigResized.connect(self.place)
        plot.view_box.sigRangeChanged.connect(self.place)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.place()

    def follow(self, session: Session) -> None:
        """Seen at the start of a race, where there are no starts, and while the brush is on."""
        painting, race = session.brush.is_on, session.race
        brush = self.tr("Drag to paint starts, [ and ] change the size, Escape leaves the brush.")
        text = brush if painting else self._usual
        if text != self.text():
            self.setText(text)
            self.place()
        self.setVisible(painting or race.step == 0 or not race.starts.shape[1])

    def set_theme(self, theme: Theme) -> None:
        self.setStyleSheet(
            f"color: {theme.text}; background: {theme.raised}; border: 1px solid {theme.line};"
            "border-radius: 8px; padding: 6px 12px;"
        )

    def place(self) -> None:
        """After a change of the starts, or of what the map shows."""
        if self.isHidden():
            return
        self.adjustSize()
        box = self._plot.view_box
        room = self._plot.mapFromScene(box.mapRectToScene(box.rect())).boundingRect()
        lowest = self.rect()
        lowest.moveCenter(room.center())
        lowest.moveBottom(room.bottom() - _INSET)
        rises = range(0, max(lowest.top() - room.top(), 1), _GAP)
        places = (lowest.translated(0, -rise) for rise in rises)
        starts = self._starts()
        free = (place for place in places if not _covers(place, starts))
        self.move(next(free, lowest).topLeft())

    def _starts(self) -> NDArray[np.float64]:
        """Where the starts are seen in the viewport, of shape (starts, 2)."""
        origin = self._plot.mapFromScene(self._plot.view_box.mapToScene(QPointF(0.0, 0.0)))
        places = np.array(self._plot.starts.places(), np.float64).reshape(-1, 2)
        seen: NDArray[np.float64] = places + np.array([float(origin.x()), float(origin.y())])
        return seen


def _covers(place: QRect, starts: NDArray[np.float64]) -> bool:
    around = place + QMargins(_GAP, _GAP, _GAP, _GAP)
    low, high = (around.left(), around.top()), (around.right(), around.bottom())
    return bool(((starts >= low) & (starts <= high)).all(axis=1).any())
