"""The main window: which panel stands where."""

from __future__ import annotations

from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QMainWindow, QMenuBar, QWidget

from gui.actions import Actions
from gui.arrangement import column, row, top_bar
from gui.card import Card
from gui.dialogs import Ask, Dialogs
from gui.panels.charts import LossChartPanel
from gui.panels.landscape import LandscapePanel
from gui.panels.leaderboard import LeaderboardPanel
from gui.panels.problem import ProblemBar, ProblemPanel
from gui.panels.racers import RacersPanel
from gui.panels.starts import StartsPanel
from gui.panels.transport import TransportPanel
from gui.session import Session
from gui.session_files import SessionFiles
from gui.settings import Settings
from gui.theme import ThemeSource
from gui.theme_menu import ThemeMenu

SIZE = (1440, 900)
SENTENCE_MILLISECONDS = 10_000


class MainWindow(QMainWindow):
    """Panels get the session and the theme; they know neither the window nor each other."""

    def __init__(
        self,
        session: Session,
        theme_source: ThemeSource,
        settings: Settings,
        ask: Ask | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.session = session
        self._settings = settings
        self._ask = ask or Dialogs(self)
        self.files = SessionFiles(session, self._ask, self)
        self.map = LandscapePanel(session, theme_source)
        self.cards: list[Card] = []
        self._arrange(theme_source)
        self._add_menus(theme_source)
        self._connect()
        self._show_title()
        self._restore_geometry()

    def _arrange(self, source: ThemeSource) -> None:
        """A panel is one file and one line here."""
        session = self.session
        racers = self._card(self.tr("&Racers"), "Ctrl+1", RacersPanel(session, source))
        problem = self._card(self.tr("&Problem"), "Ctrl+2", ProblemPanel(session, source))
        starts = self._card(self.tr("&Starts"), "Ctrl+3", StartsPanel(session, source))
        landscape = self._card(self.tr("&Map"), "Ctrl+4", self.map)
        board = self._card(self.tr("&Leaderboard"), "Ctrl+5", LeaderboardPanel(session, source))
        transport = self._card(self.tr("&Transport"), "Ctrl+6", TransportPanel(session, source))
        chart = self._card(self.tr("Loss &chart"), "Ctrl+7", LossChartPanel(session, source))
        left = column((racers, 5), (problem, 3), (starts, 2))
        centre = row((left, 280), (landscape, 800), (column((board, 1)), 340))
        self.setCentralWidget(column((centre, 640), (transport, 0), (chart, 170)))

    def _card(self, title: str, shortcut: str, panel: QWidget) -> Card:
        card = Card(title, shortcut, panel)
        self.cards.append(card)
        return card

    def _add_menus(self, theme_source: ThemeSource) -> None:
        menu_bar = QMenuBar()
        themes = ThemeMenu(theme_source, self._settings, self)
        panels = (card.action for card in self.cards)
        actions = Actions(self, self.session, self.files, self.map, self._ask)
        actions.fill(menu_bar, (*themes.actions, None, *panels))
        self.setMenuWidget(top_bar(menu_bar, ProblemBar(self.session, theme_source)))

    def _connect(self) -> None:
        self.files.path_changed.connect(self._show_title)
        self.session.undo_stack.cleanChanged.connect(self._show_title)
        self.session.said.connect(self._say)

    def _say(self, sentence: str) -> None:
        self.statusBar().showMessage(sentence, SENTENCE_MILLISECONDS)

    def _show_title(self) -> None:
        self.setWindowTitle(f"{self.files.name}[*] – Slalom" if self.files.name else "Slalom[*]")
        changed = self.files.path is not None and not self.session.undo_stack.isClean()
        self.setWindowModified(changed)

    def _restore_geometry(self) -> None:
        """A place that no screen shows any more, after a monitor is gone, is given up."""
        self.resize(*SIZE)
        screens = QGuiApplication.screens()
        restored = self.restoreGeometry(self._settings.geometry)
        if restored and not any(
            s.availableGeometry().intersects(self.frameGeometry()) for s in screens
        ):
            self.setGeometry(0, 0, *SIZE)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.files.may_leave():
            event.ignore()
            return
        self.session.player.stop()
        self._settings.set_geometry(self.saveGeometry())
        event.accept()
