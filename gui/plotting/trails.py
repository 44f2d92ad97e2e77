"""Trails on the map: a retained sheet, stretched at once when the view moves."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QPainter

from gui.plotting.layer import MapLayer
from gui.plotting.sheet import Sheet, TrailSheet, TrailStyle
from gui.plotting.vector_sheet import VectorSheet
from gui.plotting.view_box import MapViewBox

_DIMMED = 0.22


class TrailLayer(MapLayer):
    """Shows one sheet. A frame costs the same however long the trails are.

    When the view has moved, the sheet is shown stretched until whoever knows the data has drawn a
    fresh one and shows it.

    Attributes:
        vectors: fresh sheets keep lines instead of pixels, for a vector file.
    """

    def __init__(self, view_box: MapViewBox, order: float) -> None:
        super().__init__(view_box, order)
        self._styles: tuple[TrailStyle, ...] = ()
        self._sheet: TrailSheet | None = None
        self.vectors = False

    def set_styles(self, styles: Sequence[TrailStyle]) -> None:
        """One style a racer; sheets from now on are drawn in them."""
        self._styles = tuple(styles)

    def fresh(self) -> TrailSheet:
        """An empty sheet for the view as it is now, not shown yet."""
        kind = VectorSheet if self.vectors else Sheet
        return kind(self.frame(), self._styles)

    @property
    def sheet(self) -> TrailSheet | None:
        """The one that is shown."""
        return self._sheet

    def show_sheet(self, sheet: TrailSheet | None) -> None:
        self._sheet = sheet
        self.update()

    def append(self, racer: int, points: NDArray[np.float64]) -> None:
        """Draws on through the points `(steps, 2, starts)`."""
        if self._sheet is None:
            self._sheet = self.fresh()
        self._sheet.draw({racer: points})
        self.update()

    def is_sharp(self) -> bool:
        """Whether the sheet was drawn for the view as it is now."""
        return self._sheet is not None and self._sheet.frame == self.frame()

    def set_dimmed(self, dimmed: bool) -> None:
        self.setOpacity(_DIMMED if dimmed else 1.0)

    def racer_at(self, x: float, y: float, reach: float) -> int | None:
        """Whose trail lies nearest to a point of the plane, within a reach in logical pixels."""
        if self._sheet is None:
            return None
        frame = self._sheet.frame
        column, row = frame.pixels(np.array([x, y])) / frame.ratio
        return self._sheet.racer_at(column, row, reach)

    def paint_frame(self, painter: QPainter) -> None:
        if self._sheet is not None:
            self._sheet.paint(self, painter)
