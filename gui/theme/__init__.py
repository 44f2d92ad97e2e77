"""Named colours, and what Qt makes of them: palette, style sheet, the current theme."""

from gui.theme.contrast import TEXT_CONTRAST, contrast, mix, racer_color, racer_text
from gui.theme.further_colors import MOST_APART, distinct_colors
from gui.theme.palette import palette, tabular
from gui.theme.source import ThemeSource, theme_for
from gui.theme.stylesheet import stylesheet
from gui.theme.tokens import (
    DARK,
    DIVERGED_MARK,
    ESCAPED_MARK,
    LIGHT,
    MARKERS,
    MINIMUM_MARK,
    START_MARK,
    Theme,
)

__all__ = [
    "DARK",
    "DIVERGED_MARK",
    "ESCAPED_MARK",
    "LIGHT",
    "MARKERS",
    "MINIMUM_MARK",
    "MOST_APART",
    "START_MARK",
    "TEXT_CONTRAST",
    "Theme",
    "ThemeSource",
    "contrast",
    "distinct_colors",
    "mix",
    "palette",
    "racer_color",
    "racer_text",
    "stylesheet",
    "tabular",
    "theme_for",
]
