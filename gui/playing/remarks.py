"""Sentences for the status line that hold only for a while."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Signal

from engine.race import Race
from gui.playing.pace import runners

Holds = Callable[[], bool]


class Remarks(QObject):
    """Remembers while what the last sentence holds, and takes it back when it does not any more.

    Signals:
        said: a sentence.
        unsaid: a sentence that was said holds no longer.
    """

    said = Signal(str)
    unsaid = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sentence = ""
        self._holds: Holds | None = None

    def say(self, sentence: str, holds: Holds) -> None:
        """Is taken back at the first `review` at which `holds` is false."""
        self.review()
        self._sentence, self._holds = sentence, holds
        self.said.emit(sentence)

    def review(self) -> None:
        """To be called when anything has changed."""
        if self._holds is not None and not self._holds():
            self._holds = None
            self.unsaid.emit(self._sentence)


def why_over(race: Race) -> str:
    """Why nothing moves on."""
    tr = QCoreApplication.translate
    if not race.starts.shape[1]:
        return tr("Player", "Place a start first.")
    if not race.setup.racers:
        return tr("Player", "Add a racer first.")
    if not runners(race):
        return tr("Player", "Enable a racer first.")
    return tr("Player", "Every path has ended.")
