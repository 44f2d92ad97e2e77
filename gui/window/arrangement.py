"""Rows and columns of cards with movable borders, and the bar above them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenuBar,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

GAP = 8
EDGE = 4


Part = tuple[QWidget, int, int]
"""A widget, its first size, and its share of what the window grows by."""


def row(*parts: Part) -> QSplitter:
    return _splitter(Qt.Orientation.Horizontal, parts)


def column(*parts: Part) -> QSplitter:
    return _splitter(Qt.Orientation.Vertical, parts)


def scrolled(panel: QWidget) -> QScrollArea:
    """A panel that may be longer than its place."""
    area = QScrollArea()
    area.setObjectName(f"{panel.objectName()}_scroll")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(panel)
    return area


def framed(inside: QWidget, status: QWidget) -> QWidget:
    """Everything below the top bar, with a gap around it and a line under it."""
    frame = QWidget()
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(GAP, 0, GAP, EDGE)
    layout.setSpacing(EDGE)
    layout.addWidget(inside, 1)
    layout.addWidget(status)
    status.setContentsMargins(EDGE, 0, EDGE, 0)
    return frame


def top_bar(menu_bar: QMenuBar, problem_bar: QWidget) -> QWidget:
    bar = QWidget()
    bar.setObjectName("top_bar")
    wordmark = QLabel("Slalom")
    wordmark.setObjectName("wordmark")
    font = wordmark.font()
    font.setPointSizeF(font.pointSizeF() * 1.5)
    font.setBold(True)
    wordmark.setFont(font)
    menu_bar.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
    menu_bar.setAccessibleName(QCoreApplication.translate("TopBar", "Menus"))
    layout = QHBoxLayout(bar)
    layout.setContentsMargins(GAP + EDGE, GAP, GAP, GAP)
    layout.setSpacing(GAP)
    layout.addWidget(wordmark)
    layout.addWidget(menu_bar, alignment=Qt.AlignmentFlag.AlignVCenter)
    layout.addWidget(problem_bar, 1)
    return bar


def _splitter(orientation: Qt.Orientation, parts: tuple[Part, ...]) -> QSplitter:
    splitter = QSplitter(orientation)
    splitter.setHandleWidth(GAP)
    splitter.setChildrenCollapsible(False)
    for index, (widget, _, share) in enumerate(parts):
        splitter.addWidget(widget)
        splitter.setStretchFactor(index, share)
    splitter.setSizes([size for _, size, _ in parts])
    return splitter
