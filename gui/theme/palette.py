"""The palette for Fusion, and figures of one width."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QPalette

from gui.theme.contrast import mix
from gui.theme.tokens import Theme

_FADED = 0.45


def palette(theme: Theme) -> QPalette:
    """Every role that Fusion paints with, also for disabled widgets."""
    result = QPalette()
    for role, color in _roles(theme).items():
        result.setColor(role, QColor(color))
    faded = QColor(mix(theme.muted, theme.panel, _FADED))
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
        QPalette.ColorRole.HighlightedText,
    ):
        result.setColor(QPalette.ColorGroup.Disabled, role, faded)
    result.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Highlight, QColor(theme.line))
    return result


def tabular(font: QFont) -> QFont:
    """The same font with figures of one width, so that changing numbers do not jump."""
    result = QFont(font)
    result.setFeature(QFont.Tag("tnum"), 1)
    return result


def _roles(theme: Theme) -> dict[QPalette.ColorRole, str]:
    role = QPalette.ColorRole
    return {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.panel,
        role.AlternateBase: theme.raised,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text,
        role.PlaceholderText: theme.muted,
        role.Text: theme.text,
        role.Button: theme.raised,
        role.ButtonText: theme.text,
        role.BrightText: theme.bad,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Accent: theme.accent,
        role.Light: mix(theme.raised, theme.text, 0.12),
        role.Midlight: mix(theme.raised, theme.text, 0.06),
        role.Mid: theme.line,
        role.Dark: mix(theme.line, theme.window, 0.5),
        role.Shadow: mix(theme.window, "#000000", 0.5),
    }
