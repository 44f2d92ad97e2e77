"""The map of a race at one step, finished at once and never seen on a screen."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, Qt

from engine.race import Race
from gui.edits.view import (
    are_marks_shown,
    height_scale_of,
    is_at_equal_scale,
    is_local_model_shown,
    map_range_of,
    swarm_colors_of,
)
from gui.landscape.ground import Ground, view_of
from gui.landscape.heads import Heads
from gui.landscape.marks import Marks
from gui.landscape.minima import show_minima
from gui.landscape.shown import Still
from gui.landscape.starts import start_styles
from gui.landscape.swarm import are_starts_marked
from gui.landscape.trails import Trails
from gui.local_model.drawing import ModelDrawing
from gui.playing.pace import runners
from gui.plotting.map_plot import MapPlot
from gui.theme import Theme


class StillMap:
    """Attributes: the plot, drawn at `ratio` device pixels a logical one."""

    def __init__(
        self,
        race: Race,
        step: int,
        theme: Theme,
        size: QSize,
        ratio: float,
        vectors: bool = False,
    ) -> None:
        still = Still(race, step, selected_racer=_only_racer(race))
        self.plot = MapPlot(theme)
        self.plot.view_box.fix_pixel_ratio(ratio)
        if vectors:
            self.plot.draw_vectors()
        self.plot.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self.plot.setFixedSize(size)
        self.plot.show()
        owner = QObject(self.plot)
        ground, trails = Ground(self.plot, owner), Trails(still, self.plot, owner)
        heads, marks = Heads(still, self.plot, owner), Marks(still, self.plot.marks, owner)
        self.plot.set_equal_scale(is_at_equal_scale(race.setup))
        self.plot.fit(*(map_range_of(race.setup) or view_of(race.setup, race.problem)))
        ground.show_moment(float(step))
        ground.show_problem(race.problem, height_scale_of(race.setup))
        ground.draw_finely()
        heads.set_theme(theme)
        heads.swarm.set_colors(swarm_colors_of(race.setup))
        heads.show()
        marks.set_theme(theme)
        marks.set_wanted(are_marks_shown(race.setup))
        model = ModelDrawing(still, self.plot, owner)
        model.set_theme(theme)
        model.set_wanted(is_local_model_shown(race.setup))
        trails.set_theme(theme)
        trails.finish()
        styles = start_styles(theme, race.starts.shape[1])
        points = race.starts[:2] if are_starts_marked(race) else race.starts[:2, :0]
        self.plot.starts.set_markers(points, [0] * points.shape[1], styles)
        by_basin = heads.swarm.colors == "basin"
        show_minima(self.plot.minima, race.problem, theme, float(step), by_basin)

    def close(self) -> None:
        self.plot.close()
        self.plot.deleteLater()


def _only_racer(race: Race) -> int | None:
    """A racer that runs alone needs no selecting: its marks are drawn too."""
    running = runners(race)
    return running[0] if len(running) == 1 else None
