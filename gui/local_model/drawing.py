"""The local model of the path that is looked at, on the map."""

from __future__ import annotations

from PySide6.QtCore import QObject

from gui.landscape.shown import Shown
from gui.local_model.path import model_of, path_looked_at
from gui.local_model.shapes import model_shapes
from gui.plotting.map_plot import MapPlot
from gui.racers.racer_look import looks
from gui.theme import Theme
from gui.widgets.throttle import Throttle

# At most thirty times a second: it takes longer to be understood.
_REFRESH = 33


class ModelDrawing(QObject):
    """Drawn anew when the step, the path or the view is another one, and not while unwanted."""

    def __init__(self, shown: Shown, plot: MapPlot, parent: QObject) -> None:
        super().__init__(parent)
        self._shown = shown
        self._plot = plot
        self._theme: Theme | None = None
        self._is_wanted = False
        self._refreshes = Throttle(self.draw, _REFRESH, self)
        plot.view_box.sigRangeChanged.connect(self.show)
        plot.view_box.sigResized.connect(self.show)

    def set_theme(self, theme: Theme) -> None:
        """Also takes over the racers' colours."""
        self._theme = theme
        self.show()

    def set_wanted(self, wanted: bool) -> None:
        """Whether a person wants to see it."""
        self._is_wanted = wanted
        if wanted:
            self.show()
        else:
            self._plot.local_model.set_shapes(())

    def show(self) -> None:
        """At the shown step, at once or soon."""
        if self._is_wanted:
            self._refreshes.request()

    def draw(self) -> None:
        """At the shown step, now."""
        path, layer = path_looked_at(self._shown), self._plot.local_model
        if path is None or self._theme is None or not self._is_wanted:
            layer.set_shapes(())
            return
        color = looks(self._shown.race.setup, self._theme)[path.racer].color.name()
        model, ground = model_of(self._shown, path), self._theme.map_low
        layer.set_shapes(model_shapes(model, layer.frame(), color, ground))
