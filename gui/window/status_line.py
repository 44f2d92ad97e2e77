"""The line under everything: a hint, or for a while the last sentence that was said."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gui.widgets.style_property import show_properties

SENTENCE_MILLISECONDS = 10_000


class StatusLine(QLabel):
    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = hint
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SENTENCE_MILLISECONDS)
        self._timer.timeout.connect(self._show_hint)
        self.setObjectName("status_line")
        self.setAccessibleName(self.tr("Status"))
        # A long sentence is cut at the edge, it does not widen the window.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._show_hint()

    def say(self, sentence: str) -> None:
        self._show(sentence, muted=False)
        self._timer.start()

    def take_back(self, sentence: str) -> None:
        """It holds no longer; another one that was said since stays."""
        if self.text() == sentence:
            self._timer.stop()
            self._show_hint()

    def _show_hint(self) -> None:
        self._show(self._hint, muted=True)

    def _show(self, text: str, muted: bool) -> None:
        self.setText(text)
        self.setToolTip(text)
        show_properties(self, muted=muted)
