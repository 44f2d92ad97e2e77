"""Named colours, and what Qt makes of them: palette, style sheet, the current theme."""

from gui.theme.contrast import TEXT_CONTRAST, contrast, mix, racer_color, racer_text
from gui.theme.palette import palette, tabular
from gui.theme.source import ThemeSource, theme_for
from gui.theme.stylesheet import stylesheet
from gui.theme.tokens import DARK, LIGHT, MARKERS, Theme

__all__ = [
    "DARK",
    "LIGHT",
    "MARKERS",
    "TEXT_CONTRAST",
    "Theme",
    "ThemeSource",
    "contrast",
    "mix",
    "palette",
    "racer_color",
    "racer_text",
    "stylesheet",
    "tabular",
    "theme_for",
]
