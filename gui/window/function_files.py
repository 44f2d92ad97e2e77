"""Keeping functions as files of one's own, and fetching them from elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from engine.catalog import FunctionEntry, functions
from engine.catalog.making import make_function
from engine.catalog.own import function_from
from engine.setup import Setup
from gui.edits.view import height_scale_of
from gui.own.files import KeptFiles
from gui.own.functions import OwnFunctions
from gui.problem.formula_text import meaning_of
from gui.problem.function_combo import FunctionCombo

_MOST_STARTS = 3


class FunctionFiles(KeptFiles[FunctionEntry]):
    """What the menus offer about a person's own functions; see KeptFiles."""

    _own: OwnFunctions

    def save(self) -> None:
        """Keep what is raced on, its numbers and its scale under a name."""
        setup = self._session.kept_setup
        known = self._own.entry_of(setup.problem)
        title = self.tr("Save the function")
        suggestion = "" if known is None else known.name
        name = self._ask.name_to_keep(title, suggestion, self._own.complaint_about)
        if name:
            self._keep(_entry_of(setup, name, known), self._saved())

    def race(self, entry: FunctionEntry) -> None:
        """Race on a kept function."""
        self._session.set_own_function(entry)

    def load(self) -> None:
        """Check a file from elsewhere, keep a copy, and race on it."""
        self._load(self._ask.function_to_load(), function_from, self._saved())

    def remove(self, identifier: str) -> None:
        """Delete one after asking; the race goes on, as the session holds the formula itself."""
        question = self.tr("Remove {name} from your functions? Its file is deleted.")
        self._remove(identifier, question)

    def show_folder(self) -> None:
        """In the file manager, for whoever likes to edit files."""
        folder = self._own.entries.root
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            text = self.tr("There is no folder {folder}, and none can be made.")
            self._session.said.emit(text.format(folder=folder))
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _saved(self) -> str:
        return self.tr("Saved as {name}, under My functions.")


def offer_files(combo: FunctionCombo, files: FunctionFiles) -> None:
    """The same commands under the list of functions, where they are looked for."""
    save, load, folder = "save_function_here", "load_function_here", "own_folder_here"
    tr = files.tr
    combo.chooser.add_command(
        save, tr("Save…"), tr("Keep what is raced on under a name (Ctrl+Alt+S)."), files.save
    )
    combo.chooser.add_command(
        load, tr("Load file…"), tr("Copy a function from a TOML file (Ctrl+Alt+O)."), files.load
    )
    combo.chooser.add_command(
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
