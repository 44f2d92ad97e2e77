"""Statements to rows of boxes that are no wider than their place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from textwrap import wrap

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QFont

from engine.notation import Line
from engine.notation.tree import Node, Product, Sum, Typed
from gui.typesetting.box import Box, Part, around, gap, in_row, named_rects
from gui.typesetting.compose import Composer
from gui.typesetting.face import Face, face_of, scaled
from gui.typesetting.spacing import MEDIUM, THIN
from gui.typesetting.style import Style

_ATTEMPTS = ((1.0, inf), (0.92, inf), (0.92, 0.8), (0.84, 0.65), (0.76, 0.5))
"""How to get a line into its place: the size, and the share of it that inner rows may take."""
_LEAST_ROOM_AFTER_INDENT = 0.6
_FULL = Style()


@dataclass(frozen=True, slots=True)
class Page:
    """A text in good type.

    Attributes:
        lines: a box for each statement, over all the rows that it takes.
        baselines: where each of them has its first baseline, from the top.
    """

    lines: tuple[Box, ...]
    baselines: tuple[float, ...]
    width: float
    height: float

    def name_rects(self) -> tuple[tuple[tuple[str, QRectF], ...], ...]:
        """For each statement every name in it, and where it stands on the page."""
        return tuple(
            tuple(named_rects(box, 0.0, base))
            for box, base in zip(self.lines, self.baselines, strict=True)
        )


def page(lines: Sequence[Line], font: QFont, width: float, assigns: str = "←") -> Page:
    """All statements beneath each other.

    What is too long is broken before a plus, a minus or a factor, and set smaller when that does
    not help; a page can be wider than its place only when nothing can be broken.
    """
    boxes = [_fitting(line, font, width, assigns) for line in lines]
    face = face_of(font)
    baselines, y = [], 0.0
    for box in boxes:
        ascent, descent = max(box.ascent, face.ascent), max(box.descent, face.descent)
        baselines.append(y + ascent)
        y += ascent + descent + face.line_gap
    widest = max((box.width for box in boxes), default=0.0)
    return Page(tuple(boxes), tuple(baselines), widest, max(0.0, y - face.line_gap))


def _fitting(line: Line, font: QFont, width: float, assigns: str) -> Box:
    box = Box(0.0, 0.0, 0.0)
    for factor, share in _ATTEMPTS:
        face = face_of(scaled(font, factor))
        box = _Setter(Composer(face, share * width), face, width, assigns).line(line)
        if box.width <= width:
            break
    return box


class _Setter:
    """Sets one statement in one size."""

    def __init__(self, composer: Composer, face: Face, width: float, assigns: str) -> None:
        self._composer = composer
        self._face = face
        self._width = width
        self._assigns = assigns

    def line(self, line: Line) -> Box:
        head, tail = self._head(line), self._tail(line)
        whole = in_row([head, self._composer.box(line.value, _FULL), *tail])
        if whole.width <= self._width:
            return whole
        indent = head.width
        if indent > self._width * (1 - _LEAST_ROOM_AFTER_INDENT):
            indent = 2 * self._face.em
        return self._stacked(head, indent, self._rows(line.value, indent), tail)

    def _head(self, line: Line) -> Box:
        if line.target is None:
            return gap(0.0)
        space = gap(0.34 * self._face.em)
        target = self._composer.box(line.target, _FULL)
        return in_row([target, space, self._face.write(self._assigns, 0), space])

    def _tail(self, line: Line) -> list[Box]:
        if line.kind != "init":
            return []
        words = QCoreApplication.translate("Typesetting", "at the start")
        return [gap(1.2 * self._face.em), self._face.write(words, 0)]

    def _rows(self, value: Node, indent: float) -> list[Box]:
        """As many items of a sum in a row as fit; one that is alone and too wide is broken up."""
        room = self._width - indent
        if isinstance(value, Typed):
            letters = int(room / self._face.write("0", 0).width)
            return [self._face.write(part, 0) for part in wrap(value.text, max(letters, 1))]
        items = value.items if isinstance(value, Sum) else (("", value),)
        rows: list[list[Box]] = []
        for place, (sign, item) in enumerate(items):
            box = self._composer.item(sign, item, place, _FULL)
            added = [[box]]
            if box.width > room and isinstance(item, Product):
                added = self._broken(sign, item, place, room)
            if rows and _width(rows[-1]) + _width(added[0]) <= room:
                rows[-1] += added.pop(0)
            rows += added
        return [in_row(row) for row in rows]

    def _broken(self, sign: str, product: Product, place: int, room: float) -> list[list[Box]]:
        """The factors of a product in several rows, each but the first after a ×."""
        times = in_row([self._face.write("×", 0), gap(THIN * self._face.em)])
        rows: list[list[Box]] = [[]]
        for box in self._composer.factors(product.factors, _FULL):
            lead = self._lead(sign, place) if rows == [[]] else gap(0.0)
            if rows[-1] and _width(rows[-1]) + box.width > room:
                rows.append([times])
            rows[-1] += [lead, box]
        return rows

    def _lead(self, sign: str, place: int) -> Box:
        if not sign:
            return gap(0.0)
        space = gap(MEDIUM * self._face.em if place else 0.0)
        return in_row([space, self._face.write(sign, 0), gap(THIN * self._face.em)])

    def _stacked(self, head: Box, indent: float, rows: list[Box], tail: list[Box]) -> Box:
        """The rows beneath each other, on the baseline of the first."""
        first = in_row([head, rows[0]])
        parts = [Part(0.0, 0.0, first)]
        y, below = 0.0, first.descent
        for row in rows[1:]:
            y += below + 0.35 * self._face.line_gap + row.ascent
            parts.append(Part(indent, y, row))
            below = row.descent
        last = parts[-1]
        for box in tail:
            parts.append(Part(last.x + last.box.width, y, box))
            last = parts[-1]
        return around(parts, max(part.x + part.box.width for part in parts))


def _width(row: list[Box]) -> float:
    return sum(box.width for box in row)
