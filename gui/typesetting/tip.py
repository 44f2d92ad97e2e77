"""What a tooltip says of an entry of the catalog, with its mathematics as a picture."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from gui.typesetting.picture import typeset_html
from gui.typesetting.text import MathText

_WIDTH = 400.0


def tip_html(widget: QWidget, text: MathText, name: str, meaning: str, source: str) -> str:
    """Rich text for a tooltip on the screen of a widget, in the colours of the moment."""
    color = QApplication.palette().color(QPalette.ColorRole.WindowText)
    lines = [f"<b>{escape(name)}</b>", escape(meaning)]
    if text.lines:
        picture = typeset_html(text, QToolTip.font(), color, _WIDTH, widget.devicePixelRatioF())
        lines.append(f"<div style='margin: 6px 0px'>{picture}</div>")
    lines.append(f"<i>{escape(source)}</i>")
    return "".join(f"<div>{line}</div>" for line in lines if line not in ("", "<i></i>"))
