"""A retained picture of trails that only ever gains segments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from pyqtgraph.Qt import internals
from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from gui.plotting.layer import MapLayer
from gui.plotting.pixel_map import PixelMap
from gui.plotting.segments import clipped, distinct, joined, lengthened

Array = NDArray[np.float64]

# A trail's pixel is at least so opaque, and so near to its racer's colour.
_SOLID = 128
_SAME_COLOR = 6
# Two low bits a channel name the racer, so that a pixel tells whose trail it is.
_TAG_BITS = 2
_MARGIN = 24.0
_TAG_MASK = (1 << _TAG_BITS) - 1


@dataclass(frozen=True)
class TrailStyle:
    """How one racer's trails look; widths in logical pixels."""

    color: str
    halo: str
    width: float = 2.0
    halo_width: float = 4.5


class TrailSheet(Protocol):
    """What trails are drawn on: pixels for a screen, lines for a vector file."""

    frame: PixelMap

    def draw(self, racer: int, points: Array) -> None:
        """Goes on from where the racer's trails ended through the points `(steps, 2, starts)`."""

    def paint(self, layer: MapLayer, painter: QPainter) -> None:
        """Everything drawn so far, on a layer of the map."""

    def racer_at(self, x: float, y: float, reach: float) -> int | None:
        """Whose trail is drawn nearest to a logical pixel, within a reach."""


class Pens:
    """Where each racer's trails have ended so far, in device pixels of a frame."""

    def __init__(self, frame: PixelMap) -> None:
        self._frame = frame
        self._ends: dict[int, Array] = {}

    def lines(self, racer: int, points: Array) -> Array:
        """What is new, joined to what was, as far as it can be seen."""
        pixels = self._frame.pixels(points)
        ends = self._ends.get(racer)
        if ends is not None and ends.shape[1] == pixels.shape[2]:
            pixels = np.concatenate([ends[None], pixels])
        segments, self._ends[racer] = joined(pixels)
        return distinct(clipped(segments, *self._frame.device_size, _MARGIN))


class Sheet:
    """Two images at device pixels: halos below, colours above.

    The halo is drawn without antialiasing: it is close to the map's own tone, and costs a tenth.
    """

    def __init__(self, frame: PixelMap, styles: Sequence[TrailStyle]) -> None:
        self.frame = frame
        self.styles = tuple(styles)
        self.segments = 0
        self._halos = _blank(frame)
        self._colors = _blank(frame)
        self._pens = Pens(frame)
        colors = [_tagged(style.color, racer) for racer, style in enumerate(styles)]
        self._bgr = np.array([(c.blue(), c.green(), c.red()) for c in colors])
        self._lines: Any = internals.PrimitiveArray(QLineF, 4)

    def draw(self, racer: int, points: Array) -> None:
        style = self.styles[racer]
        lines = lengthened(self._pens.lines(racer, points), style.width * self.frame.ratio / 2)
        self.segments += len(lines)
        if len(lines):
            self._lines.resize(len(lines))
            self._lines.ndarray()[:] = lines
            self._stroke(self._halos, QColor(style.halo), style.halo_width, smooth=False)
            self._stroke(self._colors, _tagged(style.color, racer), style.width, smooth=True)

    @property
    def pictures(self) -> tuple[QImage, QImage]:
        """From below to above."""
        return self._halos, self._colors

    def paint(self, layer: MapLayer, painter: QPainter) -> None:
        for picture in self.pictures:
            layer.draw_picture(painter, picture, self.frame)

    def racer_at(self, x: float, y: float, reach: float) -> int | None:
        if not self.styles:
            return None
        radius = round(reach * self.frame.ratio)
        column, row = round(x * self.frame.ratio), round(y * self.frame.ratio)
        side = 2 * radius + 1
        around = self._colors.copy(column - radius, row - radius, side, side)
        around = around.convertToFormat(QImage.Format.Format_ARGB32)
        pixels = np.frombuffer(around.constBits(), np.uint8).reshape(side, side, 4).astype(int)
        off = np.abs(pixels[:, :, None, :3] - self._bgr).max(axis=3)
        off[pixels[:, :, 3] < _SOLID] = 255
        whose, off = off.argmin(axis=2), off.min(axis=2)
        steps = np.arange(-radius, radius + 1)
        away = np.where(off <= _SAME_COLOR, steps[:, None] ** 2 + steps**2, np.inf)
        nearest = away.argmin()
        return int(whose.flat[nearest]) if np.isfinite(away.flat[nearest]) else None

    def _stroke(self, image: QImage, color: QColor, width: float, smooth: bool) -> None:
        """One call a colour; flat caps, as round ones cost ten times more on long segments."""
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
        pen = QPen(color, width * self.frame.ratio)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLines(*self._lines.drawargs())
        painter.end()


def _blank(frame: PixelMap) -> QImage:
    image = QImage(*frame.device_size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image


def _tagged(color: str, racer: int) -> QColor:
    value = QColor(color)
    channels = (value.red(), value.green(), value.blue())
    tags = (racer >> 2 * _TAG_BITS, racer >> _TAG_BITS, racer)
    return QColor(
        *((c & ~_TAG_MASK) | (t & _TAG_MASK) for c, t in zip(channels, tags, strict=True))
    )
