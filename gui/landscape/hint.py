"""The line on the map that says how to begin."""

from __future__ import annotations

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
        self.move(next((place for place in places if self._is_free(place)), lowest).topLeft())

    def _is_free(self, place: QRect) -> bool:
        around = place + QMargins(_GAP, _GAP, _GAP, _GAP)
        box = self._plot.view_box
        starts = (box.mapToScene(QPointF(x, y)) for x, y in self._plot.starts.places())
        return not any(around.contains(self._plot.mapFromScene(start)) for start in starts)
