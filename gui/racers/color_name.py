"""What the colours that a racer can choose from are called."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from gui.theme import Theme

# By theme, in the order of its racers' colours.
_NAMES: dict[str, tuple[object, ...]] = {
    "dark": (
        QT_TRANSLATE_NOOP("ColorName", "Orange"),
        QT_TRANSLATE_NOOP("ColorName", "Sky blue"),
        QT_TRANSLATE_NOOP("ColorName", "Green"),
        QT_TRANSLATE_NOOP("ColorName", "Yellow"),
        QT_TRANSLATE_NOOP("ColorName", "Pink"),
        QT_TRANSLATE_NOOP("ColorName", "Lavender"),
        QT_TRANSLATE_NOOP("ColorName", "Lime"),
        QT_TRANSLATE_NOOP("ColorName", "Tan"),
        QT_TRANSLATE_NOOP("ColorName", "Pale turquoise"),
        QT_TRANSLATE_NOOP("ColorName", "Pale blue"),
        QT_TRANSLATE_NOOP("ColorName", "Amber"),
        QT_TRANSLATE_NOOP("ColorName", "Khaki"),
    ),
    "light": (
        QT_TRANSLATE_NOOP("ColorName", "Rust"),
        QT_TRANSLATE_NOOP("ColorName", "Blue"),
        QT_TRANSLATE_NOOP("ColorName", "Green"),
        QT_TRANSLATE_NOOP("ColorName", "Mustard"),
        QT_TRANSLATE_NOOP("ColorName", "Magenta"),
        QT_TRANSLATE_NOOP("ColorName", "Violet"),
        QT_TRANSLATE_NOOP("ColorName", "Dark brown"),
        QT_TRANSLATE_NOOP("ColorName", "Navy"),
        QT_TRANSLATE_NOOP("ColorName", "Purple"),
        QT_TRANSLATE_NOOP("ColorName", "Plum"),
        QT_TRANSLATE_NOOP("ColorName", "Dark red"),
        QT_TRANSLATE_NOOP("ColorName", "Moss"),
    ),
}


def color_names(theme: Theme) -> tuple[str, ...]:
    """A name for each of the racers' colours."""
    names = _NAMES[theme.name]
    return tuple(QCoreApplication.translate("ColorName", str(name)) for name in names)
