"""What the Help menu tells."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence

from engine import __version__

translate = QCoreApplication.translate


def keys_text(actions: Iterable[QAction]) -> str:
    """A table of every key and of what the mouse does on the map."""
    keyed = ((action.text().replace("&", ""), _keys_of(action)) for action in actions)
    rows = [*_mouse(), *(row for row in keyed if row[1])]
    cells = "".join(
        f"<tr><td>{escape(keys)}&nbsp;&nbsp;&nbsp;</td><td>{escape(what)}</td></tr>"
        for what, keys in rows
    )
    return f"<table cellpadding='2'>{cells}</table>"


def about_text() -> str:
    title = f"<h3>Slalom {escape(__version__)}</h3>"
    text = translate("Help", "Click a start on a contour map and watch optimizers race downhill.")
    return f"{title}<p>{escape(text)}</p>"


def _keys_of(action: QAction) -> str:
    form = QKeySequence.SequenceFormat.NativeText
    return ", ".join(keys.toString(form) for keys in action.shortcuts())


def _mouse() -> tuple[tuple[str, str], ...]:
    return (
        (translate("Help", "Drop the racers"), translate("Help", "Click on the map")),
        (translate("Help", "Move a start"), translate("Help", "Drag")),
        (translate("Help", "Remove a start"), translate("Help", "Right click, Delete")),
        (translate("Help", "Zoom"), translate("Help", "Wheel, pinch")),
        (translate("Help", "Pan"), translate("Help", "Middle drag, Shift drag")),
    )
