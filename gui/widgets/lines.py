"""Entries in lines from left to right, like words of a text."""

from __future__ import annotations

from collections.abc import Sequence

GAP = 2
Place = tuple[int, int]
"""Line and x."""


def places_of(widths: Sequence[int], room: int) -> list[Place]:
    """Where entries come to stand; one that is wider than a line has a line of its own."""
    places: list[Place] = []
    line = x = 0
    for width in widths:
        if x and x + min(width, room) > room:
            line, x = line + 1, 0
        places.append((line, x))
        x += min(width, room) + GAP
    return places


def line_count(widths: Sequence[int], room: int) -> int:
    """Lines that entries fill."""
    return places_of(widths, room)[-1][0] + 1 if widths else 0


def how_many_fit(widths: Sequence[int], room: int, lines: int, rest: int) -> int:
    """All, or as many as leave room for one of width `rest` that stands for the others."""
    if line_count(widths, room) <= lines:
        return len(widths)
    counts = range(len(widths) - 1, 0, -1)
    fitting = (count for count in counts if line_count([*widths[:count], rest], room) <= lines)
    return next(fitting, 0)
