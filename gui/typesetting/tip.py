"""Mathematics in rich text: tooltips about entries of the catalog, examples in the help."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from gui.typesetting.picture import typeset_html
from gui.typesetting.text import Declared, MathText, of_rule

_WIDTH = 400.0


def tip_html(widget: QWidget, text: MathText, name: str, meaning: str, source: str) -> str:
    """Rich text for a tooltip on the screen of a widget, in the colours of the moment."""
    lines = [f"<b>{escape(name)}</b>", escape(meaning)]
    if text.lines:
        lines.append(f"<div style='margin: 6px 0px'>{_picture(widget, text)}</div>")
    lines.append(f"<i>{escape(source)}</i>")
    return "".join(f"<div>{line}</div>" for line in lines if line not in ("", "<i></i>"))


def rule_html(widget: QWidget, rule: str, declared: Declared = ()) -> str:
    """The picture of a rule alone, for rich text in that widget. Raises FormulaError."""
    return _picture(widget, of_rule(rule, declared))


def _picture(widget: QWidget, text: MathText) -> str:
    color = QApplication.palette().color(QPalette.ColorRole.WindowText)
    return typeset_html(text, QToolTip.font(), color, _WIDTH, widget.devicePixelRatioF())
