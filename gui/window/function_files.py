"""Keeping functions as files of one's own, and fetching them from elsewhere."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from engine.catalog import FunctionEntry, functions
from engine.catalog.making import make_function
from engine.catalog.own import function_from
from engine.messages import SlalomError
from engine.setup import Setup
from gui.edits.view import height_scale_of
from gui.problem.formula_text import meaning_of
from gui.problem.function_combo import FunctionCombo
from gui.problem.own_functions import OwnFunctions
from gui.session import Session
from gui.texts import sentence
from gui.window.dialogs import Ask

_MOST_STARTS = 3


class FunctionFiles(QObject):
    """What the menus offer about a person's own functions; what goes wrong is said."""

    def __init__(
        self, session: Session, own: OwnFunctions, ask: Ask, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._own = own
        self._ask = ask

    def save(self) -> None:
        """Keep what is raced on, its numbers and its scale under a name."""
        setup = self._session.kept_setup
        known = self._own.entry_of(setup.problem)
        title = self.tr("Save the function")
        suggestion = "" if known is None else known.name
        name = self._ask.name_to_keep(title, suggestion, self._own.complaint_about)
        if name:
            self._keep(_entry_of(setup, name, known))

    def load(self) -> None:
        """Check a file from elsewhere, keep a copy, and race on it."""
        chosen = self._ask.function_to_load()
        if not chosen:
            return
        try:
            entry = function_from(Path(chosen))
        except SlalomError as error:
            self._session.said.emit(sentence(error))
            return
        refusal = self._own.complaint_about(entry.name)
        if refusal:
            self._session.said.emit(refusal)
        elif self._keep(entry):
            self._session.set_own_function(entry)

    def remove(self, identifier: str) -> None:
        """Delete one after asking; the race goes on, as the session holds the formula itself."""
        name = self._own.entries[identifier].name
        question = self.tr("Remove {name} from your functions? Its file is deleted.")
        if not self._ask.agrees(question.format(name=name), self.tr("Remove")):
            return
        try:
            self._own.remove(identifier)
        except SlalomError as error:
            self._session.said.emit(sentence(error))

    def show_folder(self) -> None:
        """In the file manager, for whoever likes to edit files."""
        try:
            self._own.folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            text = self.tr("There is no folder {folder}, and none can be made.")
            self._session.said.emit(text.format(folder=self._own.folder))
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._own.folder)))

    def _keep(self, entry: FunctionEntry) -> bool:
        question = self.tr("There is {name} already. Replace it?").format(name=entry.name)
        if self._own.has(entry.name) and not self._ask.agrees(question, self.tr("Replace")):
            return False
        try:
            self._own.save(entry)
        except SlalomError as error:
            self._session.said.emit(sentence(error))
            return False
        text = self.tr("Saved as {name}, under My functions.")
        self._session.said.emit(text.format(name=entry.name))
        return True


def offer_files(combo: FunctionCombo, files: FunctionFiles) -> None:
    """The same commands under the list of functions, where they are looked for."""
    save, load, folder = "save_function_here", "load_function_here", "own_folder_here"
    tr = files.tr
    combo.add_command(
        save, tr("Save…"), tr("Keep what is raced on under a name (Ctrl+Alt+S)."), files.save
    )
    combo.add_command(
        load, tr("Load file…"), tr("Copy a function from a TOML file (Ctrl+Alt+O)."), files.load
    )
    combo.add_command(
        folder, tr("Folder"), tr("Show the files of your own functions."), files.show_folder
    )
    combo.remove_asked.connect(files.remove)


def _entry_of(setup: Setup, name: str, known: FunctionEntry | None) -> FunctionEntry:
    """What is raced on as an entry; `known` is the one that it came from, if any."""
    problem = setup.problem
    shipped = None if problem.function is None else functions()[problem.function]
    meant = meaning_of(problem)
    starts = setup.starts if isinstance(setup.starts, tuple) else ()
    return make_function(
        name,
        meant.formula,
        problem.full_window,
        meant.parameters,
        starts=tuple((x, y) for x, y in starts[:_MOST_STARTS]),
        minima=() if shipped is None else shipped.minima_at(meant.parameters),
        height_scale=height_scale_of(setup),
        like=shipped or known,
    )
