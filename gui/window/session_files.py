"""Opening and saving sessions, and what happens to unsaved changes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from engine.messages import SlalomError
from engine.setup import load_setup, save_setup
from gui.session import Session
from gui.texts import sentence
from gui.window.dialogs import CANCEL, SAVE, Ask

SUFFIX = ".slalom"
UNTITLED = "race" + SUFFIX


class SessionFiles(QObject):
    """The file of a session. Changes of a race that never had a file are not asked about.

    Signals:
        path_changed: the session has another file, or one for the first time.
    """

    path_changed = Signal()

    def __init__(self, session: Session, ask: Ask, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._ask = ask
        self.path: Path | None = None

    @property
    def name(self) -> str:
        return self.path.name if self.path else ""

    def open(self) -> None:
        if self.may_leave() and (chosen := self._ask.path_to_open()):
            self.open_path(Path(chosen))

    def open_path(self, path: Path) -> bool:
        try:
            self._session.load(load_setup(path))
        except SlalomError as error:
            self._session.said.emit(sentence(error))
            return False
        self.set_path(path)
        self._session.said.emit(self.tr("Opened {name}.").format(name=path.name))
        return True

    def save(self) -> bool:
        return self.save_path(self.path) if self.path else self.save_as()

    def save_as(self) -> bool:
        chosen = self._ask.path_to_save(str(self.path or UNTITLED))
        if not chosen:
            return False
        path = Path(chosen)
        return self.save_path(path if path.suffix else path.with_suffix(SUFFIX))

    def save_path(self, path: Path) -> bool:
        try:
            save_setup(self._session.kept_setup, path)
        except SlalomError as error:
            self._session.said.emit(sentence(error))
            return False
        self._session.undo_stack.setClean()
        self.set_path(path)
        self._session.said.emit(self.tr("Saved as {name}.").format(name=path.name))
        return True

    def may_leave(self) -> bool:
        """Whether the session may be replaced or closed; asks where changes would be lost."""
        if self.path is None or self._session.undo_stack.isClean():
            return True
        answer = self._ask.what_with_changes(self.name)
        return self.save() if answer == SAVE else answer != CANCEL

    def set_path(self, path: Path) -> None:
        """The session came from this file, or went there."""
        self.path = path
        self.path_changed.emit()
