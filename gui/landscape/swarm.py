"""Racers from very many starts: dots where they stand, in colours that a person chooses."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject

from engine.own_steps import Step
from engine.race import Race
from engine.setup import Setup
from gui.edits import futures_of, trunk_of
from gui.edits.view import SwarmColors
from gui.landscape.basins import basin_tint, has_basins
from gui.landscape.shown import Shown
from gui.playing.pace import runners
from gui.plotting.density import Flock
from gui.plotting.map_plot import MapPlot
from gui.plotting.tints import HeightTint, Tint
from gui.racers.racer_look import looks
from gui.theme import Theme

MOST_TRAILS = 3_000
"""With more paths than this racers are swarms: trails would hide the map and cost a frame."""
MOST_MARKED = 1_500
"""Of a swarm from more starts than this nobody takes hold of one."""
DIMMED = 0.4
"""How strong heads and dots of others are beside those of the highlighted racer."""


def is_swarm(race: Race) -> bool:
    """Whether there are so many paths that they are dots without trails."""
    running = sum(race.runs(racer) for racer in range(len(race.setup.racers)))
    return _start_count(race) * running > MOST_TRAILS


def are_starts_marked(race: Race) -> bool:
    """Whether marks show where paths begin, to be moved and removed."""
    return _start_count(race) <= (MOST_MARKED if is_swarm(race) else MOST_TRAILS)


def _start_count(race: Race) -> int:
    return int(race.starts.shape[1])


class Swarm(QObject):
    """All points at the shown step; the highlighted racer's on top, those of others dimmed."""

    def __init__(self, shown: Shown, plot: MapPlot, parent: QObject) -> None:
        super().__init__(parent)
        self._shown = shown
        self._plot = plot
        self._theme: Theme | None = None
        self._wanted: SwarmColors = "racer"
        self._seen: tuple[Setup, int] | None = None
        plot.ground_drawn.connect(self._follow_ground)

    @property
    def colors(self) -> SwarmColors:
        """By what dots are coloured: by racer where what is wanted cannot be had."""
        race = self._shown.race
        if not is_swarm(race) or (self._wanted == "basin" and not has_basins(race.problem)):
            return "racer"
        return self._wanted

    def set_theme(self, theme: Theme) -> None:
        """Also takes over the racers' colours."""
        self._theme = theme
        self._show_tint()

    def set_colors(self, wanted: SwarmColors) -> None:
        """By what a person wants dots to be coloured."""
        self._wanted = wanted
        self._show_tint()

    def set_wake(self, wanted: bool) -> None:
        """Whether a person wants dots to leave a wake."""
        self._plot.swarm.set_wake(wanted)

    def show(self) -> None:
        """At the shown step. While a race plays, or goes on by one step, the wake stays."""
        shown, layer = self._shown, self._plot.swarm
        if self._theme is None or not is_swarm(shown.race):
            layer.set_flocks(())
            self._seen = None
            return
        self._go_on()
        if shown.race.problem.drifts and self.colors == "basin":
            self._show_tint()
        layer.set_flocks([self._flock(racer, self._theme) for racer in seen_from_below(shown)])

    def _go_on(self) -> None:
        layer, setup, step = self._plot.swarm, self._shown.race.setup, self._shown.shown_step
        last, self._seen = self._seen, (setup, step)
        if last is None or last[0] is not setup or step < last[1]:
            layer.forget()
        elif step > last[1]:
            if self._shown.playing or step == last[1] + 1:
                layer.age()
            else:
                layer.forget()

    def _flock(self, racer: int, theme: Theme) -> Flock:
        race, ahead = self._shown.race, seen_from_below(self._shown)[-1]
        is_one_ahead = ahead == self._shown.highlighted_racer
        is_back = is_one_ahead and racer not in futures_of(race.setup, ahead)
        return Flock(
            points_at(race, racer, self._shown.steps_shown(racer)),
            looks(race.setup, theme)[racer].color.name(),
            _start_count(race),
            DIMMED if is_back else 1.0,
            racer,
        )

    def _follow_ground(self) -> None:
        if self.colors == "height":
            self._show_tint()

    def _show_tint(self) -> None:
        if self._theme is None:
            return
        tones = self._theme.swarm_heights if self.colors == "height" else ()
        self._plot.color_bar.set_dot_tones(tones)
        self._plot.swarm.set_tint(self._tint(self._theme))

    def _tint(self, theme: Theme) -> Tint | None:
        colors, plot = self.colors, self._plot
        if colors == "height" and plot.field is not None and plot.scale is not None:
            return HeightTint(plot.field, plot.scale, theme.swarm_heights)
        if colors == "basin":
            return basin_tint(self._shown.race.problem, theme, float(self._shown.shown_step))
        return None


def seen_from_below(shown: Shown) -> list[int]:
    """The racers that run, old futures first, the highlighted one last, so that it lies on top.

    An old future that has yet to part is still one with the racer that it was, if that runs.
    """
    race = shown.race
    old = race.setup.old_futures
    seen = [racer for racer in runners(race) if not _is_yet_to_part(shown, racer)]
    return sorted(seen, key=lambda racer: (racer == shown.highlighted_racer, racer not in old))


def _is_yet_to_part(shown: Shown, racer: int) -> bool:
    race = shown.race
    trunk = trunk_of(race.setup, racer)
    if trunk is None or not race.runs(trunk):
        return False
    return bool(np.max(shown.steps_shown(racer)) <= race.setup.old_futures[racer])


def points_at(race: Race, racer: int, step: Step) -> NDArray[np.float64]:
    """Points of the plane; of a past step of a swarm not all at once."""
    if isinstance(step, np.ndarray):
        return race.positions(racer, step)[:2]
    return race.sight(racer, step).points[:2]
