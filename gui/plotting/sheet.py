"""A retained picture of trails that only ever gains segments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from pyqtgraph.Qt import internals
from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from gui.plotting.layer import MapLayer
from gui.plotting.pixel_map import PixelMap
from gui.plotting.segments import distinct, joined, lengthened, seen

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

    def draw(self, parts: Mapping[int, Array]) -> None:
        """By racer goes on from where its trails ended through the points `(steps, 2, starts)`."""

    def paint(self, layer: MapLayer, painter: QPainter) -> None:
        """Everything drawn so far, on a layer of the map."""

    def racer_at(self, x: float, y: float, reach: float) -> int | None:
        """Whose trail is drawn nearest to a logical pixel, within a reach."""


class Pens:
    """Where each racer's trails have ended so far, in device pixels of a frame."""

    def __init__(self, frame: PixelMap) -> None:
        self._frame = frame
        self._ends: dict[int, Array] = {}

    def lines(self, parts: Mapping[int, Array]) -> dict[int, Array]:
        """By racer what is new, joined to what was, as far as it can be seen.

        Of all racers in one go: of few paths what numpy costs is mostly its calls.
        """
        counts = [points.shape[2] for points in parts.values()]
        before = [self._end(*one) for one in zip(parts, counts, strict=True)]
        pixels = self._frame.pixels(beside_each_other(list(parts.values())))
        segments, paths, ends = joined(np.concatenate([np.hstack(before)[None], pixels]))
        self._ends.update(zip(parts, np.split(ends, np.cumsum(counts)[:-1], axis=1), strict=True))
        segments, are_seen = seen(segments, *self._frame.device_size, _MARGIN)
        owners = np.repeat(np.arange(len(counts)), counts)[paths[are_seen]]
        kept = distinct(segments, owners)
        bounds = np.searchsorted(owners[kept], np.arange(1, len(counts)))
        return dict(zip(parts, np.split(segments[kept], bounds), strict=True))

    def _end(self, racer: int, paths: int) -> Array:
        """NaN where nothing has been drawn."""
        end = self._ends.get(racer)
        return end if end is not None and end.shape[1] == paths else np.full((2, paths), np.nan)


def beside_each_other(parts: Sequence[Array]) -> Array:
    """Points `(steps, 2, starts)` side by side; the shorter ones end in NaN."""
    if len(parts) == 1:
        return parts[0]
    steps = max(len(points) for points in parts)
    whole = np.full((steps, 2, sum(points.shape[2] for points in parts)), np.nan)
    first = 0
    for points in parts:
        whole[: len(points), :, first : (first := first + points.shape[2])] = points
    return whole


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
        self._tagged = [_tagged(style.color, racer) for racer, style in enumerate(styles)]
        self._bgr = np.array([(c.blue(), c.green(), c.red()) for c in self._tagged])
        self._lines: Any = internals.PrimitiveArray(QLineF, 4)

    def draw(self, parts: Mapping[int, Array]) -> None:
        found = {racer: lines for racer, lines in self._pens.lines(parts).items() if len(lines)}
        if not found:
            return
        styles, counts = [self.styles[racer] for racer in found], list(map(len, found.values()))
        widths = np.repeat([style.width for style in styles], counts)
        lines = lengthened(np.concatenate(list(found.values())), widths * self.frame.ratio / 2)
        self.segments += len(lines)
        each = np.split(lines, np.cumsum(counts)[:-1])
        halos = {(style.halo, style.halo_width) for style in styles}
        with self._painting(self._halos, smooth=False) as painter:
            if len(halos) == 1:  # as mostly: then one call draws them all
                self._stroke(painter, QColor(styles[0].halo), styles[0].halo_width, lines)
            for style, own in zip(styles, each, strict=True) if len(halos) > 1 else ():
                self._stroke(painter, QColor(style.halo), style.halo_width, own)
        with self._painting(self._colors, smooth=True) as painter:
            for racer, style, own in zip(found, styles, each, strict=True):
                self._stroke(painter, self._tagged[racer], style.width, own)

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

    @contextmanager
    def _painting(self, image: QImage, smooth: bool) -> Iterator[QPainter]:
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
        yield painter
        painter.end()

    def _stroke(self, painter: QPainter, color: QColor, width: float, lines: Array) -> None:
        """One call a colour; flat caps, as round ones cost ten times more on long segments."""
        self._lines.resize(len(lines))
        self._lines.ndarray()[:] = lines
        pen = QPen(color, width * self.frame.ratio)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLines(*self._lines.drawargs())


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
