"""Trails as lines, for files whose pictures have no pixels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from gui.plotting.layer import MapLayer
from gui.plotting.pixel_map import PixelMap
from gui.plotting.sheet import Pens, TrailStyle

Array = NDArray[np.float64]


class VectorSheet:
    """Keeps every line and draws it with round joins; nothing hurries a file."""

    def __init__(self, frame: PixelMap, styles: Sequence[TrailStyle]) -> None:
        self.frame = frame
        self._styles = tuple(styles)
        self._pens = Pens(frame)
        self._lines: dict[int, list[Array]] = {}

    def draw(self, parts: Mapping[int, Array]) -> None:
        for racer, lines in self._pens.lines(parts).items():
            self._lines.setdefault(racer, []).append(lines)

    def paint(self, layer: MapLayer, painter: QPainter) -> None:
        del layer
        painter.save()
        painter.scale(1.0 / self.frame.ratio, 1.0 / self.frame.ratio)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paths = {racer: path_along(np.concatenate(all_)) for racer, all_ in self._lines.items()}
        for racer, path in paths.items():
            style = self._styles[racer]
            painter.strokePath(path, self._pen(style.halo, style.halo_width))
        for racer, path in paths.items():
            style = self._styles[racer]
            painter.strokePath(path, self._pen(style.color, style.width))
        painter.restore()

    def racer_at(self, x: float, y: float, reach: float) -> int | None:
        """Nobody points at a file."""
        del x, y, reach
        return None

    def _pen(self, color: str, width: float) -> QPen:
        pen = QPen(QColor(color), width * self.frame.ratio)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        return pen


def path_along(lines: Array) -> QPainterPath:
    """One path through segments `(count, 4)`; it is lifted only where they do not meet."""
    path, at = QPainterPath(), (np.nan, np.nan)
    for x0, y0, x1, y1 in lines.tolist():
        if at != (x0, y0):
            path.moveTo(QPointF(x0, y0))
        path.lineTo(QPointF(x1, y1))
        at = (x1, y1)
    return path
