"""Keeping, loading, racing and removing rules through menus, panel and list, without a dialog."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QHelpEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from engine.catalog import optimizers
from engine.setup import Setup
from gui.main_window import MainWindow
from tests.gui.answers import Answers
from tests.gui.windows import trigger

FROM_ELSEWHERE = """
name = "Sign of a friend"
rule = "x = x - learning_rate*sign(g)*bold"
meaning = "Only the direction counts."
[memory]
[[hyperparameters]]
name = "learning_rate"
default = 0.02
[[hyperparameters]]
name = "bold"
symbol = "ω"
default = 1.5
range = [1.0, 4.0]
scale = "log"
meaning = "How bold."
"""


def choose(qtbot: QtBot, window: MainWindow, query: str) -> None:
    """Through the button of the racers' panel, by typing."""
    qtbot.mouseClick(window.racers.add, Qt.MouseButton.LeftButton)
    chooser = window.racers.chooser
    qtbot.keyClicks(chooser.search, query)
    qtbot.keyClick(chooser.search, Qt.Key.Key_Return)


def test_an_edited_rule_is_kept_offered_and_raced_again(
    qtbot: QtBot, window: MainWindow, answers: Answers, said: list[str]
) -> None:
    session = window.session
    session.select_racer(5)
    trigger(window, "edit_rule")
    editor = window.rule.editor.editor
    assert editor.hasFocus()
    qtbot.keyClicks(editor, "warm = 2")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(editor, "*warm")
    answers.name = "My Adam"
    qtbot.waitUntil(lambda: (session.setup.racers[6].rule or "").endswith("*warm"))
    qtbot.mouseClick(window.rule.save, Qt.MouseButton.LeftButton)
    assert said[-1] == "Saved as My Adam, under My optimizers."
    kept = window.own_rules.entries["my_adam"]
    declared = {one.name: one for one in kept.hyperparameters}
    assert (declared["beta1"].symbol, declared["warm"].default) == ("β₁", 2.0)

    choose(qtbot, window, "My Adam")
    racer = session.setup.racers[-1]
    assert session.selected_racer == len(session.setup.racers) - 1
    assert (racer.label, racer.optimizer, racer.rule) == ("My Adam", None, kept.rule.strip())
    assert racer.hyperparameters["warm"] == 2.0
    assert window.rule.name.text() == "My Adam"
    assert Setup.from_dict(session.setup.to_dict()) == session.setup
    assert "My Adam" not in str(optimizers().keys())


def test_a_rule_from_elsewhere_keeps_its_ranges_signs_and_sentences(
    qtbot: QtBot, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    file = tmp_path / "friend.toml"
    file.write_text(FROM_ELSEWHERE, encoding="utf-8")
    answers.path = str(file)
    trigger(window, "load_rule")
    card = window.racers.cards[-1]
    bold = card.form.rows["bold"].hyperparameter
    assert (bold.symbol, bold.low, bold.high, bold.scale, bold.meaning) == (
        *("ω", 1.0, 4.0, "log"),
        "How bold.",
    )
    trigger(window, "edit_rule")
    assert "Only the direction counts." in window.rule.page.meaning.text()
    window.rule.editor.editor.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(window.rule.editor.editor, "/2")
    qtbot.waitUntil(lambda: window.session.setup.racers[-1].rule.endswith("/2"))
    assert window.racers.cards[-1].form.rows["bold"].hyperparameter.symbol == "ω"


def test_a_file_that_is_no_rule_is_refused_in_a_sentence(
    window: MainWindow, answers: Answers, said: list[str], tmp_path: Path
) -> None:
    file = tmp_path / "broken.toml"
    file.write_text('name = "Broken"\nrule = "x = x - y*g"\n')
    answers.path = str(file)
    racers = window.session.setup.racers
    trigger(window, "load_rule")
    assert said[-1].endswith("broken.toml, line 2: There is no name 'y' here.")
    assert window.session.setup.racers == racers
    assert len(window.own_rules.entries) == 0


def test_keeping_again_replaces_and_keeps_what_was_said_of_it(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    file = tmp_path / "friend.toml"
    file.write_text(FROM_ELSEWHERE, encoding="utf-8")
    answers.path = str(file)
    trigger(window, "load_rule")
    window.session.set_hyperparameter(len(window.session.setup.racers) - 1, "bold", 3.0)
    answers.name = "Sign of a friend"
    trigger(window, "save_rule")
    kept = window.own_rules.entries["sign_of_a_friend"]
    bold = next(one for one in kept.hyperparameters if one.name == "bold")
    assert (bold.default, bold.high, kept.meaning) == (3.0, 4.0, "Only the direction counts.")


def test_a_name_of_the_catalog_is_refused(
    window: MainWindow, answers: Answers, said: list[str]
) -> None:
    answers.name = "Adam"
    trigger(window, "save_rule")
    assert "Adam" in answers.refusal
    assert said == []
    assert not window.own_rules.entries.has_file("Adam")


def test_a_kept_rule_is_removed_after_a_question_and_the_race_goes_on(
    qtbot: QtBot, window: MainWindow, answers: Answers
) -> None:
    answers.name = "Mine"
    trigger(window, "save_rule")
    choose(qtbot, window, "Mine")
    racers = window.session.setup.racers
    qtbot.mouseClick(window.racers.add, Qt.MouseButton.LeftButton)
    qtbot.keyClick(window.racers.chooser.search, Qt.Key.Key_Delete)
    assert answers.asked[-1].startswith("Remove Mine from your optimizers?")
    assert len(window.own_rules.entries) == 0
    assert window.session.setup.racers == racers


def test_the_list_shows_a_rule_in_good_type_under_the_pointer(
    qtbot: QtBot, window: MainWindow
) -> None:
    qtbot.mouseClick(window.racers.add, Qt.MouseButton.LeftButton)
    chooser = window.racers.chooser
    qtbot.keyClicks(chooser.search, "adam")
    view = chooser.list
    place = view.visualRect(view.currentIndex()).center()
    asked = QHelpEvent(QEvent.Type.ToolTip, place, view.viewport().mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), asked)
    assert "<b>Adam</b>" in QToolTip.text()
    assert "data:image/png;base64," in QToolTip.text()
    QToolTip.hideText()
    chooser.close()


def test_menu_and_racer_menu_lead_to_the_rule(qtbot: QtBot, window: MainWindow) -> None:
    tabs = window.ground.tabs
    card = window.racers.cards[2]
    qtbot.mouseClick(card.more, Qt.MouseButton.LeftButton)
    show = next(one for one in card.menu.actions() if one.objectName() == "show_rule")
    qtbot.mouseClick(
        card.menu, Qt.MouseButton.LeftButton, pos=card.menu.actionGeometry(show).center()
    )
    assert tabs.currentWidget() is window.rule
    assert window.rule.racer == 2
    window.findChild(QAction, "show_rule").setChecked(False)
    qtbot.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert tabs.currentWidget() is window.rule
    assert tabs.isTabVisible(tabs.indexOf(window.rule))
    assert window.session.setup.racers[3].optimizer is None
    assert window.rule.editor.editor.hasFocus()


def test_a_cards_tooltip_shows_the_rule_in_good_type(window: MainWindow) -> None:
    card = window.racers.cards[0]
    for widget, hint in ((card, ""), (card.name, "double click or F2 to rename")):
        place = QPoint(2, widget.height() - 2)
        asked = QHelpEvent(QEvent.Type.ToolTip, place, widget.mapToGlobal(place))
        QApplication.sendEvent(widget, asked)
        assert "data:image/png;base64," in QToolTip.text()
        assert hint in QToolTip.text()
        QToolTip.hideText()
