"""Lines of a text that give a name a number alone: they declare what gets a slider."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from gui.widgets.number_text import exact_text

_NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?"
_LINE = re.compile(rf"[ \t]*([A-Za-z_]\w*)[ \t]*=[ \t]*({_NUMBER})[ \t]*", re.ASCII)


@dataclass(frozen=True)
class Declaration:
    """One such line; the number stands between the characters `first` and `last` of the text."""

    name: str
    value: float
    line: int
    first: int
    last: int


@dataclass(frozen=True)
class Replacement:
    """Other characters in the place of those from `first` up to `last`."""

    first: int
    last: int
    text: str


def lines_with_numbers(text: str) -> Iterator[Declaration]:
    """All lines of that form, whatever the name; lines count from 0."""
    offset = 0
    for number, line in enumerate(text.split("\n")):
        match = _LINE.fullmatch(line)
        if match is not None:
            first, last = offset + match.start(2), offset + match.end(2)
            yield Declaration(match[1], float(match[2]), number, first, last)
        offset += len(line) + 1


def replacements(
    declarations: Iterable[Declaration], values: Mapping[str, float]
) -> list[Replacement]:
    """What to replace, from the end on, so that the last line of each name has its number."""
    last = {one.name: one for one in declarations}
    outdated = [
        Replacement(one.first, one.last, exact_text(values[one.name]))
        for one in last.values()
        if one.name in values and values[one.name] != one.value
    ]
    return sorted(outdated, key=lambda one: one.first, reverse=True)
