"""The layer of swarms: dots by density, coloured by racer or by place, with a wake that fades."""

from __future__ import annotations

import functools
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage, QPainter

from gui.plotting.density import ROWS_AT_ONCE, Density, Flock, Room, density
from gui.plotting.layer import MapLayer
from gui.plotting.pixel_map import PixelMap
from gui.plotting.tints import Tint, Zones
from gui.plotting.view_box import MapViewBox
from gui.plotting.wake import Wake

_LEVELS = 256
_NOBODY = "#000000"


class SwarmLayer(MapLayer):
    """Drawn once for each change; painting again copies the picture.

    Attributes:
        flocks: what is shown, from below.
    """

    def __init__(self, view_box: MapViewBox, order: float) -> None:
        super().__init__(view_box, order)
        self.flocks: tuple[Flock, ...] = ()
        self._known_colors: dict[int, str] = {}
        self._tint: Tint | None = None
        self._zones: Zones | None = None
        self._has_wake = False
        self._wake: Wake | None = None
        self._age = 0
        self._frame: PixelMap | None = None
        self._room: Room | None = None
        self._pixels: NDArray[np.uint32] | None = None
        self._picture = np.empty((0, 0), np.uint32)

    def set_flocks(self, flocks: Sequence[Flock]) -> None:
        """From below; what was shown before fades no further for that, see `age`."""
        self.flocks = tuple(flocks)
        if not flocks:
            self._release()
        self._redraw_soon()

    def set_tint(self, tint: Tint | None) -> None:
        """Colours by place; None for those of the flocks."""
        if tint is not self._tint:
            self._tint, self._zones = tint, None
            self._redraw_soon()

    def set_wake(self, wanted: bool) -> None:
        """Whether dots leave something behind."""
        if wanted != self._has_wake:
            self._has_wake = wanted
            self.forget()

    def age(self) -> None:
        """What is shown next comes after what was shown: the wake fades by one picture."""
        self._age += 1

    def forget(self) -> None:
        """What is shown next has nothing to do with what was shown: no wake of that."""
        self._wake, self._age = None, 0
        self._redraw_soon()

    @property
    def points(self) -> NDArray[np.float64]:
        """Of all flocks `(2, count)`."""
        return np.hstack([np.empty((2, 0)), *(flock.points for flock in self.flocks)])

    def pixels(self) -> NDArray[np.uint32]:
        """Premultiplied, of the frame as it is now `(rows, columns)`."""
        frame = self.frame()
        if frame != self._frame:
            self._frame, self._zones, self._pixels, self._wake = frame, None, None, None
            self._room = None
        if self._pixels is None:
            self._pixels = self._drawn(frame)
        return self._pixels

    def paint_frame(self, painter: QPainter) -> None:
        if not self.flocks:
            return
        pixels = self.pixels()
        height, width = pixels.shape
        kind = QImage.Format.Format_ARGB32_Premultiplied
        self.draw_picture(painter, QImage(pixels.data, width, height, 4 * width, kind))

    def _release(self) -> None:
        """Without a swarm no memory is held for one."""
        self._room, self._wake, self._zones = None, None, None
        self._picture = np.empty((0, 0), np.uint32)
        self._known_colors = {}

    def _redraw_soon(self) -> None:
        self._pixels = None
        self.update()

    def _drawn(self, frame: PixelMap) -> NDArray[np.uint32]:
        if self._room is None:
            self._room = Room(frame)
        shown = density(frame, self.flocks, self._room)
        self._known_colors.update({flock.slot: flock.color for flock in self.flocks})
        if self._has_wake:
            self._lay_wake_under(shown)
        if self._tint is None:
            zones, colors = shown.slots, self._colors()
        else:
            if self._zones is None:
                self._zones = self._tint.zones(frame)
            zones, colors = self._zones, self._tint.colors
        return self._looked_up(_pixel_table(colors), zones, shown.levels)

    def _looked_up(
        self, table: NDArray[np.uint32], zones: Zones, levels: NDArray[np.uint8]
    ) -> NDArray[np.uint32]:
        """A pixel for each zone and level, some rows at a time, written over the last picture."""
        if self._picture.shape != levels.shape:
            self._picture = np.empty(levels.shape, np.uint32)
        for top in range(0, len(levels), ROWS_AT_ONCE):
            rows = slice(top, top + ROWS_AT_ONCE)
            keys = zones[rows].astype(np.uint16)
            keys *= _LEVELS
            keys |= levels[rows]
            np.take(table, keys, out=self._picture[rows], mode="clip")
        return self._picture

    def _colors(self) -> tuple[str, ...]:
        """By slot; a wake may outlast the dots of its racer."""
        slots = range(max(self._known_colors, default=0) + 1)
        return tuple(self._known_colors.get(slot, _NOBODY) for slot in slots)

    def _lay_wake_under(self, shown: Density) -> None:
        if self._wake is None:
            self._wake = Wake(shown)
        self._wake.lay_under(shown, self._age, has_one_slot=len(self._known_colors) == 1)
        self._age = 0


@functools.lru_cache(maxsize=4)
def _pixel_table(colors: tuple[str, ...]) -> NDArray[np.uint32]:
    """A premultiplied pixel for each colour and level, the levels of a colour together."""
    values = [(c.red(), c.green(), c.blue()) for c in map(QColor, colors)]
    parts = np.array(values).reshape(-1, 3)[:, None, :] * np.arange(_LEVELS)[:, None]
    channels = np.round(parts / (_LEVELS - 1)).astype(np.uint32)
    table = (channels[..., 0] << 16) | (channels[..., 1] << 8) | channels[..., 2]
    table |= np.arange(_LEVELS, dtype=np.uint32) << 24
    return np.ascontiguousarray(table).reshape(-1)
