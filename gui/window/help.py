"""What the Help menu tells."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import zip_longest

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from engine import __version__
from gui.racers.declared import usual
from gui.typesetting.tip import rule_html

translate = QCoreApplication.translate

_EXAMPLES = (
    "m = beta1*m + (1 - beta1)*g",
    "m_hat = m/(1 - beta1**t)",
    "init r = initial_accumulator",
    "d = grad(x + radius*g/norm(g))",
    "v = max(v_max, sqrt(abs(g)) + 1e-8)",
    "s = where(dot(g, m) > 0, 1, 0.5)",
    "x = x - learning_rate*clip(m, -1, 1)",
)
_DECLARED = ("learning_rate", "beta1", "radius", "initial_accumulator")
_CELL = "<td style='white-space: pre'>"


def _about_language() -> str:
    return translate(
        "Help",
        "A rule assigns x, one line after the other; x is the point, g the slope there, f the"
        " height, t the step. A name that is read before it is assigned keeps its value from step"
        " to step. A line such as a = 0.1 at the top makes a slider of a. A formula is a height"
        " over x and y in the same language.",
    )


def keys_text(actions: Iterable[QAction]) -> str:
    """Every key and what the mouse does on the map, in two columns, as screens are wide."""
    keyed = ((action.text().replace("&", ""), _keys_of(action)) for action in actions)
    rows = [*_mouse(), *(row for row in keyed if row[1])]
    cells = [
        f"{_CELL}{escape(keys)}&nbsp;&nbsp;&nbsp;</td>{_CELL}{escape(what)}</td>"
        for what, keys in rows
    ]
    half = -(-len(cells) // 2)
    left, right = cells[:half], cells[half:]
    lines = zip_longest(left, right, fillvalue="")
    table = "".join(f"<tr>{one}<td width='24'></td>{other}</tr>" for one, other in lines)
    return f"<table cellpadding='2'>{table}</table>"


def language_text(widget: QWidget) -> str:
    """What can be typed into formulas and rules, and how it is written by hand."""
    declared = [one for one in map(usual, _DECLARED) if one is not None]
    rows = "".join(
        f"<tr><td style='padding-right: 18px'><pre>{escape(typed)}</pre></td>"
        f"<td>{rule_html(widget, typed, declared)}</td></tr>"
        for typed in _EXAMPLES
    )
    return f"<p>{escape(_about_language())}</p><table cellpadding='2'>{rows}</table>"


def about_text() -> str:
    title = f"<h3>Slalom {escape(__version__)}</h3>"
    text = translate("Help", "Click a start on a contour map and watch optimizers race downhill.")
    return f"{title}<p>{escape(text)}</p>"


def _keys_of(action: QAction) -> str:
    form = QKeySequence.SequenceFormat.NativeText
    return ", ".join(keys.toString(form) for keys in action.shortcuts() if _is_common(keys))


def _is_common(keys: QKeySequence) -> bool:
    """False for keys such as F14 and Undo, which desktops add and hardly a keyboard has."""
    key: Qt.Key = keys[0].key()  # type: ignore[index]  # missing in the stubs
    return key < Qt.Key.Key_F13 or Qt.Key.Key_F35 < key < Qt.Key.Key_Back


def _mouse() -> tuple[tuple[str, str], ...]:
    return (
        (translate("Help", "Drop the racers"), translate("Help", "Click on the map")),
        (translate("Help", "Move a start"), translate("Help", "Drag")),
        (translate("Help", "Remove a start"), translate("Help", "Right click, Delete")),
        (translate("Help", "Zoom"), translate("Help", "Wheel, pinch")),
        (translate("Help", "Pan"), translate("Help", "Middle drag, Shift drag")),
    )
