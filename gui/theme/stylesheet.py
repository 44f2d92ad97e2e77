"""The style sheet over Fusion: quiet cards, slim sliders, one accent, visible focus.

Widgets ask for a look by a dynamic property: `card`, `title`, `muted`, `number`, `accent`, `glyph`,
`quiet`, `wrong`, `good`, `chip`, `selected`, `highlighted`.
"""

from __future__ import annotations

import dataclasses
from string import Template

from gui.theme.contrast import mix
from gui.theme.glyphs import glyphs
from gui.theme.sheets import CONTAINERS, CONTROLS, VIEWS
from gui.theme.tokens import Theme


def stylesheet(theme: Theme) -> str:
    """The whole sheet in the colours of one theme."""
    return Template(CONTAINERS + CONTROLS + VIEWS).substitute(_colors(theme))


def _colors(theme: Theme) -> dict[str, str]:
    """The tokens, and the few tones between them."""
    named = {
        field.name: value
        for field in dataclasses.fields(theme)
        if isinstance(value := getattr(theme, field.name), str)
    }
    return (
        named
        | glyphs(theme)
        | {
            "hover": mix(theme.raised, theme.text, 0.08),
            "pressed": mix(theme.raised, theme.window, 0.5),
            "accent_hover": mix(theme.accent, theme.text, 0.18),
            "accent_pressed": mix(theme.accent, theme.window, 0.18),
            "chosen": mix(theme.panel, theme.accent, 0.16),
            "faded": mix(theme.muted, theme.panel, 0.45),
            "handle": theme.text,
        }
    )
