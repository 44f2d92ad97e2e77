"""Brackets, bars, braces and roots that are as tall as what they hold."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from gui.typesetting.box import Bar, Box, Curve, Ink, Part, around, in_row
from gui.typesetting.face import Face

_LETTERS = "()⟨⟩⌊⌋"
Drawing = Callable[[float, float, float], QPainterPath]
"""A path in a box from 0 to a width, between two heights."""


def fenced(face: Face, left: str, inside: Box, right: str, level: int) -> Box:
    """The box between its brackets, which are centred on the axis of the formula."""
    space = _space(face, level)
    ascent, descent = _reach(face, inside, level)
    brackets = [bracket(face, sign, ascent, descent, level) for sign in (left, right)]
    padding = Box(space, 0.0, 0.0)
    return in_row([brackets[0], padding, inside, padding, brackets[1]])


def bracket(face: Face, sign: str, ascent: float, descent: float, level: int) -> Box:
    """One bracket of at least this reach: a letter of the font where that is enough."""
    if sign in _LETTERS:
        letter = face.write(sign, level)
        slack = 0.24 * face.em * face.size(level)
        if letter.ascent + slack >= ascent and letter.descent + slack >= descent:
            return letter
    size = face.size(level)
    width = _WIDTHS[sign] * face.em * size
    if sign in "|‖":
        return _bars(face, sign, width, ascent, descent)
    growth = min(1.5, (ascent + descent) / (2.2 * face.em * size))
    width *= max(1.0, growth)
    pen = face.line * max(1.0, 1.15 * size)
    path = _DRAWINGS[sign](width, -ascent, descent)
    return Box(width, ascent, descent, (Curve(path, pen),))


def root(face: Face, inside: Box, level: int) -> Box:
    """A root sign over a box."""
    size = face.size(level)
    hook, space = 0.62 * face.em * size, 0.12 * face.em * size
    gap = 0.16 * face.em * size
    ascent = max(inside.ascent, face.x_height * size) + gap + face.line
    descent = max(inside.descent, 0.04 * face.em)
    bar_left = hook
    width = bar_left + space + inside.width + 0.5 * space
    tall = ascent + descent
    path = QPainterPath(QPointF(0.06 * hook, descent - min(0.5 * tall, 0.5 * face.em * size)))
    path.lineTo(0.26 * hook, descent - min(0.56 * tall, 0.58 * face.em * size))
    path.lineTo(0.54 * hook, descent - face.line)
    path.lineTo(bar_left, -ascent + face.line / 2)
    bar = Bar(bar_left - face.line / 2, -ascent, width - bar_left + face.line / 2, face.line)
    inks: tuple[Ink, ...] = (Curve(path, face.line * 1.1), bar)
    return Box(width, ascent, descent, inks, (Part(bar_left + space, 0.0, inside),))


def accented(face: Face, base: Box, accent: str, center: float, level: int) -> Box:
    """A hat, a bar, a tilde or a dot over a letter."""
    size = face.size(level)
    half, rise = 0.26 * face.em * size, 0.2 * face.em * size
    lower = -base.ascent - 0.1 * face.em * size
    skew = 0.07 * base.ascent
    center = min(max(center + skew, half), max(base.width, 2 * half) - half)
    path = _ACCENTS[accent](center, lower, half, rise)
    ink = Curve(path, face.line * max(0.9, size))
    whole = around([Part(0.0, 0.0, base)], max(base.width, 2 * half))
    ascent = -lower + rise + face.line / 2
    return Box(whole.width, ascent, base.descent, (ink,), whole.parts)


def _reach(face: Face, inside: Box, level: int) -> tuple[float, float]:
    """Alike above and below the axis, and never less than a letter."""
    axis = face.axis
    half = max(inside.ascent - axis, inside.descent + axis, 0.62 * face.em * face.size(level))
    return half + axis, half - axis


def _space(face: Face, level: int) -> float:
    return 0.05 * face.em * face.size(level)


def _bars(face: Face, sign: str, width: float, ascent: float, descent: float) -> Box:
    places = (0.5,) if sign == "|" else (0.25, 0.75)
    bars = tuple(
        Bar(width * place - face.line / 2, -ascent, face.line, ascent + descent) for place in places
    )
    return Box(width, ascent, descent, bars)


def _round(width: float, top: float, bottom: float) -> QPainterPath:
    path = QPainterPath(QPointF(0.85 * width, top))
    middle, reach = (top + bottom) / 2, 0.3 * (bottom - top)
    path.cubicTo(0.1 * width, top + 0.6 * reach, 0.1 * width, middle - 0.4 * reach,
                 0.1 * width, middle)  # fmt: skip
    path.cubicTo(0.1 * width, middle + 0.4 * reach, 0.1 * width, bottom - 0.6 * reach,
                 0.85 * width, bottom)  # fmt: skip
    return path


def _angle(width: float, top: float, bottom: float) -> QPainterPath:
    path = QPainterPath(QPointF(0.85 * width, top))
    path.lineTo(0.15 * width, (top + bottom) / 2)
    path.lineTo(0.85 * width, bottom)
    return path


def _floor(width: float, top: float, bottom: float) -> QPainterPath:
    path = QPainterPath(QPointF(0.25 * width, top))
    path.lineTo(0.25 * width, bottom - 0.5)
    path.lineTo(0.9 * width, bottom - 0.5)
    return path


def _brace(width: float, top: float, bottom: float) -> QPainterPath:
    middle, spine = (top + bottom) / 2, 0.5 * width
    bend = min(0.25 * (bottom - top), 1.1 * width)
    path = QPainterPath(QPointF(0.95 * width, top))
    path.cubicTo(spine, top, spine, top + 0.3 * bend, spine, top + bend)
    path.lineTo(spine, middle - bend)
    path.cubicTo(spine, middle - 0.3 * bend, 0.4 * width, middle, 0.05 * width, middle)
    path.cubicTo(0.4 * width, middle, spine, middle + 0.3 * bend, spine, middle + bend)
    path.lineTo(spine, bottom - bend)
    path.cubicTo(spine, bottom - 0.3 * bend, spine, bottom, 0.95 * width, bottom)
    return path


def _mirrored(drawing: Drawing) -> Drawing:
    def mirrored(width: float, top: float, bottom: float) -> QPainterPath:
        path = drawing(width, top, bottom)
        turned = QPainterPath()
        for index in range(path.elementCount()):
            path.setElementPositionAt(index, width - path.elementAt(index).x,
                                      path.elementAt(index).y)  # fmt: skip
        turned.addPath(path)
        return turned

    return mirrored


def _hat(center: float, lower: float, half: float, rise: float) -> QPainterPath:
    path = QPainterPath(QPointF(center - half, lower))
    path.lineTo(center, lower - rise)
    path.lineTo(center + half, lower)
    return path


def _over_bar(center: float, lower: float, half: float, rise: float) -> QPainterPath:
    path = QPainterPath(QPointF(center - half, lower - rise / 3))
    path.lineTo(center + half, lower - rise / 3)
    return path


def _tilde(center: float, lower: float, half: float, rise: float) -> QPainterPath:
    path = QPainterPath(QPointF(center - half, lower))
    path.cubicTo(center - half / 3, lower - 1.6 * rise, center + half / 3, lower + 0.7 * rise,
                 center + half, lower - rise)  # fmt: skip
    return path


def _dot(center: float, lower: float, half: float, rise: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(center, lower - rise / 2), half / 5, half / 5)
    return path


_WIDTHS = {"(": 0.38, ")": 0.38, "|": 0.28, "‖": 0.54, "⟨": 0.4, "⟩": 0.4, "⌊": 0.42, "⌋": 0.42,
           "{": 0.5}  # fmt: skip
_DRAWINGS: dict[str, Drawing] = {
    "(": _round, ")": _mirrored(_round), "⟨": _angle, "⟩": _mirrored(_angle),
    "⌊": _floor, "⌋": _mirrored(_floor), "{": _brace,
}  # fmt: skip
_ACCENTS = {"hat": _hat, "bar": _over_bar, "tilde": _tilde, "dot": _dot}
