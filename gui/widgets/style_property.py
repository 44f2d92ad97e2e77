"""Properties that a style sheet looks at."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def show_properties(widget: QWidget, **values: bool) -> None:
    """Styles a widget anew if any of these has changed: it is dear, and does not go by itself."""
    if all(widget.property(name) == value for name, value in values.items()):
        return
    for name, value in values.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
