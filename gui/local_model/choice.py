"""Whether a person wants to see the local model: the same choice in the menu and under the map."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from gui.edits.view import LOCAL_MODEL, is_local_model_shown
from gui.landscape.map_bar import MapBar
from gui.local_model.drawing import ModelDrawing
from gui.local_model.path import model_of, path_looked_at
from gui.local_model.rate import rate_here
from gui.local_model.readout import LocalModelReadout
from gui.plotting.map_plot import MapPlot
from gui.racers.racer_look import looks
from gui.session import Session
from gui.theme import ThemeSource
from gui.widgets.in_sight import InSight
from gui.widgets.throttle import Throttle

_TEXT_MILLISECONDS = 200


class LocalModelChoice(QObject):
    """Kept with the session. Nothing is worked out while it is off or out of sight.

    Attributes:
        action: the menu entry.
        readout: the figures, hidden while it is off.
    """

    def __init__(
        self,
        session: Session,
        plot: MapPlot,
        bar: MapBar,
        theme_source: ThemeSource,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._theme_source = theme_source
        self._bar = bar
        self._drawing = ModelDrawing(session, plot, self)
        self._in_sight = InSight(plot)
        self.readout = LocalModelReadout()
        self.action = QAction(self.tr("L&ocal model"), self)
        self._texts = Throttle(self._tell, _TEXT_MILLISECONDS, self)
        self._build()
        self.open()

    def open(self) -> None:
        """Shown or not, as the session says."""
        self.action.setChecked(is_local_model_shown(self._session.setup))

    def show(self) -> None:
        """At the step that is shown, of the path that is selected."""
        if self.action.isChecked() and self._in_sight.now:
            self._drawing.show()
            self._texts.request()

    def _build(self) -> None:
        self.action.setObjectName("show_local_model")
        self.action.setCheckable(True)
        self.action.setShortcut(QKeySequence("L"))
        self.readout.hide()
        self._show_theme()
        self.action.toggled.connect(self._want)
        self._bar.local_model_chosen.connect(self.action.setChecked)
        self._session.view.opened.connect(self.open)
        self._session.selection_changed.connect(self.show)
        self._session.setup_changed.connect(self._show_theme)
        self._theme_source.changed.connect(self._show_theme)
        self._in_sight.returned.connect(self.show)

    def _want(self, wanted: bool) -> None:
        self._bar.local_model.setChecked(wanted)
        self.readout.setVisible(wanted)
        self._drawing.set_wanted(wanted)
        self._session.view.keep(LOCAL_MODEL, wanted or None)
        self.show()

    def _show_theme(self) -> None:
        """Other colours: of the theme, or of the racers."""
        self._drawing.set_theme(self._theme_source.current)
        self.show()

    def _tell(self) -> None:
        session = self._session
        path = path_looked_at(session)
        if path is None:
            self.readout.show_nothing(
                self.tr("There is no local model while nobody runs, nor of a swarm.")
            )
            return
        model = model_of(session, path)
        look = looks(session.setup, self._theme_source.current)[path.racer]
        self.readout.show_who(look, path.start)
        self.readout.show_model(model, rate_here(session.setup, path, model))
