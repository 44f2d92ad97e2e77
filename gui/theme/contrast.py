"""Luminance contrast, and colours moved until they can be read."""

from __future__ import annotations

from PySide6.QtGui import QColor

from gui.theme.tokens import DARK, LIGHT, Theme

TEXT_CONTRAST = 4.5
MARK_CONTRAST = 2.5
_STEPS = 40


def contrast(first: str, second: str) -> float:
    """The ratio of WCAG 2, between 1 and 21."""
    dark, light = sorted((_luminance(first), _luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def racer_color(theme: Theme, choice: int | str) -> str:
    """A racer's colour by slot, or its own #rrggbb moved until it shows on the map.

    A colour of the other theme is that theme's name of a slot.
    """
    if isinstance(choice, int):
        return theme.racers[choice % len(theme.racers)]
    for known in (DARK, LIGHT):
        if choice in known.racers:
            return theme.racers[known.racers.index(choice)]
    return _moved(theme, choice, (theme.map_low, theme.map_high), MARK_CONTRAST)


def racer_text(theme: Theme, color: str) -> str:
    """The same hue, readable as text on every surface of the theme."""
    return _moved(theme, color, (theme.window, theme.panel, theme.raised), TEXT_CONTRAST)


def _moved(theme: Theme, color: str, grounds: tuple[str, ...], wanted: float) -> str:
    """Mixes the text colour in, no more than is needed."""
    for step in range(_STEPS + 1):
        mixed = mix(color, theme.text, step / _STEPS)
        if min(contrast(mixed, ground) for ground in grounds) >= wanted:
            return mixed
    return theme.text


def mix(first: str, second: str, share: float) -> str:
    """The first colour with a share of the second."""
    a, b = QColor(first), QColor(second)
    pairs = ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
    return "#" + "".join(f"{round(x + (y - x) * share):02x}" for x, y in pairs)


def _luminance(color: str) -> float:
    value = QColor(color)
    red, green, blue = (_linear(c) for c in (value.redF(), value.greenF(), value.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
