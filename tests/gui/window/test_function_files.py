"""Keeping, loading and removing functions through the menus, without a dialog."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialogButtonBox, QPushButton
from pytestqt.qtbot import QtBot

from engine.setup import Setup
from gui.main_window import MainWindow
from gui.problem.formula_text import meaning_of
from gui.window.name_dialog import NameDialog
from tests.gui.answers import Answers
from tests.gui.windows import open_window, trigger

FROM_ELSEWHERE = """
name = "Valley of a friend"
formula = "depth*x^2 + y^4"
window = [[-2, 2], [-1, 1]]
height_scale = "log"
[[parameters]]
name = "depth"
default = 2.5
"""


def save_as(window: MainWindow, answers: Answers, name: str) -> None:
    answers.name = name
    trigger(window, "save_function")


def files_of(window: MainWindow) -> list[str]:
    return sorted(path.name for path in window.own_functions.entries.root.rglob("*.toml"))


def test_a_typed_formula_is_kept_offered_and_chosen_again(
    window: MainWindow, answers: Answers, said: list[str]
) -> None:
    session = window.session
    session.set_formula("a*x^2 + y^2", {"a": 3.0}, ((-1.0, 2.0), (-1.0, 1.0)))
    window.map.bar.scales.setCurrentIndex(1)
    window.map.bar.scales.activated.emit(1)
    save_as(window, answers, "My valley")
    assert files_of(window) == ["my_valley.toml"]
    assert said == ["Saved as My valley, under My functions."]
    assert window.problem.function.currentText() == "My valley"
    kept = session.setup.problem
    session.set_function("beale")
    session.set_own_function(window.own_functions.entries["my_valley"])
    assert session.setup.problem == kept
    assert window.map.bar.scale == "log"


def test_the_session_holds_the_formula_and_no_path(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    window.session.set_formula("x^2 + y^2", {})
    save_as(window, answers, "Bowl of mine")
    text = window.session.kept_setup.to_text()
    assert "bowl_of_mine" not in text and "Bowl of mine" not in text and str(tmp_path) not in text
    assert Setup.from_text(text).problem.formula == "x^2 + y^2"


def test_a_function_of_the_catalog_is_kept_with_its_numbers(
    window: MainWindow, answers: Answers
) -> None:
    window.session.set_function("rastrigin")
    window.session.set_parameter("amplitude", 4.0)
    save_as(window, answers, "Flat Rastrigin")
    entry = window.own_functions.entries["flat_rastrigin"]
    (amplitude,) = entry.parameters
    assert (amplitude.default, amplitude.low, amplitude.high) == (4.0, 0.0, 20.0)
    assert entry.formula == meaning_of(window.session.setup.problem).formula
    assert entry.height_scale == "linear"


def test_saving_over_a_name_asks(window: MainWindow, answers: Answers) -> None:
    window.session.set_formula("x^2 + y^2", {})
    save_as(window, answers, "Mine")
    window.session.set_formula("x^2 + 2*y^2", {})
    answers.agreed = False
    save_as(window, answers, "mine")
    assert answers.asked[-1] == "There is mine already. Replace it? Replace"
    assert window.own_functions.entries["mine"].formula == "x^2 + y^2"
    answers.agreed = True
    save_as(window, answers, "Mine")
    assert window.own_functions.entries["mine"].formula == "x^2 + 2*y^2"


@pytest.mark.parametrize(
    ("name", "refusal"),
    [
        ("", "Type a name, such as My valley."),
        ("  ", "Type a name, such as My valley."),
        ("Beale", "'Beale' is built in; choose another name."),
    ],
)
def test_a_name_that_will_not_do_is_refused_in_words(
    window: MainWindow, answers: Answers, name: str, refusal: str
) -> None:
    save_as(window, answers, name)
    assert answers.refusal == refusal
    assert files_of(window) == []


def test_a_file_from_elsewhere_is_copied_and_raced(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    file = tmp_path / "Some File.toml"
    file.write_text(FROM_ELSEWHERE)
    answers.path = str(file)
    trigger(window, "load_function")
    file.unlink()
    assert files_of(window) == ["valley_of_a_friend.toml"]
    problem = window.session.setup.problem
    assert (problem.formula, problem.parameters) == ("depth*x^2 + y^4", {"depth": 2.5})
    assert window.problem.function.currentText() == "Valley of a friend"
    assert window.map.bar.scale == "log"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (FROM_ELSEWHERE.replace("y^4", "y^"), "line 3: "),
        (FROM_ELSEWHERE.replace("window", "widow"), "line 4: 'widow' is not a known key"),
        (FROM_ELSEWHERE.replace("Valley of a friend", "Himmelblau"), "'Himmelblau' is built in"),
    ],
)
def test_a_file_that_will_not_do_is_told_and_nothing_changes(
    window: MainWindow, answers: Answers, said: list[str], tmp_path: Path, text: str, sentence: str
) -> None:
    file = tmp_path / "broken.toml"
    file.write_text(text)
    answers.path = str(file)
    before = window.session.setup
    trigger(window, "load_function")
    assert len(said) == 1 and sentence in said[0]
    assert window.session.setup is before
    assert files_of(window) == []


def test_a_function_is_removed_after_asking_and_the_race_goes_on(
    window: MainWindow, answers: Answers
) -> None:
    window.session.set_formula("x^2 + y^2", {})
    save_as(window, answers, "Mine")
    race = window.session.race
    answers.agreed = False
    window.problem.function.remove_asked.emit("mine")
    assert files_of(window) == ["mine.toml"]
    answers.agreed = True
    window.problem.function.remove_asked.emit("mine")
    assert files_of(window) == []
    assert window.session.race is race
    assert window.problem.function.currentText() == "Own formula"


def test_a_folder_that_cannot_be_written_is_told(
    window: MainWindow, answers: Answers, said: list[str]
) -> None:
    window.own_functions.entries.root.parent.mkdir(parents=True, exist_ok=True)
    window.own_functions.entries.root.write_text("a file stands in the way")
    window.session.set_formula("x^2 + y^2", {})
    save_as(window, answers, "Mine")
    trigger(window, "own_folder")
    assert len(said) == 2 and all(sentence.endswith(".") for sentence in said)


def test_the_folder_is_made_and_shown(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url.toLocalFile()))
    trigger(window, "own_folder")
    assert shown == [str(window.own_functions.entries.root)]
    assert window.own_functions.entries.root.is_dir()


def test_the_commands_stand_under_the_list_too(
    qtbot: QtBot, window: MainWindow, answers: Answers
) -> None:
    answers.name = "Beale of mine"
    window.problem.choose_function()
    button = window.problem.function.chooser.findChild(QPushButton, "save_function_here")
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert not window.problem.function.chooser.isVisible()
    assert files_of(window) == ["beale_of_mine.toml"]


def test_a_kept_function_comes_back_in_the_next_window(
    qtbot: QtBot, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    window.session.set_formula("x^2 + y^2", {})
    save_as(window, answers, "Mine")
    with open_window(qtbot, tmp_path) as another:
        another.session.load(replace(window.session.setup))
        assert another.problem.function.currentText() == "Mine"


def test_the_dialog_takes_no_name_that_is_complained_about(qtbot: QtBot) -> None:
    dialog = NameDialog("Save", "", lambda text: "" if text.startswith("m") else "No.")
    qtbot.addWidget(dialog)
    dialog.show()
    save = dialog.buttons.button(QDialogButtonBox.StandardButton.Save)
    assert (dialog.refusal.text(), save.isEnabled()) == ("No.", False)
    height = dialog.sizeHint().height()
    qtbot.keyClicks(dialog.field, "mine ")
    assert (dialog.refusal.text(), save.isEnabled(), dialog.name) == ("", True, "mine")
    assert dialog.sizeHint().height() == height
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.result() == NameDialog.DialogCode.Accepted
