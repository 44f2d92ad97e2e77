"""The conventions that libraries follow for one rule, of which a racer has one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from engine.catalog import OptimizerEntry, conventions
from gui.widgets.quiet_combo import QuietCombo

_LETTERS = 8


class ConventionSwitch(QWidget):
    """Hidden for a rule that is written in one way only; filled when it is to be seen first.

    Signals:
        chosen(str): the identifier of the optimizer that follows another convention.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[OptimizerEntry, ...] = ()
        self.choice = QuietCombo()
        self.difference = QLabel()
        self.setObjectName("convention_switch")
        self._lay_out()
        self.choice.activated.connect(self._choose)

    def show_optimizer(self, identifier: str | None) -> None:
        """Offer the conventions of an optimizer; None is a rule of one's own."""
        self._entries = tuple(conventions(identifier)) if identifier else ()
        self.choice.clear()
        for entry in self._entries:
            self.choice.addItem(entry.convention or entry.name)
            sentence, role = entry.difference or "", Qt.ItemDataRole.ToolTipRole
            self.choice.setItemData(self.choice.count() - 1, sentence, role)
        self.setVisible(len(self._entries) > 1)
        found = [index for index, one in enumerate(self._entries) if one.identifier == identifier]
        if found:
            self.choice.setCurrentIndex(found[0])
            self._describe(self._entries[found[0]])

    def _lay_out(self) -> None:
        label = QLabel(self.tr("Convention"))
        label.setProperty("muted", True)
        label.setBuddy(self.choice)
        self.choice.setObjectName("convention")
        self.choice.set_narrow(_LETTERS)
        self.choice.setAccessibleName(self.tr("Convention"))
        self.choice.setToolTip(self.tr("Libraries compute this rule in different ways."))
        self.difference.setObjectName("difference")
        self.difference.setProperty("muted", True)
        self.difference.setWordWrap(True)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(label)
        line.addWidget(self.choice, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(line)
        layout.addWidget(self.difference)

    def _describe(self, entry: OptimizerEntry) -> None:
        sentence = entry.difference or ""
        self.difference.setText(sentence)
        self.difference.setVisible(bool(sentence))
        self.choice.setAccessibleDescription(sentence)

    def _choose(self, index: int) -> None:
        self.chosen.emit(self._entries[index].identifier)
