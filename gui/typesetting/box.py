"""Boxes with a baseline: what the letters of a formula are set into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPainterPath


@dataclass(frozen=True, slots=True)
class Letters:
    """Letters of one font, from `x` on the baseline on."""

    x: float
    text: str
    font: QFont


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled rectangle that is aligned to the pixels of the screen; `y` is its upper edge."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Curve:
    """A line of some width along a path."""

    path: QPainterPath
    width: float


Ink = Letters | Bar | Curve


@dataclass(frozen=True, slots=True)
class Part:
    """A box within a box: where its left end and its baseline are, y downwards."""

    x: float
    y: float
    box: Box


@dataclass(frozen=True, slots=True)
class Box:
    """A piece of a formula.

    Attributes:
        width: how far the next box is away.
        ascent, descent: reach of the ink above and below the baseline.
        inks: what is drawn of the box itself.
        parts: the boxes within it.
        name: how the text calls what is drawn here; empty for what it does not name.
    """

    width: float
    ascent: float
    descent: float
    inks: tuple[Ink, ...] = ()
    parts: tuple[Part, ...] = ()
    name: str = ""

    @property
    def height(self) -> float:
        return self.ascent + self.descent

    def rect(self, x: float = 0.0, y: float = 0.0) -> QRectF:
        """The place of the box when its baseline begins at x, y."""
        return QRectF(x, y - self.ascent, self.width, self.height)


def gap(width: float) -> Box:
    return Box(width, 0.0, 0.0)


def in_row(boxes: Sequence[Box]) -> Box:
    """The boxes side by side on one baseline."""
    parts, x = [], 0.0
    for box in boxes:
        parts.append(Part(x, 0.0, box))
        x += box.width
    return around(parts, x)


def around(parts: Sequence[Part], width: float, inks: Sequence[Ink] = ()) -> Box:
    """The box that just holds these parts."""
    solid = [part for part in parts if part.box.height > 0]
    ascent = max((part.box.ascent - part.y for part in solid), default=0.0)
    descent = max((part.box.descent + part.y for part in solid), default=0.0)
    return Box(width, ascent, descent, tuple(inks), tuple(parts))


def placed(box: Box, x: float = 0.0, y: float = 0.0) -> Iterator[tuple[Box, float, float]]:
    """The box and every box within it, each with the place of its baseline."""
    work = [(box, x, y)]
    while work:
        inner, left, base = work.pop()
        yield inner, left, base
        work.extend((part.box, left + part.x, base + part.y) for part in inner.parts)


def named_rects(box: Box, x: float = 0.0, y: float = 0.0) -> Iterator[tuple[str, QRectF]]:
    """Every name in the box and where it stands."""
    for inner, left, base in placed(box, x, y):
        if inner.name:
            yield inner.name, inner.rect(left, base)
