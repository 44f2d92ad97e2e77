"""A line that folds out what stands beneath it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from gui.widgets.elided_label import ElidedLabel
from gui.widgets.glyph_button import draw_glyph

_HEIGHT = 24
_GLYPH_AT = 12.0
_TEXT_AT = 24
_EDGE = 6


class FoldButton(QPushButton):
    """A title, and at its right in a few words what is folded away; checked while unfolded."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLabel(title)
        self.summary = ElidedLabel()
        self.setCheckable(True)
        self.setProperty("glyph", True)
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName(title)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(_TEXT_AT, 0, _EDGE, 0)
        layout.addWidget(self.title)
        layout.addWidget(self.summary, 1)
        self.summary.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.summary.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.title.setProperty("muted", True)
        for label in (self.title, self.summary):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_summary(self, text: str) -> None:
        """Cut where there is no room for all of it."""
        self.summary.setText(text)

    def minimumSizeHint(self) -> QSize:
        return QSize(_TEXT_AT + self.title.minimumSizeHint().width() + _EDGE, _HEIGHT)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        glyph = "unfolded" if self.isChecked() else "folded"
        draw_glyph(self, glyph, QPointF(_GLYPH_AT, self.height() / 2))
