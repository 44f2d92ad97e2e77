"""Where every racer stands now: a head a path, marked when the path has left for good; or dots."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject

from engine.measures import Status
from engine.own_steps import Step
from gui.edits import futures_of
from gui.landscape.shown import Shown
from gui.landscape.swarm import DIMMED, Swarm, is_swarm, points_at, seen_from_below
from gui.plotting.map_plot import MapPlot
from gui.plotting.markers import MarkerStyle
from gui.racers.racer_look import looks
from gui.theme import DIVERGED_MARK, ESCAPED_MARK, Theme

_SIZE = 9.5
_GONE_SIZE = 11.0
_MANY = 600
_SIZE_OF_MANY = 4.0
# The order of a racer's styles in the layer.
_GOING, _DIVERGED, _ESCAPED, _KINDS = 0, 1, 2, 3


class Heads:
    """Heads at the shown step, none at the start; the highlighted racer's on top, others dimmed.

    Its old futures are not dimmed either, so that they can be compared.

    Attributes:
        swarm: shown instead where there are too many for heads.
    """

    def __init__(self, shown: Shown, plot: MapPlot, parent: QObject) -> None:
        self._shown = shown
        self._layer = plot.heads
        self.swarm = Swarm(shown, plot, parent)
        self._styles: list[MarkerStyle] = []
        self._dimmed: list[MarkerStyle] = []
        self._which: NDArray[np.int64] = np.empty(0, np.int64)

    def set_theme(self, theme: Theme) -> None:
        """Also takes over the racers' colours and markers."""
        many = self._shown.race.starts.shape[1] * len(self._shown.race.setup.racers) > _MANY
        size, ring = (_SIZE_OF_MANY, 0.0) if many else (_SIZE, 1.5)
        self._styles = [
            style
            for look in looks(self._shown.race.setup, theme)
            for style in (
                MarkerStyle(look.marker, look.color.name(), theme.ring, size, ring),
                MarkerStyle(DIVERGED_MARK, look.color.name(), theme.bad, _GONE_SIZE, 1.5),
                MarkerStyle(ESCAPED_MARK, look.color.name(), theme.warn, _GONE_SIZE, 1.5),
            )
        ]
        self._dimmed = [replace(style, opacity=DIMMED) for style in self._styles]
        self.swarm.set_theme(theme)

    def show(self) -> None:
        race, shown = self._shown.race, self._shown
        points, which = [np.empty((2, 0))], [np.empty(0, np.int64)]
        are_there = shown.shown_step > 0 and not is_swarm(race)
        for racer in seen_from_below(shown) if are_there else ():
            step = shown.steps_shown(racer)
            points.append(points_at(race, racer, step))
            which.append(racer * _KINDS + self.kinds(racer, step))
        self._which = np.concatenate(which)
        self._layer.set_markers(np.hstack(points), self._which, self._shown_styles())
        self.swarm.show()

    def kinds(self, racer: int, step: Step) -> NDArray[np.int64]:
        """How each path of a racer is drawn at a step."""
        race = self._shown.race
        ends, status = race.end_steps(racer), race.end_status(racer)
        ended = (ends >= 0) & (ends <= step)
        left = [ended & (status == Status.DIVERGED), ended & (status == Status.ESCAPED)]
        return np.select(left, [_DIVERGED, _ESCAPED], _GOING)

    def gone(self, racer: int, step: Step) -> tuple[int, int]:
        """How many paths of a racer have diverged and how many escaped."""
        race = self._shown.race
        ends = race.end_steps(racer)
        ended = (ends >= 0) & (ends <= step)
        if not ended.any():  # as mostly, and a million paths take a while to look at
            return 0, 0
        status = race.end_status(racer)[ended]
        return int((status == Status.DIVERGED).sum()), int((status == Status.ESCAPED).sum())

    def racer_at(self, x: float, y: float, reach: float) -> int | None:
        """Whose head lies nearest to a point of the plane, within a reach in logical pixels."""
        head = self._layer.nearest(x, y, reach)
        return None if head is None else int(self._which[head]) // _KINDS

    def _shown_styles(self) -> list[MarkerStyle]:
        highlighted = self._shown.highlighted_racer
        if highlighted is None or highlighted not in seen_from_below(self._shown):
            return self._styles
        ahead = futures_of(self._shown.race.setup, highlighted)
        return [
            (self._styles if place // _KINDS in ahead else self._dimmed)[place]
            for place in range(len(self._styles))
        ]
