"""The questions that the window asks a person; tests answer them without a dialog."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from gui.window.name_dialog import NameDialog

SAVE, DISCARD, CANCEL = "save", "discard", "cancel"


Complaint = Callable[[str], str]
"""Why a text will not do; empty when it will."""


class Ask(Protocol):
    """An empty path or name means that a person changed their mind."""

    def path_to_open(self) -> str: ...

    def path_to_save(self, suggestion: str) -> str: ...

    def what_with_changes(self, name: str) -> str:
        """One of SAVE, DISCARD, CANCEL."""

    def function_to_load(self) -> str:
        """The path of a file in the catalog's format."""

    def rule_to_load(self) -> str:
        """The path of a file in the catalog's format."""

    def name_to_keep(self, title: str, suggestion: str, complaint: Complaint) -> str:
        """A name that `complaint` says nothing against."""

    def agrees(self, question: str, verb: str) -> bool:
        """Whether something is done that cannot be undone; `verb` is on the button."""

    def tell(self, title: str, text: str) -> None:
        """Shows rich text."""


class Dialogs(QObject):
    """Asks with modal dialogs over a window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def path_to_open(self) -> str:
        title = self.tr("Open a session")
        return QFileDialog.getOpenFileName(self._window, title, "", self._filter())[0]

    def path_to_save(self, suggestion: str) -> str:
        title = self.tr("Save the session")
        return QFileDialog.getSaveFileName(self._window, title, suggestion, self._filter())[0]

    def what_with_changes(self, name: str) -> str:
        buttons = QMessageBox.StandardButton
        text = self.tr("Save the changes of {name}?").format(name=name)
        answer = QMessageBox.question(
            self._window, "Slalom", text, buttons.Save | buttons.Discard | buttons.Cancel
        )
        return {buttons.Save: SAVE, buttons.Discard: DISCARD}.get(answer, CANCEL)

    def function_to_load(self) -> str:
        title, kinds = self.tr("Load a function"), self.tr("Functions (*.toml);;All files (*)")
        return QFileDialog.getOpenFileName(self._window, title, "", kinds)[0]

    def rule_to_load(self) -> str:
        title, kinds = self.tr("Load a rule"), self.tr("Rules (*.toml);;All files (*)")
        return QFileDialog.getOpenFileName(self._window, title, "", kinds)[0]

    def name_to_keep(self, title: str, suggestion: str, complaint: Complaint) -> str:
        dialog = NameDialog(title, suggestion, complaint, self._window)
        accepted = dialog.exec() == NameDialog.DialogCode.Accepted
        dialog.deleteLater()
        return dialog.name if accepted else ""

    def agrees(self, question: str, verb: str) -> bool:
        box = QMessageBox(QMessageBox.Icon.Question, "Slalom", question, parent=self._window)
        agree = box.addButton(verb, QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.exec()
        box.deleteLater()
        return box.clickedButton() is agree

    def tell(self, title: str, text: str) -> None:
        box = QMessageBox(QMessageBox.Icon.NoIcon, title, text, parent=self._window)
        box.exec()
        box.deleteLater()

    def _filter(self) -> str:
        return self.tr("Slalom sessions (*.slalom);;All files (*)")
