"""The menus: an entry with its keys and what it does is one line of a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenuBar

from gui.panels.landscape import LandscapePanel
from gui.panels.problem_bar import ProblemBar
from gui.session import Session
from gui.window.dialogs import Ask
from gui.window.function_files import FunctionFiles
from gui.window.help import about_text, keys_text, language_text
from gui.window.rule_files import RuleFiles
from gui.window.session_files import SessionFiles

Key = QKeySequence.StandardKey


@dataclass(frozen=True)
class Entry:
    """A menu entry; `keys` are those of the platform, or key sequences."""

    name: str
    text: str
    keys: Key | tuple[str, ...]
    run: Callable[[], object]


Entries = Sequence[Entry | QAction | None]
"""From top to bottom; None is a separator."""


class Actions(QObject):
    """All menu entries of the window."""

    def __init__(
        self,
        window: QMainWindow,
        session: Session,
        files: SessionFiles,
        own: FunctionFiles,
        map_panel: LandscapePanel,
        problem: ProblemBar,
        rules: RuleFiles,
        ask: Ask,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._files = files
        self._own = own
        self._map = map_panel
        self._problem = problem
        self._rules = rules
        self._ask = ask

    def fill(self, bar: QMenuBar, view: Entries, race: Entries) -> None:
        """Further entries of the View menu, themes and panels, and of the Race menu, axes."""
        menus = (
            ("file", self.tr("&File"), self._file()),
            ("edit", self.tr("&Edit"), self._edit()),
            ("view", self.tr("&View"), (*self._view(), *view)),
            ("race", self.tr("&Race"), (*self._race(), None, *race)),
            ("help", self.tr("&Help"), self._help()),
        )
        for name, title, entries in menus:
            menu = bar.addMenu(title)
            menu.setObjectName(f"{name}_menu")
            for entry in entries:
                if entry is None:
                    menu.addSeparator()
                else:
                    menu.addAction(self._action(entry))

    def _file(self) -> Entries:
        files, own, rules = self._files, self._own, self._rules
        return (
            Entry("open", self.tr("&Open…"), Key.Open, files.open),
            Entry("save", self.tr("&Save"), Key.Save, files.save),
            Entry("save_as", self.tr("Save &as…"), ("Ctrl+Shift+S",), files.save_as),
            None,
            Entry("save_function", self.tr("Save &function…"), ("Ctrl+Alt+S",), own.save),
            Entry("load_function", self.tr("&Load function from file…"), ("Ctrl+Alt+O",), own.load),
            Entry("save_rule", self.tr("Save r&ule…"), ("Ctrl+Alt+U",), rules.save),
            Entry("load_rule", self.tr("Load rule from f&ile…"), (), rules.load),
            Entry("own_folder", self.tr("Open folder of own &catalog"), (), own.show_folder),
            None,
            Entry("quit", self.tr("&Quit"), ("Ctrl+Q",), self._window.close),
        )

    def _edit(self) -> Entries:
        stack = self._session.undo_stack
        undo = stack.createUndoAction(self, self.tr("&Undo"))
        undo.setObjectName("undo")
        undo.setShortcuts(Key.Undo)
        redo = stack.createRedoAction(self, self.tr("&Redo"))
        redo.setObjectName("redo")
        redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        find, edit = self._problem.choose_function, self._problem.edit_formula
        function = Entry("find_function", self.tr("Find a fu&nction…"), ("Ctrl+F",), find)
        formula = Entry("edit_formula", self.tr("Edit the &formula"), ("Ctrl+L",), edit)
        rule = Entry("edit_rule", self.tr("&Edit the rule"), ("Ctrl+E",), self._edit_rule)
        copy = Entry("copy", self.tr("&Copy picture and session"), Key.Copy, self._copy)
        brush = self._map.brush.actions
        return undo, redo, None, function, formula, rule, None, *brush, None, copy

    def _view(self) -> Entries:
        return (
            Entry("fit", self.tr("&Fit the map"), ("F",), self._map.fit),
            self._map.marks_action,
            self._map.local_model.action,
            *self._map.swarm_choice.actions,
            Entry("full_screen", self.tr("Full scr&een"), ("F11",), self._toggle_full_screen),
            None,
        )

    def _race(self) -> Entries:
        session = self._session
        before, after = session.show_mark_before, session.show_mark_after
        return (
            Entry("toggle_play", self.tr("&Play or pause"), ("Space",), session.toggle_play),
            Entry("step_forward", self.tr("One step &forward"), (".",), session.step_forward),
            Entry("step_back", self.tr("One step &back"), (",",), session.step_back),
            Entry("restart", self.tr("&Restart"), ("R", "Home"), session.restart),
            Entry("go_to_end", self.tr("Go to the &end"), ("End",), session.go_to_end),
            None,
            Entry("branch", self.tr("Br&anch from here"), ("Ctrl+B",), session.branch),
            Entry("mark_before", self.tr("To the &mark before"), ("Ctrl+,",), before),
            Entry("mark_after", self.tr("To the mark af&ter"), ("Ctrl+.",), after),
        )

    def _help(self) -> Entries:
        return (
            Entry("keys", self.tr("&Keys and mouse"), ("F1",), self._show_keys),
            Entry("language", self.tr("&Formulas and rules"), (), self._show_language),
            Entry("about", self.tr("&About Slalom"), (), self._show_about),
        )

    def _action(self, entry: Entry | QAction) -> QAction:
        if isinstance(entry, QAction):
            return entry
        action = QAction(entry.text, self)
        action.setObjectName(entry.name)
        if isinstance(entry.keys, Key):
            action.setShortcuts(entry.keys)
        else:
            action.setShortcuts([QKeySequence(keys) for keys in entry.keys])
        run = entry.run
        action.triggered.connect(lambda: run())
        return action

    def _edit_rule(self) -> None:
        """Of the selected racer, or of the first; one of the catalog is duplicated for that."""
        if self._session.setup.racers:
            self._session.ask_for_rule(self._session.selected_racer or 0, edited=True)

    def _copy(self) -> None:
        data = QMimeData()
        data.setImageData(self._map.grab().toImage())
        data.setText(self._session.kept_setup.to_text())
        QGuiApplication.clipboard().setMimeData(data)

    def _toggle_full_screen(self) -> None:
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    def _show_keys(self) -> None:
        self._ask.tell(self.tr("Keys and mouse"), keys_text(self._window.findChildren(QAction)))

    def _show_language(self) -> None:
        self._ask.tell(self.tr("Formulas and rules"), language_text(self._window))

    def _show_about(self) -> None:
        self._ask.tell(self.tr("About Slalom"), about_text())
