"""A chart of curves over steps, with a cursor to drag and the values under the pointer."""

from __future__ import annotations

from collections.abc import Container, Hashable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pyqtgraph import AxisItem, GraphicsView, PlotItem, mkPen
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QWidget

from gui.plotting.chart_cursor import ChartCursor, ReadOut
from gui.plotting.curves import Curve, CurveLayer
from gui.plotting.numbers import short_number
from gui.plotting.value_scale import ValueScale
from gui.plotting.view_box import MapViewBox
from gui.theme import Theme

Array = NDArray[np.float64]

_LEFT_AXIS_WIDTH = 48
_BOTTOM_AXIS_HEIGHT = 22
_ROOM = 0.05
_SHORTEST = 10.0
# A racer that explodes may leave where the others began by this many powers of ten, up or down.
_DECADES_AWAY = 4.0
_FADED = 0.25
# From tick to tick, in heights of a label.
_LABEL_ROOM = 1.15


@dataclass(frozen=True, eq=False)
class _Line:
    x: Array
    values: Array
    color: str
    name: str
    band: Array | None
    is_behind: bool


class LineChart(GraphicsView):
    """Curves by key; the ranges show all of them, but of one that explodes only how it leaves.

    Attributes:
        ticks: places and labels of the values; empty on a linear scale, which labels itself.

    Signals:
        cursor_moved: a person put the cursor at this x.
        hovered_curve: the key of the curve under the pointer, or None.
    """

    cursor_moved = Signal(float)
    hovered_curve = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=theme.panel)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.view_box = MapViewBox()
        self.view_box.setCursor(Qt.CursorShape.ArrowCursor)
        self.plot = PlotItem(viewBox=self.view_box, enableMenu=False)
        self.plot.hideButtons()
        self.setCentralItem(self.plot)
        self.left: AxisItem = self.plot.getAxis("left")
        self.bottom: AxisItem = self.plot.getAxis("bottom")
        self.left.setWidth(_LEFT_AXIS_WIDTH)
        self.bottom.setHeight(_BOTTOM_AXIS_HEIGHT)
        self.bottom.enableAutoSIPrefix(False)
        for axis in (self.left, self.bottom):
            axis.setStyle(tickLength=-4, maxTickLevel=0)
        self._lines: dict[Hashable, _Line] = {}
        self._least_end = _SHORTEST
        self._logarithmic = True
        self._scale = ValueScale()
        self.ticks: list[tuple[float, str]] = []
        self._emphasis: Hashable | None = None
        self._together: Container[Hashable] = ()
        self._layer = CurveLayer(self.view_box, 0)
        self._cursor = ChartCursor(self.view_box, 10, theme)
        self._read_out = ReadOut(self.view_box, 20, theme)
        self.view_box.pressed_at.connect(self._put_cursor)
        self.view_box.dragged_to.connect(self._put_cursor)
        self.view_box.hovered.connect(self._read)
        self.view_box.sigResized.connect(self._show_ticks)
        self.view_box.hover_left.connect(self._stop_reading)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Axes and cursor; curves keep the colours they were given."""
        self.setBackground(theme.panel)
        for axis in (self.left, self.bottom):
            axis.setPen(mkPen(theme.line))
            axis.setTickPen(mkPen(theme.line))
            axis.setTextPen(mkPen(theme.muted))
        self._cursor.set_theme(theme)
        self._read_out.set_theme(theme)

    def set_logarithmic(self, logarithmic: bool) -> None:
        self._logarithmic = logarithmic
        self.refresh()

    def set_curve(
        self,
        key: Hashable,
        x: Array,
        values: Array,
        color: str,
        name: str = "",
        band: Array | None = None,
        is_behind: bool = False,
    ) -> None:
        """Adds or replaces a curve; `refresh` draws once for all that changed.

        `band` are the lower and the upper edge of a band around it, `(2, count)`; it shows while
        the curve is emphasized. A curve `is_behind` others that are not, whoever came first.
        """
        x, values = np.asarray(x, float), np.asarray(values, float)
        self._lines[key] = _Line(x, values, color, name, band, is_behind)

    def remove_curve(self, key: Hashable) -> None:
        self._lines.pop(key, None)

    def clear_curves(self) -> None:
        self._lines.clear()

    def emphasize(self, key: Hashable | None, together: Container[Hashable] = ()) -> None:
        """Fades all other curves but those seen `together` with it; None fades nothing."""
        if (key, together) != (self._emphasis, self._together):
            self._emphasis, self._together = key, together
            self._draw()

    def set_cursor(self, x: float) -> None:
        self._cursor.set_x(x)

    def set_least_end(self, x: float) -> None:
        """How far the axis reaches also while the curves are shorter."""
        least = max(x, _SHORTEST)
        if least != self._least_end:
            self._least_end = least
            self.view_box.show_range((0.0, self._end()), self.view_box.viewRange()[1])

    def refresh(self) -> None:
        """Scale, ranges and curves after changes."""
        self._scale = self._fitting_scale()
        low, high = self._fitting_places()
        self.view_box.show_range((0.0, self._end()), (low, high))
        self._show_ticks()
        self._draw()

    def _end(self) -> float:
        ends = [float(line.x[-1]) for line in self._lines.values() if len(line.x)]
        return max([*ends, self._least_end])

    def _show_ticks(self) -> None:
        """As many as the height has room for; none where there is nothing to measure."""
        low, high = self.view_box.viewRange()[1]
        gap = (high - low) * _LABEL_ROOM * QFontMetrics(self.left.font()).height()
        gap /= max(self.view_box.height(), 1.0)
        by_itself, is_empty = self._scale.linear, not self._finite_values().size
        self.ticks = [] if by_itself or is_empty else self._scale.ticks(low, high, gap)
        self.left.setTicks(None if by_itself and not is_empty else [self.ticks, []])

    def _draw(self) -> None:
        ahead, lines = self._emphasis, self._lines.items()
        self._layer.set_curves(
            Curve(
                line.x,
                self._scale.places(line.values),
                line.color,
                self._band_of(key, line),
                opacity=_FADED if ahead in self._lines and not self._is_ahead(key) else 1.0,
            )
            for key, line in sorted(lines, key=lambda one: (one[0] == ahead, not one[1].is_behind))
        )

    def _is_ahead(self, key: Hashable) -> bool:
        return key == self._emphasis or key in self._together

    def _band_of(self, key: Hashable, line: _Line) -> Array | None:
        """Of one curve at a time: several bands over each other would be mud."""
        alone = key == self._emphasis or len(self._lines) == 1
        return self._scale.places(line.band) if alone and line.band is not None else None

    def _fitting_scale(self) -> ValueScale:
        values = self._finite_values()
        if not self._logarithmic or not values.size:
            return ValueScale(linear=not self._logarithmic)
        sizes = np.abs(values[values != 0])
        if not sizes.size:
            return ValueScale(linear=True)
        begun = np.abs(self._first_values()).max(initial=0.0) or sizes.max()
        largest = min(float(sizes.max()), float(begun) * 10**_DECADES_AWAY)
        return ValueScale.logarithmic(float(values.min()), float(sizes.min()), largest)

    def _fitting_places(self) -> tuple[float, float]:
        places = self._scale.places(self._finite_values())
        if not places.size:
            return (0.0, 1.0)
        low, high = float(places.min()), float(places.max())
        if not self._scale.linear:
            first = self._scale.places(self._first_values())
            high = min(high, float(np.nanmax(np.append(first, low))) + _DECADES_AWAY)
            if self._scale.threshold:
                low = max(low, -float(np.abs(first).max(initial=0.0)) - _DECADES_AWAY)
        room = max((high - low) * _ROOM, 1e-9 * max(abs(high), 1.0))
        return low - room, high + room

    def _first_values(self) -> Array:
        firsts = np.array([line.values[0] for line in self._lines.values() if len(line.values)])
        return _finite(firsts)

    def _finite_values(self) -> Array:
        if not self._lines:
            return np.empty(0)
        return _finite(np.concatenate([line.values for line in self._lines.values()]))

    def _put_cursor(self, x: float, _y: float) -> None:
        self.cursor_moved.emit(max(x, 0.0))

    def _read(self, x: float, y: float) -> None:
        lines = {key: line for key, line in self._lines.items() if len(line.x)}
        at = {key: int(np.abs(line.x - x).argmin()) for key, line in lines.items()}
        rows = [
            (line.color, line.name, short_number(float(line.values[at[key]])))
            for key, line in lines.items()
        ]
        self._read_out.show_rows(x, rows)
        self.hovered_curve.emit(self._nearest(y, at))

    def _nearest(self, y: float, at: dict[Hashable, int]) -> Hashable | None:
        (low, high), reach = self.view_box.viewRange()[1], 8.0 / max(self.view_box.height(), 1.0)
        gaps = {
            key: abs(float(self._scale.places(self._lines[key].values[i : i + 1])[0]) - y)
            for key, i in at.items()
        }
        near = {key: gap for key, gap in gaps.items() if gap <= reach * (high - low)}
        return min(near, key=lambda key: near[key]) if near else None

    def _stop_reading(self) -> None:
        self._read_out.show_rows(0.0, [])
        self.hovered_curve.emit(None)


def _finite(values: Array) -> Array:
    kept: Array = values[np.isfinite(values)]
    return kept
