"""The choice of what a race is seen by, as checkable menu entries."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup

from engine.cost_axis import Axis
from gui.session import Session


class AxisMenu(QObject):
    """Follows the session, which may be told elsewhere too."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        group = QActionGroup(self)
        texts: dict[Axis, str] = {
            "steps": self.tr("Race by &steps"),
            "gradient_evaluations": self.tr("Race by &gradient evaluations"),
            "function_evaluations": self.tr("Race by f&unction evaluations"),
        }
        for axis, text in texts.items():
            action = group.addAction(text)
            action.setObjectName(f"race_by_{axis}")
            action.setCheckable(True)
            action.setData(axis)
        group.triggered.connect(self._choose)
        self.actions = tuple(group.actions())
        session.axis_changed.connect(self._show)
        self._show()

    def _choose(self, action: QAction) -> None:
        self._session.set_axis(action.data())

    def _show(self) -> None:
        for action in self.actions:
            action.setChecked(action.data() == self._session.axis)
