"""What the rule panel shows of a racer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.catalog import optimizers
from engine.setup import ScheduleSetup, WrapperSetup
from gui.panels.rule import RulePanel
from gui.session import Session

LEFT = Qt.MouseButton.LeftButton


def test_the_rule_of_the_selected_racer_is_shown_with_meaning_and_source(
    rule_panel: RulePanel, session: Session
) -> None:
    assert (rule_panel.racer, rule_panel.name.text()) == (0, "SGD")
    session.select_racer(1)
    entry = optimizers()["momentum"]
    assert rule_panel.name.text() == "Momentum"
    assert rule_panel.page.view.accessibleName() == entry.rule.strip()
    assert entry.meaning.split(":")[0] in rule_panel.page.meaning.text()
    assert rule_panel.page.view.isVisible()
    assert not rule_panel.editor.isVisible()


def test_the_rule_can_be_read_as_text(
    qtbot: QtBot, rule_panel: RulePanel, session: Session
) -> None:
    qtbot.mouseClick(rule_panel.as_text, LEFT)
    assert rule_panel.editor.editor.toPlainText() == optimizers()["sgd"].rule.strip()
    assert rule_panel.editor.editor.isReadOnly()
    assert not rule_panel.page.view.isVisible()
    qtbot.keyClicks(rule_panel.editor.editor, "y")
    assert [racer.optimizer for racer in session.setup.racers] == ["sgd", "momentum"]


def test_a_racer_that_no_rule_expresses_says_so(rule_panel: RulePanel, session: Session) -> None:
    classical = next(key for key, entry in optimizers().items() if entry.method)
    session.select_racer(session.add_racer(classical))
    assert optimizers()[classical].source.split("&")[0] in rule_panel.page.meaning.text()
    assert "No rule expresses this optimizer" in rule_panel.page.meaning.text()
    assert not rule_panel.page.view.isVisible()
    assert not rule_panel.copy.isVisible()
    racers = session.setup.racers
    rule_panel.edit()
    assert session.setup.racers == racers


def test_what_stands_around_the_rule_is_shown_too(rule_panel: RulePanel, session: Session) -> None:
    around = {"schedule": ScheduleSetup("cosine"), "wrappers": (WrapperSetup("clip_by_norm"),)}
    session.set_racer(0, **around)
    texts = [text for text, _ in rule_panel.page._texts_around(session.setup.racers[0])]
    assert texts == ["Schedule: Cosine", "Around the rule: Clip by norm"]
    assert rule_panel.page.around.isVisible()
    session.set_racer(0, schedule=ScheduleSetup(formula="1/sqrt(t)"), wrappers=())
    texts = [text.text for _, text in rule_panel.page._texts_around(session.setup.racers[0])]
    assert texts == ["1/sqrt(t)"]
    session.set_racer(0, schedule=None)
    assert not rule_panel.page.around.isVisible()


def test_a_hidden_panel_waits_until_it_is_shown(rule_panel: RulePanel, session: Session) -> None:
    rule_panel.hide()
    session.select_racer(1)
    assert rule_panel.name.text() == "SGD"
    rule_panel.show()
    assert rule_panel.name.text() == "Momentum"


def test_without_racers_there_is_no_rule(rule_panel: RulePanel, session: Session) -> None:
    session.remove_racer(0)
    session.remove_racer(0)
    assert rule_panel.racer is None
    assert not rule_panel.isEnabled()
    rule_panel.edit()
    assert session.setup.racers == ()
