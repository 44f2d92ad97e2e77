"""The geometry of the step that is shown, as the racer's optimizer offers it."""

from __future__ import annotations

import time
from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QObject

from engine.arrays import Array
from engine.catalog import optimizers
from engine.marks import Kind, Mark
from engine.own_steps import Step
from engine.race import Race
from gui.landscape.shown import Shown
from gui.plotting.shapes import Shape, ShapeLayer
from gui.racers.racer_look import looks
from gui.theme import Theme
from gui.widgets.throttle import Throttle

# Marks of more paths would hide the map, and each step of theirs costs more than a frame has.
_MOST_PATHS = 64
_CORNERS = 64
# Of paths that stand farther back the steps between would have to be made again for each look.
_MOST_STEPS = 16
# What is worked out within so many milliseconds fits into a frame and does not wait.
_QUICK, _WAIT_SHARE = 3, 4
_WIDTHS: dict[Kind, float] = {
    "points": 5.0,
    "cloud": 4.0,
    "polygon": 1.75,
    "ellipse": 1.5,
    "circle": 1.5,
    "segment": 1.25,
}
_BEFORE, _FAINT = "before", 0.5
_CLOSED: frozenset[Kind] = frozenset({"polygon", "ellipse", "circle"})
_FILL = 0.14


class Marks(QObject):
    """Those of the selected racer and of the highlighted one.

    Marks may be dear to work out: then the next ones let everything else be painted first, and
    wait some times as long as they took.
    """

    def __init__(self, shown: Shown, layer: ShapeLayer, parent: QObject) -> None:
        super().__init__(parent)
        self._shown = shown
        self._layer = layer
        self._theme: Theme | None = None
        self._are_wanted = False
        self._are_quick = True
        self._refreshes = Throttle(self.draw, 0, self)

    def set_theme(self, theme: Theme) -> None:
        """Also takes over the racers' colours."""
        self._theme = theme
        self.show()

    def set_wanted(self, wanted: bool) -> None:
        """Whether a person wants to see them."""
        self._are_wanted = wanted
        self.show()

    def show(self) -> None:
        """At the shown step, at once or soon."""
        if not self._racers():
            self._layer.set_shapes(())
        elif self._are_quick:
            self._refreshes.request()
        else:
            self._refreshes.request_after_paint()

    def draw(self) -> None:
        """At the shown step, now."""
        began = time.perf_counter()
        self._layer.set_shapes([shape for racer in self._racers() for shape in self._shapes(racer)])
        milliseconds = round(1000 * (time.perf_counter() - began))
        self._are_quick = milliseconds <= _QUICK
        self._refreshes.set_interval(0 if self._are_quick else milliseconds * _WAIT_SHARE)

    def _racers(self) -> list[int]:
        """The highlighted racer comes last, and so lies on top."""
        race = self._shown.race
        if not self._are_wanted or race.starts.shape[1] > _MOST_PATHS:
            return []
        wanted = dict.fromkeys((self._shown.selected_racer, self._shown.highlighted_racer))
        return [one for one in wanted if one is not None and offers_marks(race, one)]

    def _shapes(self, racer: int) -> Iterator[Shape]:
        if self._theme is None:
            return
        race = self._shown.race
        color = looks(race.setup, self._theme)[racer].color.name()
        for mark in race.marks(racer, near_steps(self._shown.steps_shown(racer))):
            for points in outlines(mark):
                yield Shape(
                    points,
                    color,
                    self._theme.map_low,
                    _WIDTHS[mark.kind],
                    is_line=mark.kind not in ("points", "cloud"),
                    opacity=_FAINT if mark.name == _BEFORE else 1.0,
                    fill=_FILL if mark.kind in _CLOSED else 0.0,
                )


def offers_marks(race: Race, racer: int) -> bool:
    """Whether a racer runs and is more than a rule; rules have none, and looking costs steps."""
    racers = race.setup.racers
    if racer >= len(racers) or not race.runs(racer):
        return False
    identifier = racers[racer].optimizer
    return identifier is not None and optimizers()[identifier].method is not None


def near_steps(step: Step) -> Step:
    """The steps of the paths that are about as far as the farthest; 0, where no marks are."""
    if not isinstance(step, np.ndarray):
        return step
    return np.where(step > step.max(initial=0) - _MOST_STEPS, step, 0)


def outlines(mark: Mark) -> list[Array]:
    """A line or some dots a start, `(2, count)`, closed where the mark is."""
    turn = np.linspace(0.0, 2 * np.pi, _CORNERS + 1)
    found = []
    for start in range(mark.places.shape[2]):
        places = mark.places[:, :2, start].T
        if mark.kind == "polygon":
            places = np.hstack([places, places[:, :1]])
        elif mark.kind == "circle" and mark.radius is not None:
            places = places + mark.radius[start] * np.stack([np.cos(turn), np.sin(turn)])
        elif mark.kind == "ellipse" and mark.axes is not None:
            first, second = mark.axes[0, :2, start], mark.axes[1, :2, start]
            places = places + np.outer(first, np.cos(turn)) + np.outer(second, np.sin(turn))
        if np.isfinite(places).all(axis=0).any():
            found.append(places)
    return found
