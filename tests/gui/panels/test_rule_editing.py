"""Rules of one's own, edited in the panel with real clicks and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from gui.panels.rule import RulePanel
from gui.session import Session
from tests.gui.clock import HandClock, settle
from tests.gui.setups import two_racers

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def own(qtbot: QtBot, rule_panel: RulePanel, session: Session) -> RulePanel:
    """The panel with an own copy of momentum, racer 2, being edited."""
    session.select_racer(1)
    qtbot.mouseClick(rule_panel.copy, LEFT)
    return rule_panel


def type_at_end(qtbot: QtBot, panel: RulePanel, keys: str) -> None:
    panel.editor.editor.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(panel.editor.editor, keys)


def wait_for_rule(qtbot: QtBot, session: Session, racer: int, part: str) -> None:
    qtbot.waitUntil(lambda: part in (session.setup.racers[racer].rule or ""))


def test_duplicate_and_edit_races_a_copy_with_its_own_rule(
    own: RulePanel, session: Session
) -> None:
    assert [racer.optimizer for racer in session.setup.racers] == ["sgd", "momentum", None]
    assert session.selected_racer == own.racer == 2
    assert own.name.text() == "Momentum, edited"
    assert own.editor.editor.toPlainText().startswith("learning_rate = 0.05\nmomentum = 0.9\nv = ")
    assert own.editor.editor.hasFocus()
    assert own.page.view.isVisible()
    session.undo_stack.undo()
    assert len(session.setup.racers) == 2


def test_a_right_edit_races_at_once_and_a_burst_of_typing_is_undone_at_once(
    qtbot: QtBot, own: RulePanel, session: Session, clock: HandClock
) -> None:
    session.show_step(10)
    settle(session.player, clock)
    before = session.race.positions(2, 10).copy()
    commands = session.undo_stack.count()
    type_at_end(qtbot, own, " - 0.001*x")
    wait_for_rule(qtbot, session, 2, "- 0.001*x")
    type_at_end(qtbot, own, "/2")
    wait_for_rule(qtbot, session, 2, "/2")
    assert session.undo_stack.count() == commands + 1
    settle(session.player, clock)
    assert session.shown_step == 10
    assert (session.race.positions(2, 10) != before).all()
    assert "0.001" in own.page.view.accessibleName()
    session.undo_stack.undo()
    settle(session.player, clock)
    assert (session.race.positions(2, 10) == before).all()
    assert own.editor.editor.toPlainText().endswith("x = x + v")


def test_a_broken_edit_leaves_the_racing_rule_and_says_what_is_wrong(
    qtbot: QtBot, own: RulePanel, session: Session
) -> None:
    raced = session.setup
    type_at_end(qtbot, own, " - sqr(g)")
    qtbot.waitUntil(lambda: own.editor.error is not None)
    assert session.setup == raced
    assert own.editor.note.text() == ("Line 4: There is no function 'sqr'; did you mean 'sqrt'?")
    assert own.editor.editor.extraSelections()[0].cursor.selectedText() == "sqr"
    assert not own.editor.offer.isVisible()
    session.set_hyperparameter(2, "momentum", 0.5)  # does not disturb what is typed
    assert own.editor.editor.toPlainText().endswith("x + v - sqr(g)")
    assert "momentum = 0.5" in own.editor.editor.toPlainText()
    for _ in range(len(" - sqr(g)")):
        own.editor.editor.moveCursor(QTextCursor.MoveOperation.End)
        qtbot.keyClick(own.editor.editor, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: own.editor.error is None)
    assert session.setup.racers[2].rule == raced.racers[2].rule


def test_a_name_that_is_missing_becomes_a_hyperparameter_by_one_click(
    qtbot: QtBot, own: RulePanel, session: Session
) -> None:
    type_at_end(qtbot, own, "*warm")
    qtbot.waitUntil(own.editor.offer.isVisible)
    assert "warm" in own.editor.offer.text()
    qtbot.mouseClick(own.editor.offer, LEFT)
    racer = session.setup.racers[2]
    assert racer.hyperparameters == {"learning_rate": 0.05, "momentum": 0.9, "warm": 0.1}
    assert racer.rule.endswith("x + v*warm")
    assert not own.editor.offer.isVisible()
    assert own.editor.editor.hasFocus()


def test_a_line_with_a_number_makes_a_slider_and_follows_it(
    qtbot: QtBot, own: RulePanel, session: Session
) -> None:
    own.editor.editor.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClicks(own.editor.editor, "warm = 3")
    qtbot.keyClick(own.editor.editor, Qt.Key.Key_Return)
    type_at_end(qtbot, own, "*warm")
    wait_for_rule(qtbot, session, 2, "v*warm")
    assert session.setup.racers[2].hyperparameters["warm"] == 3
    session.set_hyperparameter(2, "warm", 2.5)
    assert own.editor.editor.toPlainText().startswith("warm = 2.5\nlearning_rate")
    assert own.editor.error is None


def test_what_is_typed_belongs_to_its_racer(qtbot: QtBot, own: RulePanel, session: Session) -> None:
    type_at_end(qtbot, own, "*2")
    session.select_racer(0)
    assert session.setup.racers[2].rule.endswith("x + v*2")
    assert own.name.text() == "SGD"
    session.select_racer(2)
    assert own.editor.editor.toPlainText().endswith("x + v*2")


def test_racers_with_one_rule_do_not_share_what_is_typed(
    qtbot: QtBot, own: RulePanel, session: Session
) -> None:
    session.duplicate_racer(2)
    right = own.editor.editor.toPlainText()
    type_at_end(qtbot, own, " - sqr(g)")
    session.select_racer(3)
    assert own.editor.editor.toPlainText() == right
    assert own.editor.error is None


def test_undo_takes_a_declared_line_out_of_the_text(
    qtbot: QtBot, own: RulePanel, session: Session
) -> None:
    before = own.editor.editor.toPlainText()
    own.editor.editor.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClicks(own.editor.editor, "warm = 3")
    qtbot.keyClick(own.editor.editor, Qt.Key.Key_Return)
    assert session.setup.racers[2].hyperparameters["warm"] == 3
    session.undo_stack.undo()
    assert "warm" not in session.setup.racers[2].hyperparameters
    assert own.editor.editor.toPlainText() == before


def test_numbers_of_a_rule_that_is_gone_leave_the_edits(
    qtbot: QtBot, own: RulePanel, session: Session, clock: HandClock
) -> None:
    session.show_step(5)
    settle(session.player, clock)
    session.set_hyperparameter(2, "momentum", 0.5)
    own.editor.editor.selectAll()
    qtbot.keyClicks(own.editor.editor, "x = x - 0.1*g")
    qtbot.waitUntil(lambda: session.setup.racers[2].rule == "x = x - 0.1*g")
    assert session.setup.edits == ()
    assert session.setup.racers[2].hyperparameters == {}


def test_escape_gives_up_what_is_wrong_and_undo_of_the_text_brings_it_back(
    qtbot: QtBot, own: RulePanel, session: Session
) -> None:
    field, racing = own.editor.editor, session.setup
    right = field.toPlainText()
    type_at_end(qtbot, own, " - sqr(")
    wrong = field.toPlainText()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (field.toPlainText(), own.editor.error) == (right, None)
    assert not field.hasFocus()
    assert session.setup == racing
    field.undo()
    assert field.toPlainText() == wrong


def test_another_session_takes_the_place_of_what_is_being_typed(
    qtbot: QtBot, own: RulePanel, session: Session
) -> None:
    type_at_end(qtbot, own, " - sqr(g)")
    session.load(two_racers())
    assert (own.racer, own.name.text()) == (0, "SGD")
    assert session.setup == two_racers()
