"""The wheel scrolls a panel; it never changes a field that happens to lie under the pointer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSlider, QAbstractSpinBox, QComboBox, QScrollBar, QWidget

GUARDED = (QAbstractSlider, QAbstractSpinBox, QComboBox)


class WheelGuard(QObject):
    """An event filter of the application; a field takes the wheel only when it has the focus."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Wheel and _is_guarded(watched) and not _has_focus(watched):
            # Filtered and ignored, the event goes on to the parent: the scroll area.
            event.ignore()
            return True
        if kind == QEvent.Type.Polish and _is_guarded(watched):
            _keep_wheel_from_focusing(watched)
        return False


def _is_guarded(watched: QObject) -> bool:
    return isinstance(watched, GUARDED) and not isinstance(watched, QScrollBar)


def _has_focus(watched: QObject) -> bool:
    return isinstance(watched, QWidget) and watched.hasFocus()


def _keep_wheel_from_focusing(watched: QObject) -> None:
    if isinstance(watched, QWidget) and watched.focusPolicy() == Qt.FocusPolicy.WheelFocus:
        watched.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
