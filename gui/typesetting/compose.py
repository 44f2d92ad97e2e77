"""The tree of a formula to boxes: what stands where."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, pairwise
from math import inf

from PySide6.QtCore import QCoreApplication

from engine.notation.tree import (
    Applied,
    Cases,
    Digits,
    Fence,
    Fraction,
    Level,
    Listing,
    Name,
    Node,
    Power,
    Product,
    Relation,
    Root,
    Sum,
    Typed,
    Word,
    at_least,
)
from gui.typesetting.box import Bar, Box, Part, around, gap, in_row
from gui.typesetting.face import Face, ink_center
from gui.typesetting.fences import accented, bracket, fenced, root
from gui.typesetting.spacing import MEDIUM, THICK, THIN, needs_dot, space_between
from gui.typesetting.style import Style


class Composer:
    """Makes boxes of the nodes of a tree, in one face.

    What is wider than `room` takes more rows: a sum within a bracket or a fraction, and the
    conditions of choices, which then stand beneath their values.
    """

    def __init__(self, face: Face, room: float = inf) -> None:
        self.face = face
        self._room = room

    def box(self, node: Node, style: Style) -> Box:
        match node:
            case Name():
                return self._scripts(node, None, style)
            case Digits(text=text) | Word(text=text):
                return self.face.write(text, style.level)
            case Typed(text=text):
                return self.face.write(text, style.level)
            case Sum(items=items):
                return self._sum(items, style)
            case Product(factors=factors):
                return in_row(self.factors(factors, style))
            case Fraction():
                return self._slashed(node, style) if style.in_script else self._stacked(node, style)
            case Root(inside=inside):
                return root(self.face, self.box(inside, style), style.level)
            case Power(base=base, exponent=exponent):
                return self._scripts(base, exponent, style)
            case Fence(left=left, inside=inside, right=right):
                return fenced(self.face, left, self.box(inside, style), right, style.level)
            case Applied(function=function, argument=argument):
                return self._applied(function, argument, style)
            case Listing(items=items):
                return self._listing(items, style)
            case Relation(left=left, sign=sign, right=right):
                space = gap(THICK * self._em(style))
                sides = (self.box(left, style), self.box(right, style))
                return in_row(
                    [sides[0], space, self.face.write(sign, style.level), space, sides[1]]
                )
        return self._cases(node, style)

    def _sum(self, items: tuple[tuple[str, Node], ...], style: Style) -> Box:
        rows: list[list[Box]] = [[]]
        for place, (sign, node) in enumerate(items):
            box = self.item(sign, node, place, style)
            if rows[-1] and sum(one.width for one in rows[-1]) + box.width > self._room:
                rows.append([])
            rows[-1].append(box)
        return self._stacked_rows([in_row(row) for row in rows])

    def _stacked_rows(self, rows: list[Box]) -> Box:
        """Rows beneath each other, centred on the axis; one row stays on its baseline."""
        parts, y = [Part(0.0, 0.0, rows[0])], 0.0
        for above, row in pairwise(rows):
            y += above.descent + row.ascent + 0.25 * self.face.em
            parts.append(Part(0.0, y, row))
        shift = 0.0 if len(rows) == 1 else y / 2
        return around(
            [replace(part, y=part.y - shift) for part in parts], max(row.width for row in rows)
        )

    def item(self, sign: str, node: Node, place: int, style: Style) -> Box:
        """One item of a sum with its sign; the first sign stands close to what it belongs to."""
        inside = self.box(node, style)
        if not sign:
            return inside
        letter, em = self.face.write(sign, style.level), self._em(style)
        if place == 0:
            return in_row([letter, gap(0.06 * em), inside])
        space = gap(MEDIUM * em)
        return in_row([space, letter, space, inside])

    def factors(self, factors: tuple[Node, ...], style: Style) -> list[Box]:
        """The factors, each but the first with the space or the dot before it."""
        em, boxes = self._em(style), []
        for before, factor in zip((None, *factors), factors, strict=False):
            inside = self.box(factor, style)
            if before is None:
                boxes.append(inside)
            elif needs_dot(before, factor):
                space = gap(THIN * em)
                boxes.append(in_row([space, self.face.write("·", style.level), space, inside]))
            else:
                boxes.append(in_row([gap(space_between(before, factor) * em), inside]))
        return boxes

    def _em(self, style: Style) -> float:
        return self.face.em * self.face.size(style.level)

    def _scripts(self, base: Node, exponent: Node | None, style: Style) -> Box:
        """A base with what stands high and low at its right."""
        below = base.sign.below if isinstance(base, Name) else ""
        nucleus = self._nucleus(base, style) if isinstance(base, Name) else self.box(base, style)
        small = style.script()
        high = None if exponent is None else self.box(exponent, small)
        low = self.face.write(below, small.level, italic=_is_variable(below)) if below else None
        whole = self._with_scripts(nucleus, high, low, style) if high or low else nucleus
        return replace(whole, name=base.name) if isinstance(base, Name) and not high else whole

    def _nucleus(self, name: Name, style: Style) -> Box:
        sign = name.sign
        letters = self.face.write(sign.base, style.level, italic=True)
        box = letters
        if sign.accent:
            box = accented(self.face, letters, sign.accent, ink_center(letters), style.level)
        return replace(box, name=name.name)

    def _with_scripts(self, nucleus: Box, high: Box | None, low: Box | None, style: Style) -> Box:
        em = self._em(style)
        x = nucleus.width
        parts, width = [Part(0.0, 0.0, nucleus)], x
        up = max(0.42 * em, nucleus.ascent - 0.42 * em)
        down = max(0.2 * em, nucleus.descent + 0.02 * em if nucleus.parts else 0.0)
        if high is not None:
            up = max(up, high.descent + self.face.x_height * self.face.size(style.level) * 0.55)
            if low is not None:
                up = max(up, low.ascent - down + high.descent + 0.1 * em)
            parts.append(Part(x + 0.07 * em, -up, high))
            width = max(width, x + 0.07 * em + high.width)
        if low is not None:
            parts.append(Part(x, down, low))
            width = max(width, x + low.width)
        return around(parts, width + 0.03 * em)

    def _stacked(self, fraction: Fraction, style: Style) -> Box:
        face, em, inner = self.face, self._em(style), style.part_of_fraction()
        above, below = self.box(fraction.above, inner), self.box(fraction.below, inner)
        space, overhang, bearing = 0.17 * em, 0.1 * em, 0.06 * em
        inside = max(above.width, below.width) + 2 * overhang
        width = inside + 2 * bearing
        bar = -face.axis - face.line / 2
        up = -bar + space + above.descent
        down = bar + face.line + space + below.ascent
        parts = (
            Part((width - above.width) / 2, -up, above),
            Part((width - below.width) / 2, down, below),
        )
        return around(parts, width, (Bar(bearing, bar, inside, face.line),))

    def _slashed(self, fraction: Fraction, style: Style) -> Box:
        above = self.box(at_least(fraction.above, Level.PRODUCT), style)
        below = self.box(at_least(fraction.below, Level.POWER), style)
        return in_row([above, self.face.write("/", style.level), below])

    def _applied(self, function: tuple[Node, ...], argument: Node, style: Style) -> Box:
        """Words of a function stand apart from each other, not from the bracket."""
        boxes = []
        for before, part in zip((None, *function), function, strict=False):
            if isinstance(before, Word) and len(before.text) > 1:
                boxes.append(gap(THIN * self._em(style)))
            boxes.append(self.box(part, style))
        return in_row([*boxes, gap(0.04 * self._em(style)), self.box(argument, style)])

    def _listing(self, items: tuple[Node, ...], style: Style) -> Box:
        comma = self.face.write(",", style.level)
        separator = [comma, gap(MEDIUM * self._em(style))]
        boxes: list[Box] = []
        for item in items:
            boxes += [*(separator if boxes else ()), self.box(item, style)]
        return in_row(boxes)

    def _cases(self, cases: Cases, style: Style) -> Box:
        """The values beneath each other behind a brace, each with its condition."""
        em, face = self._em(style), self.face
        values = [self.box(value, style) for value, _ in cases.rows]
        conditions = [self._condition(condition, style) for _, condition in cases.rows]
        second = max(value.width for value in values) + 0.9 * em
        if second + max(condition.width for condition in conditions) > self._room:
            rows = [[(0.0, value)] for value in values]
            below = [[(1.5 * em, condition)] for condition in conditions]
            placed = list(chain.from_iterable(zip(rows, below, strict=True)))
        else:
            pairs = zip(values, conditions, strict=True)
            placed = [[(0.0, value), (second, condition)] for value, condition in pairs]
        whole = self._centred_rows(placed, style)
        half = max(whole.ascent - face.axis, whole.descent + face.axis)
        brace = bracket(face, "{", half + face.axis, half - face.axis, style.level)
        return in_row([gap(0.12 * em), brace, gap(0.25 * em), whole])

    def _centred_rows(self, rows: list[list[tuple[float, Box]]], style: Style) -> Box:
        """Boxes at their places in rows beneath each other, around the axis."""
        em, size = self._em(style), self.face.size(style.level)
        parts, y = [], 0.0
        for row in rows:
            y += max(self.face.ascent * size, *(box.ascent for _, box in row))
            parts += [Part(x, y, box) for x, box in row]
            y += max(0.25 * em, *(box.descent for _, box in row)) + 0.18 * em
        shift = (y - 0.18 * em) / 2 + self.face.axis
        width = max(part.x + part.box.width for part in parts)
        return around([replace(part, y=part.y - shift) for part in parts], width)

    def _condition(self, condition: Node | None, style: Style) -> Box:
        if condition is None:
            return self.face.write(_word("otherwise"), style.level)
        word = self.face.write(_word("if"), style.level)
        return in_row([word, gap(0.35 * self._em(style)), self.box(condition, style)])


def _word(word: str) -> str:
    words = {
        "if": QCoreApplication.translate("Typesetting", "if"),
        "otherwise": QCoreApplication.translate("Typesetting", "otherwise"),
    }
    return words[word]


def _is_variable(below: str) -> bool:
    """One letter is a variable; a word such as max is none."""
    return len(below) == 1 and below.isalpha()
