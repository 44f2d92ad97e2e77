"""The map of the race: click a start, drag it, watch the trails, point at a racer."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.setup import Setup
from gui.edits.view import MARKS, are_marks_shown
from gui.landscape.brush import Brush
from gui.landscape.framing import Framing
from gui.landscape.ground import Ground
from gui.landscape.heads import Heads
from gui.landscape.hint import Hint
from gui.landscape.legend import Legend
from gui.landscape.map_bar import MapBar
from gui.landscape.map_keys import MapKeys
from gui.landscape.marks import Marks
from gui.landscape.minima import show_minima
from gui.landscape.starts import Starts
from gui.landscape.swarm_choice import SwarmChoice
from gui.landscape.trails import Trails
from gui.local_model.choice import LocalModelChoice
from gui.playing.pace import is_caught_up
from gui.plotting.map_plot import MapPlot
from gui.session import Session
from gui.theme import ThemeSource
from gui.widgets.in_sight import InSight

_TEXT_MILLISECONDS = 200
_HEAD_REACH = 7.0
_TRAIL_REACH = 3.0


class LandscapePanel(QWidget):
    """Everything that is drawn at a step is updated in one slot, so a tick paints once.

    While nobody can see it, no step is drawn; ground and trails look after that themselves.
    """

    def __init__(
        self, session: Session, theme_source: ThemeSource, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._theme_source = theme_source
        self.plot = MapPlot(theme_source.current)
        self.ground = Ground(self.plot, self)
        self.trails = Trails(session, self.plot, self)
        self.heads = Heads(session, self.plot, self)
        self.marks = Marks(session, self.plot.marks, self)
        self.starts = Starts(session, self.plot, self._racer_at, self)
        self.brush = Brush(session, self.plot, self.starts, self)
        self.legend = Legend(session, self.heads)
        self.bar = MapBar()
        self.swarm_choice = SwarmChoice(session, self.heads.swarm, self)
        self.local_model = LocalModelChoice(session, self.plot, self.bar, theme_source, self)
        self.framing = Framing(session, self.plot, self.bar, self.ground, self)
        self.marks_action = QAction(self.tr("Mar&ks"), self)
        self.hint = Hint(self.tr("Click anywhere to drop the racers, Space to start."), self.plot)
        self._points_at_racer = False
        self._path_count = 0
        self._in_sight = InSight(self)
        self._keys = MapKeys(self.plot, self.starts, self)
        self._whole_at: tuple[int, int] | None = None
        self._text_timer = QTimer(self)
        self._text_timer.setSingleShot(True)
        self._text_timer.setInterval(_TEXT_MILLISECONDS)
        self._text_timer.timeout.connect(self.legend.refresh)
        self._build()
        self._connect()
        self._open_marks()
        self._show_theme()

    def fit(self) -> None:
        """The whole view that belongs to the problem."""
        self.framing.fit()

    def _build(self) -> None:
        self.setObjectName("landscape_panel")
        self.plot.setObjectName("map")
        self.plot.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.plot.setAccessibleName(self.tr("Map of the race"))
        self.plot.setAccessibleDescription(
            self.tr("Plus and minus zoom, arrows pan, Delete removes the selected start.")
        )
        self.plot.setMinimumSize(240, 180)
        self.marks_action.setObjectName("show_marks")
        self.marks_action.setCheckable(True)
        self.marks_action.setShortcut(QKeySequence("M"))
        self.addActions([self.marks_action, self.local_model.action])
        self.addActions([*self.swarm_choice.actions, *self.brush.actions])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 6)
        layout.setSpacing(4)
        layout.addWidget(self.legend)
        layout.addWidget(self.swarm_choice.bar)
        layout.addWidget(self.plot, 1)
        layout.addWidget(self.local_model.readout)
        layout.addWidget(self.bar)

    def _connect(self) -> None:
        session, view = self._session, self.plot.view_box
        session.setup_changed.connect(self._follow_setup)
        session.shown_step_changed.connect(self._show_step)
        session.race_advanced.connect(self._show_progress)
        session.axis_changed.connect(self._show_axis)
        session.highlight_changed.connect(self._follow_highlight)
        session.selection_changed.connect(self._follow_selection)
        session.brush.switched.connect(self._show_hint)
        session.view.opened.connect(self._open_marks)
        self.marks_action.toggled.connect(self._want_marks)
        self.bar.marks_chosen.connect(self.marks_action.setChecked)
        self.swarm_choice.colors_changed.connect(self._show_minima)
        self._theme_source.changed.connect(self._show_theme)
        self._in_sight.returned.connect(self._catch_up)
        view.hovered.connect(self._point_at)
        view.pressed_at.connect(self._read_place)
        view.dragged_to.connect(self._read_place)
        view.hover_left.connect(self._point_at_nothing)

    def _open_marks(self) -> None:
        """Shown or not, as the session says."""
        self.marks_action.setChecked(are_marks_shown(self._session.setup))

    def _want_marks(self, wanted: bool) -> None:
        self.bar.marks.setChecked(wanted)
        self.marks.set_wanted(wanted)
        self._session.view.keep(MARKS, None if wanted else False)

    def _show_theme(self) -> None:
        theme = self._theme_source.current
        self.plot.set_theme(theme)
        self.hint.set_theme(theme)
        self.brush.set_theme(theme)
        self._show_looks()
        self._show_minima()

    def _show_looks(self) -> None:
        """Colours, markers and names of racers."""
        theme = self._theme_source.current
        self.heads.set_theme(theme)
        self.marks.set_theme(theme)
        self.starts.set_theme(theme)
        self.trails.set_theme(theme)
        self.legend.rebuild(theme)
        self._path_count = self._session.race.starts.shape[1]
        self._follow_selection()
        self._show_step()

    def _follow_setup(self, old: Setup, new: Setup) -> None:
        same_paths = self._session.race.starts.shape[1] == self._path_count
        if same_paths and (old.racers, old.edits) == (new.racers, new.edits):
            self._show_paths()
        else:
            self._show_looks()
        if (old.problem, old.transform) != (new.problem, new.transform):
            self._show_minima()
            self.framing.follow(old, new)

    def _show_paths(self) -> None:
        """The same racers run elsewhere, as at every move of a start that is dragged."""
        self.starts.show()
        self.hint.place()
        self.trails.restart()
        self._show_step()

    def _show_progress(self) -> None:
        """There are new steps; mostly the shown one has followed them and is drawn already."""
        if self._whole_at is None or self._whole_at != self._whole_race():
            self._show_step()

    def _show_axis(self) -> None:
        """Everybody stands elsewhere, some of them farther back."""
        self.trails.restart()
        self._show_step()

    def _whole_race(self) -> tuple[int, int] | None:
        """What is shown of a race; None while it catches up and so may show more any time."""
        race = self._session.race
        return (race.step, self._session.shown_step) if is_caught_up(race) else None

    def _catch_up(self) -> None:
        """Who comes back sees the race as it stands now."""
        self._follow_selection()
        self._show_step()
        self.legend.refresh()

    def _show_step(self) -> None:
        if not self._in_sight.now:
            return
        self._show_moment()
        self.trails.show()
        self.heads.show()
        self.marks.show()
        self.local_model.show()
        self._whole_at = self._whole_race()  # heads may have asked for what is not there yet
        self.hint.follow(self._session)
        if not self._text_timer.isActive():
            self._text_timer.start()

    def _show_hint(self) -> None:
        self.hint.follow(self._session)

    def _show_moment(self) -> None:
        """Ground that drifts, and its minima, are shown where they are at the step."""
        self.ground.show_moment(float(self._session.shown_step))
        if self._session.race.problem.drifts:
            self._show_minima()

    def _show_minima(self) -> None:
        problem, moment = self._session.race.problem, float(self._session.shown_step)
        theme, colors = self._theme_source.current, self.heads.swarm.colors
        show_minima(self.plot.minima, problem, theme, moment, colors == "basin")
        self.swarm_choice.bar.show_key(colors, problem, theme, moment)

    def _follow_highlight(self) -> None:
        self.trails.follow_highlight()
        self.legend.follow_session()
        if self._in_sight.now:
            self.heads.show()
            self.marks.show()

    def _follow_selection(self) -> None:
        self.legend.follow_session()
        if self._in_sight.now:
            self.starts.show()
            self.marks.show()
            self.hint.place()

    def _read_place(self, x: float, y: float) -> None:
        self.bar.show_place(x, y, self.ground.height_at(x, y))

    def _point_at(self, x: float, y: float) -> None:
        self._read_place(x, y)
        racer = None if self.starts.are_at(x, y) else self._racer_at(x, y)
        if racer is not None or self._points_at_racer:
            self._points_at_racer = racer is not None
            self._session.highlight(racer)

    def _point_at_nothing(self) -> None:
        self.bar.show_no_place()
        if self._points_at_racer:
            self._points_at_racer = False
            self._session.highlight(None)

    def _racer_at(self, x: float, y: float) -> int | None:
        head = self.heads.racer_at(x, y, _HEAD_REACH)
        return head if head is not None else self.plot.trails.racer_at(x, y, _TRAIL_REACH)
