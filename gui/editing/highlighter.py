"""Light colours for the words of the formula language."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from gui.editing.words import Words
from gui.theme import Theme, mix, racer_text

_PIECE = re.compile(
    r"(?P<comment>^\s*#.*)"
    r"|(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)"
    r"|(?P<name>[A-Za-z_]\w*)",
    re.ASCII,
)
_TINT = 0.75


class Highlighter(QSyntaxHighlighter):
    """Colours what is called, what is a number, what is given and what the text declares."""

    def __init__(self, document: QTextDocument, words: Words, theme: Theme) -> None:
        super().__init__(document)
        self._words = words
        self._declared: frozenset[str] = frozenset()
        self._formats = _formats(theme)

    def set_theme(self, theme: Theme) -> None:
        self._formats = _formats(theme)
        self.rehighlight()

    def set_declared(self, names: Iterable[str]) -> None:
        """Parameters or hyperparameters: names that have a slider."""
        declared = frozenset(names)
        if declared != self._declared:
            self._declared = declared
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        for match in _PIECE.finditer(text):
            kind = self._kind(match)
            if kind:
                self.setFormat(match.start(), match.end() - match.start(), self._formats[kind])

    def _kind(self, match: re.Match[str]) -> str:
        """The key of a format; empty for a name that only this text knows."""
        if match.lastgroup != "name":
            return match.lastgroup or ""
        name, words = match.group(), self._words
        kinds = {
            "function": words.functions,
            "number": words.constants,
            "given": words.given,
            "declared": self._declared,
        }
        return next((kind for kind, names in kinds.items() if name in names), "")


def _formats(theme: Theme) -> dict[str, QTextCharFormat]:
    colors = {
        "comment": theme.muted,
        "number": racer_text(theme, mix(theme.text, theme.warn, _TINT)),
        "function": racer_text(theme, theme.accent),
        "given": theme.text,
        "declared": racer_text(theme, mix(theme.text, theme.good, _TINT)),
    }
    formats = {}
    for kind, color in colors.items():
        formats[kind] = QTextCharFormat()
        formats[kind].setForeground(QColor(color))
    formats["comment"].setFontItalic(True)
    return formats
