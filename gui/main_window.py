"""The main window: which panel stands where."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QCloseEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QMainWindow, QMenuBar, QWidget

from engine.catalog.own import OwnCatalog
from gui.actions import Actions
from gui.own.functions import OwnFunctions
from gui.own.rules import OwnRules
from gui.panels.bench import BenchPanel
from gui.panels.charts import LossChartPanel
from gui.panels.landscape import LandscapePanel
from gui.panels.leaderboard import LeaderboardPanel
from gui.panels.problem import ProblemPanel
from gui.panels.problem_bar import ProblemBar
from gui.panels.racers import RacersPanel
from gui.panels.rule import RulePanel
from gui.panels.starts import StartsPanel
from gui.panels.transport import TransportPanel
from gui.session import Session
from gui.settings import Settings, own_folder
from gui.theme import ThemeSource
from gui.widgets.card import Card, TabbedCard, show_action
from gui.window.arrangement import column, framed, row, scrolled, top_bar
from gui.window.axis_menu import AxisMenu
from gui.window.dialogs import Ask, Dialogs
from gui.window.function_files import FunctionFiles, offer_files
from gui.window.rule_files import RuleFiles, offer_rules
from gui.window.session_files import SessionFiles
from gui.window.status_line import StatusLine
from gui.window.tab_order import focus_neighbour
from gui.window.theme_menu import ThemeMenu

SIZE = (1440, 900)
RETURN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


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
        folder = own_folder()
        self.own_catalog = OwnCatalog(folder)
        self.own_functions = OwnFunctions(self.own_catalog, self)
        self.own_rules = OwnRules(self.own_catalog, self)
        session.kept_rules = self.own_rules.entries
        self.map = LandscapePanel(session, theme_source)
        self.problem = ProblemBar(session, theme_source, self.own_functions)
        self.racers = RacersPanel(session, theme_source, self.own_rules)
        self.rule = RulePanel(session, theme_source)
        hint = self.tr(
            "Space plays and pauses, . and , step, R restarts, F fits the map, F1 shows all keys."
        )
        self.status = StatusLine(hint)
        self.ground = TabbedCard("ground", self.tr("Problem, starts and rule"))
        self.show_actions: list[QAction] = []
        self._arrange(theme_source)
        self._add_menus(theme_source)
        self._connect()
        self._show_title()
        self._restore_geometry()
        self.map.plot.setFocus()

    def _arrange(self, source: ThemeSource) -> None:
        """A panel is one file and one line here."""
        session = self.session
        racers = self._card("racers", self.tr("&Racers"), self.racers)
        landscape = self._card("map", self.tr("&Map"), self.map)
        board = self._card(
            "leaderboard", self.tr("Leader&board"), LeaderboardPanel(session, source)
        )
        ground = self.ground
        problem = scrolled(ProblemPanel(session, self.own_functions))
        self._tab(ground, "problem", self.tr("&Problem"), problem)
        self._tab(ground, "starts", self.tr("&Starts"), StartsPanel(session, source))
        self._tab(ground, "rule", self.tr("R&ule"), self.rule)
        self._tab(ground, "bench", self.tr("Be&nch"), scrolled(BenchPanel(session, source)))
        transport = self._card("transport", self.tr("&Transport"), TransportPanel(session, source))
        chart = self._card("loss_chart", self.tr("Loss &chart"), LossChartPanel(session, source))
        # The leaderboard has room for six racers; what a larger window gives goes to the problem.
        right = column((board, 242, 0), (ground, 330, 1))
        columns = row((racers, 280, 0), (landscape, 756, 3), (right, 380, 1))
        everything = column((columns, 594, 2), (transport, 0, 0), (chart, 180, 1))
        self.setCentralWidget(framed(everything, self.status))

    def _card(self, name: str, title: str, panel: QWidget) -> Card:
        card = Card(name, panel)
        self._add_show_action(name, title).toggled.connect(card.set_open)
        return card

    def _tab(self, card: TabbedCard, name: str, title: str, panel: QWidget) -> None:
        tab = card.add(panel, title.replace("&", ""))
        action = self._add_show_action(name, title)
        action.toggled.connect(partial(card.set_tab_open, tab))

    def _add_show_action(self, name: str, title: str) -> QAction:
        action = show_action(self, name, title, f"Ctrl+{len(self.show_actions) + 1}")
        self.show_actions.append(action)
        return action

    def _add_menus(self, theme_source: ThemeSource) -> None:
        menu_bar = QMenuBar()
        themes = ThemeMenu(theme_source, self._settings, self)
        axes = AxisMenu(self.session, self)
        own = FunctionFiles(self.session, self.own_functions, self._ask, self)
        offer_files(self.problem.function, own)
        rules = RuleFiles(self.session, self.own_rules, self._ask, self)
        offer_rules(self.racers.chooser, rules)
        self.rule.save_asked.connect(rules.save)
        actions = Actions(
            self, self.session, self.files, own, self.map, self.problem, rules, self._ask
        )
        actions.fill(menu_bar, (*themes.actions, None, *self.show_actions), axes.actions)
        self.setMenuWidget(top_bar(menu_bar, self.problem))

    def _connect(self) -> None:
        self.files.path_changed.connect(self._show_title)
        self.session.undo_stack.cleanChanged.connect(self._show_title)
        self.session.said.connect(self.status.say)
        self.session.unsaid.connect(self.status.take_back)
        self.session.rule_asked.connect(self._show_rule)

    def _show_rule(self, edited: bool) -> None:
        """The rule panel comes to the front, however it was hidden."""
        for action in self.show_actions:
            if action.objectName() == "show_rule":
                action.setChecked(True)
        self.ground.tabs.setCurrentWidget(self.rule)
        if edited:
            self.rule.edit()

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

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Cards and rows come and go; Qt would reach those last that were made last."""
        return focus_neighbour(self, forward) or super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return presses the button that has the focus, as Space belongs to the race."""
        focused = self.focusWidget()
        if isinstance(focused, QAbstractButton) and event.key() in RETURN_KEYS:
            focused.click()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.files.may_leave():
            event.ignore()
            return
        self.session.player.stop()
        self.session.worker.cancel()
        self._settings.set_geometry(self.saveGeometry())
        event.accept()
