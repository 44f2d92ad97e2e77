"""Keeping entries as files of one's own, and fetching them from elsewhere."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import Generic

from PySide6.QtCore import QObject

from engine.messages import SlalomError
from gui.own.kept import Entry, Kept
from gui.session import Session
from gui.texts import sentence
from gui.window.dialogs import Ask


class KeptFiles(QObject, Generic[Entry]):
    """What the menus offer about what a person keeps; what goes wrong is said."""

    def __init__(
        self, session: Session, own: Kept[Entry], ask: Ask, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._own: Kept[Entry] = own
        self._ask = ask

    @abstractmethod
    def save(self) -> None:
        """Keep what is raced under a name."""

    @abstractmethod
    def race(self, entry: Entry) -> None:
        """Put a kept entry into the race."""

    @abstractmethod
    def load(self) -> None:
        """Check a file from elsewhere, keep a copy, and race it."""

    @abstractmethod
    def remove(self, identifier: str) -> None:
        """Delete one after asking; the race goes on, as the session holds what it says."""

    def _load(self, path: str, read: Callable[[Path], Entry], saved: str) -> None:
        """`saved` is the sentence about success, with the field `name`."""
        if not path:
            return
        try:
            entry = read(Path(path))
        except SlalomError as error:
            self._session.said.emit(sentence(error))
            return
        refusal = self._own.complaint_about(entry.name)
        if refusal:
            self._session.said.emit(refusal)
        elif self._keep(entry, saved):
            self.race(entry)

    def _remove(self, identifier: str, question: str) -> None:
        """`question` has the field `name`."""
        name = self._own.entries[identifier].name
        if self._ask.agrees(question.format(name=name), self.tr("Remove")):
            self._done(lambda: self._own.remove(identifier))

    def _keep(self, entry: Entry, saved: str) -> bool:
        question = self.tr("There is {name} already. Replace it?").format(name=entry.name)
        if self._own.entries.has_file(entry.name) and not self._ask.agrees(
            question, self.tr("Replace")
        ):
            return False
        kept = self._done(lambda: self._own.save(entry))
        if kept:
            self._session.said.emit(saved.format(name=entry.name))
        return kept

    def _done(self, act: Callable[[], None]) -> bool:
        try:
            act()
        except SlalomError as error:
            self._session.said.emit(sentence(error))
            return False
        return True
