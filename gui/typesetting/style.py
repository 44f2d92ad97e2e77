"""Where in a formula a piece stands, which says how large it is."""

from __future__ import annotations

from dataclasses import dataclass, replace

_SMALLEST = 2


@dataclass(frozen=True, slots=True)
class Style:
    """The size and the surroundings of a piece.

    Attributes:
        level: 0 for the full size, 1 and 2 for smaller ones.
        in_fraction: the parts of a fraction within a fraction are smaller.
        in_script: there is no room for a fraction's bar.
    """

    level: int = 0
    in_fraction: bool = False
    in_script: bool = False

    def script(self) -> Style:
        return Style(min(self.level + 1, _SMALLEST), in_script=True)

    def part_of_fraction(self) -> Style:
        level = min(self.level + 1, _SMALLEST) if self.in_fraction else self.level
        return replace(self, level=level, in_fraction=True)
