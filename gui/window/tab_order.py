"""Tab goes from control to control as a person reads, whenever each of them was made."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QLayout,
    QMainWindow,
    QScrollArea,
    QSplitter,
    QTabWidget,
    QWidget,
)


def focus_neighbour(window: QWidget, forward: bool) -> bool:
    """Give the focus to what stands after or before it in reading order; False if it is lost."""
    stops = list(stops_of(window))
    focused = window.focusWidget()
    if focused not in stops:
        return False
    stop = stops[(stops.index(focused) + (1 if forward else -1)) % len(stops)]
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    stop.setFocus(reason)
    _bring_into_sight(stop)
    return True


def stops_of(widget: QWidget) -> Iterator[QWidget]:
    """The visible widgets that Tab reaches, in the order in which they are read."""
    if not widget.isVisible():
        return
    takes_tab = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    if takes_tab and widget.isEnabled() and widget.focusProxy() is None:
        yield widget
    for part in _parts(widget):
        if part is not None:
            yield from stops_of(part)


def _parts(widget: QWidget) -> Sequence[QWidget | None]:
    """Those in the layout as they stand there, then those that are placed by hand.

    By hand the formula is placed, which may cover the window beneath its bar.
    """
    if isinstance(widget, QComboBox):
        return []
    if isinstance(widget, QSplitter):
        return [widget.widget(index) for index in range(widget.count())]
    if isinstance(widget, QTabWidget):
        return [widget.tabBar(), widget.currentWidget()]
    if isinstance(widget, QScrollArea):
        return [widget.widget()]
    if isinstance(widget, QMainWindow):
        bar, middle = widget.menuWidget(), widget.centralWidget()
        return [bar, *_children(widget, {bar, middle}), middle]
    laid_out = list(_in_layout(widget.layout()))
    return laid_out + _children(widget, set(laid_out))


def _children(widget: QWidget, known: Collection[QWidget | None]) -> list[QWidget]:
    children = (child for child in widget.children() if isinstance(child, QWidget))
    return [child for child in children if not child.isWindow() and child not in known]


def _in_layout(layout: QLayout | None) -> Iterator[QWidget]:
    for index in range(layout.count() if layout is not None else 0):
        item = layout.itemAt(index) if layout is not None else None
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield widget
        else:
            yield from _in_layout(item.layout())


def _bring_into_sight(widget: QWidget) -> None:
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()
