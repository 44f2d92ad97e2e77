"""The brush that paints starts: whether it is in the hand, how wide, and how many it scatters."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from engine.problem import Window
from engine.setup import MAX_STARTS

SMALLEST, LARGEST = 1e-3, 1.0
_SHARE = 0.06
_COUNT = 100
_LARGER = 1.25


class Brush(QObject):
    """Its radius keeps its share of the problem's window, and so is right for the next problem.

    Attributes:
        count: starts that a stroke scatters.

    Signals:
        switched(bool): taken into the hand, or put away.
        changed: another count or another share.
    """

    switched = Signal(bool)
    changed = Signal()

    def __init__(self, window: Window, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._share = _SHARE
        self.is_on = False
        self.count = _COUNT

    @property
    def radius(self) -> float:
        """In the plane's own units, three digits, as it is shown and kept."""
        return float(f"{self._share * self._side:.3g}")

    def follow(self, window: Window) -> None:
        """Another problem has another window."""
        self._window = window

    def switch(self, on: bool) -> None:
        if on != self.is_on:
            self.is_on = on
            self.switched.emit(on)

    def set_count(self, count: int) -> None:
        self.count = min(max(count, 1), MAX_STARTS)
        self.changed.emit()

    def set_radius(self, radius: float) -> None:
        """Held between a thousandth of the window's shorter side and all of it."""
        self._share = min(max(radius / self._side, SMALLEST), LARGEST)
        self.changed.emit()

    def grow(self) -> None:
        self.set_radius(self._share * self._side * _LARGER)

    def shrink(self) -> None:
        self.set_radius(self._share * self._side / _LARGER)

    @property
    def _side(self) -> float:
        return min(high - low for low, high in self._window)
