"""Letters of one size and its two smaller ones for what stands high and low."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout

from gui.typesetting.box import Box, Letters

_SIZES = (1.0, 0.76, 0.62)
_SMALLEST_POINTS = 6.0
_MAGNIFIED = 16.0
"""Small letters are measured in whole pixels only, so what needs more is measured larger."""
_INSTEAD = {
    "∇": "grad ", "Σ": "sum", "←": ":=", "≤": "<=", "≥": ">=", "≠": "!=", "−": "-", "·": "*",
    "∞": "inf", "⟨": "<", "⟩": ">", "⌊": "floor(", "⌋": ")", "×": "*",
}  # fmt: skip


class Face:
    """The fonts of a formula, with the measures that its layout goes by.

    Attributes:
        em: width of an em in the largest size, in pixels.
        axis: height above the baseline at which fraction bars lie.
        x_height: height of a small letter.
        line: thickness of bars.
    """

    def __init__(self, font: QFont) -> None:
        self.fonts = tuple(_sized(font, factor) for factor in _SIZES)
        metrics = QFontMetricsF(self.fonts[0])
        large = QFontMetricsF(scaled(self.fonts[0], _MAGNIFIED))
        self.em = metrics.horizontalAdvance("M")
        self.axis = -large.tightBoundingRect("−").center().y() / _MAGNIFIED
        self.x_height = large.xHeight() / _MAGNIFIED
        self.line = max(1.0, self.em / 13)
        self.line_gap = metrics.height() * 0.45
        self.ascent, self.descent = metrics.ascent() * 0.8, metrics.descent() * 0.8
        self._written: dict[tuple[str, int, bool], Box] = {}

    def size(self, level: int) -> float:
        """The share of the largest size; level 0 is the largest."""
        return _SIZES[level]

    def write(self, text: str, level: int, italic: bool = False) -> Box:
        """Letters as a box that holds all of their ink."""
        key = text, level, italic
        if key not in self._written:
            self._written[key] = self._box(text, level, italic)
        return self._written[key]

    def _box(self, text: str, level: int, italic: bool) -> Box:
        font = QFont(self.fonts[level])
        font.setItalic(italic)
        shown = "".join(map(_available, text))
        metrics = QFontMetricsF(font)
        ink, advance = metrics.tightBoundingRect(shown), metrics.horizontalAdvance(shown)
        left = max(0.0, -ink.left())
        width = max(left + advance, left + ink.right())
        # A space has no ink, but it keeps its place.
        ascent, descent = max(0.0, -ink.top()), max(0.0, ink.bottom())
        return Box(width, ascent, descent, (Letters(left, shown, font),))


def face_of(font: QFont) -> Face:
    """The face of a font; equal fonts share one, with all that has been measured already."""
    return _face(font.toString())


@lru_cache(maxsize=16)
def _face(described: str) -> Face:
    font = QFont()
    font.fromString(described)
    return Face(font)


def scaled(font: QFont, factor: float) -> QFont:
    smaller = QFont(font)
    smaller.setPointSizeF(font.pointSizeF() * factor)
    return smaller


def has_ink(text: str, font: QFont) -> bool:
    """False where neither the font nor any that stands in for it has one of the letters."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return all(0 not in run.glyphIndexes() for run in layout.glyphRuns())


@lru_cache(maxsize=256)
def _available(letter: str) -> str:
    if letter.isascii() or letter not in _INSTEAD or has_ink(letter, QFont()):
        return letter
    return _INSTEAD[letter]


def _sized(font: QFont, factor: float) -> QFont:
    sized = scaled(font, factor)
    sized.setPointSizeF(max(sized.pointSizeF(), min(_SMALLEST_POINTS, font.pointSizeF())))
    sized.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return sized


def ink_center(box: Box) -> float:
    """Where the middle of the letters' ink is, for what stands above them."""
    letters = box.inks[0]
    assert isinstance(letters, Letters)
    ink: QRectF = QFontMetricsF(letters.font).tightBoundingRect(letters.text)
    return letters.x + ink.center().x()
