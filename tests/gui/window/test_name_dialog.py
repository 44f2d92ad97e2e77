from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from gui.window.name_dialog import NameDialog


def refused(name: str) -> str:
    if not name.strip():
        return "Type a name."
    return "That one is taken." if name == "taken" else ""


def test_an_empty_field_says_what_it_needs_but_complains_only_of_a_wrong_name(
    qtbot: QtBot,
) -> None:
    dialog = NameDialog("Save", "", refused)
    qtbot.addWidget(dialog)
    save = dialog.buttons.button(QDialogButtonBox.StandardButton.Save)
    assert (dialog.refusal.text(), dialog.refusal.property("wrong")) == ("Type a name.", False)
    assert not save.isEnabled()
    dialog.field.setText("taken")
    assert (dialog.refusal.text(), dialog.refusal.property("wrong")) == ("That one is taken.", True)
    assert not save.isEnabled()
    dialog.field.setText("free")
    assert dialog.refusal.text() == ""
    assert save.isEnabled()
