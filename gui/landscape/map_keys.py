"""What keys do on the map."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from gui.landscape.starts import Starts
from gui.plotting.map_plot import MapPlot

_ZOOM = 0.8
_PAN = 40.0


class MapKeys(QObject):
    """Plus and minus zoom, arrows pan, Delete removes the selected start."""

    def __init__(self, plot: MapPlot, starts: Starts, parent: QObject) -> None:
        super().__init__(parent)
        view, key = plot.view_box, Qt.Key
        self._keys: dict[Qt.Key, Callable[[], None]] = {
            key.Key_Delete: starts.remove_selected,
            key.Key_Plus: lambda: view.zoom(_ZOOM),
            key.Key_Equal: lambda: view.zoom(_ZOOM),
            key.Key_Minus: lambda: view.zoom(1 / _ZOOM),
            key.Key_Left: lambda: view.pan(_PAN, 0.0),
            key.Key_Right: lambda: view.pan(-_PAN, 0.0),
            key.Key_Up: lambda: view.pan(0.0, _PAN),
            key.Key_Down: lambda: view.pan(0.0, -_PAN),
        }
        plot.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            return event.type() == QEvent.Type.KeyPress and self._press(event)
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> bool:
        act = self._keys.get(Qt.Key(event.key()))
        if act is None:
            return False
        act()
        return True
