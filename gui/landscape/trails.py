"""Trails of the race on the map, and the timer that refines them when there is time."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from gui.landscape.shown import Shown
from gui.landscape.swarm import is_swarm
from gui.landscape.trail_source import HighlightedTrails, RaceTrails
from gui.plotting.map_plot import MapPlot
from gui.plotting.sheet import TrailStyle
from gui.plotting.trail_feed import TrailFeed
from gui.racers.racer_look import looks
from gui.theme import Theme
from gui.widgets.in_sight import InSight

_SLICE_SECONDS = 0.006
# Until the view that has moved is drawn again; later there is time.
_SOON_SECONDS = 0.010
_PAUSE_MILLISECONDS = 12


class Trails(QObject):
    """All racers on one layer; the highlighted one again on a layer above, the others dimmed.

    Nothing is drawn while the map is out of sight; whatever then changes is drawn at its return.
    """

    def __init__(self, shown: Shown, plot: MapPlot, parent: QObject) -> None:
        super().__init__(parent)
        self._shown = shown
        self._plot = plot
        self._all = TrailFeed(plot.trails, RaceTrails(shown))
        self._one = TrailFeed(plot.spotlight, HighlightedTrails(shown))
        self._is_dressed = False
        self._in_sight = InSight(plot)
        self._is_outdated = False
        self._timer = QTimer(self)
        self._timer.setObjectName("trail_timer")
        self._timer.setInterval(_PAUSE_MILLISECONDS)
        self._timer.timeout.connect(self._refine)
        self._in_sight.returned.connect(self.show)
        plot.view_box.sigRangeChanged.connect(self._follow_view)
        plot.view_box.sigResized.connect(self.restart)

    @property
    def are_done(self) -> bool:
        """Whether nothing is left to refine."""
        return self._all.is_done and self._one.is_done

    @property
    def are_close(self) -> bool:
        """Whether all that is shown at one look is drawn; finer trails may follow."""
        return self._all.is_close and self._one.is_close

    def set_theme(self, theme: Theme) -> None:
        """Also takes over the racers' colours."""
        styles = [
            TrailStyle(look.color.name(), theme.map_low)
            for look in looks(self._shown.race.setup, theme)
        ]
        self._plot.trails.set_styles(styles)
        self._plot.spotlight.set_styles(styles)
        self._is_dressed = True
        self.restart()

    def show(self) -> None:
        """Up to the shown step."""
        if not self._in_sight.now:
            return
        if self._is_outdated:
            self.restart()
            return
        for feed in self._feeds():
            feed.show(self._shown.shown_step)
        self._refine_later()

    def restart(self) -> None:
        """The data or the view have changed."""
        self._is_outdated = not self._in_sight.now
        if self._is_outdated:
            return
        self._plot.trails.set_dimmed(self._is_one_ahead())
        for feed in self._feeds():
            feed.restart(self._shown.shown_step)
        self._refine_later()

    def _follow_view(self) -> None:
        """What is drawn is stretched at once, and drawn anew in slices."""
        if self._is_outdated or not self._in_sight.now:
            self._is_outdated = True
            return
        for feed in self._feeds():
            feed.follow_view(self._shown.shown_step)
        self._refine_later()

    def follow_highlight(self) -> None:
        if not self._in_sight.now:
            self._is_outdated = True
            return
        is_one_ahead = self._is_one_ahead()
        self._plot.trails.set_dimmed(is_one_ahead)
        if is_one_ahead:
            self._one.restart(self._shown.shown_step)
        else:
            self._one.clear()
        self._refine_later()

    def finish(self) -> None:
        """Draws everything that is left, for a picture."""
        while not self.are_done:
            for feed in self._feeds():
                feed.work(1.0)

    def _is_one_ahead(self) -> bool:
        """Whether a racer is highlighted that runs: of one that does not there is no trail."""
        return bool(HighlightedTrails(self._shown).racers())

    def _feeds(self) -> list[TrailFeed]:
        if not self._is_dressed:
            return []
        if is_swarm(self._shown.race):
            self._all.clear()
            return []
        return [self._all] if self._shown.highlighted_racer is None else [self._all, self._one]

    def _refine_later(self) -> None:
        if not self.are_done and not self._timer.isActive():
            self._timer.start()

    def _refine(self) -> None:
        if not self._in_sight.now:
            self._timer.stop()
            return
        seconds = _SLICE_SECONDS if self.are_close else _SOON_SECONDS
        feeds = [feed for feed in self._feeds() if not feed.is_done]
        for feed in feeds:
            feed.work(seconds / len(feeds))
        if self.are_done:
            self._timer.stop()
