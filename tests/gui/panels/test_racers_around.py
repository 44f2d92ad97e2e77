"""Wrappers, convention and precision on a racer's card, with real clicks and keys."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from engine.catalog import conventions, wrappers
from engine.setup import RacerSetup, WrapperSetup
from gui.panels.racers import RacersPanel
from gui.racers.racer_card import RacerCard
from gui.racers.schedule_section import ScheduleSection
from gui.session import Session
from tests.gui.panels.cards import LEFT, choose, click, unfold


def order(session: Session) -> list[str]:
    return [one.wrapper for one in session.setup.racers[0].wrappers]


def test_what_stands_around_is_folded_away_and_made_when_it_is_asked_for(
    qtbot: QtBot, racers_panel: RacersPanel
) -> None:
    card = racers_panel.cards[0]
    assert not card.is_unfolded()
    assert not card.findChildren(ScheduleSection)
    section, _ = unfold(qtbot, racers_panel, 0)
    qtbot.keyClick(card.settings.around.fold, Qt.Key.Key_Space)
    assert not section.isVisible()


def test_wrappers_are_put_on_with_their_numbers_and_ordered(
    qtbot: QtBot, racers_panel: RacersPanel, session: Session
) -> None:
    _, section = unfold(qtbot, racers_panel, 0)
    assert set(section.rows) == set(wrappers())
    clip, look = section.rows["clip_by_norm"], section.rows["lookahead"]
    assert not any(row.check.isChecked() for row in section.rows.values())
    clip.check.setFocus()
    qtbot.keyClick(clip.check, Qt.Key.Key_Space)
    assert session.setup.racers[0].wrappers == (WrapperSetup("clip_by_norm"),)
    assert clip.form.isVisible() and clip.outward.isHidden()
    click(qtbot, look.check)
    assert order(session) == ["clip_by_norm", "lookahead"]
    assert (clip.place.text(), look.place.text()) == ("1 of 2", "2 of 2")
    assert clip.outward.isEnabled() and not clip.inward.isEnabled()
    qtbot.mouseClick(clip.outward, LEFT)
    assert order(session) == ["lookahead", "clip_by_norm"]
    limit = clip.form.rows["clip_by_norm.limit"]
    limit.slider.setValue(limit.slider.position_of(10.0))
    assert session.setup.racers[0].wrappers[-1].hyperparameters == {"limit": 10.0}
    click(qtbot, look.check)
    assert order(session) == ["clip_by_norm"]
    assert not look.form.isVisible()


def test_the_fold_tells_what_is_behind_it(qtbot: QtBot, racers_panel: RacersPanel) -> None:
    _, section = unfold(qtbot, racers_panel, 0)
    click(qtbot, section.rows["clip_by_norm"].check)
    card = racers_panel.cards[0]
    assert card.settings.around.fold.summary.text() == "clip"
    assert "Clip by norm" in card.toolTip()
    assert card.accessibleName() == "SGD · clip"


def test_a_convention_is_switched_and_what_was_set_stays(
    qtbot: QtBot, racers_panel: RacersPanel, session: Session
) -> None:
    session.set_hyperparameter(1, "momentum", 0.5)
    before = session.setup
    card = racers_panel.cards[1]
    qtbot.mouseClick(card.fold, LEFT)
    switch = card.settings.convention
    family = conventions("momentum")
    assert switch.choice.count() == len(family) > 1
    assert switch.difference.text() == family[0].difference
    qtbot.keyClick(switch.choice, Qt.Key.Key_Down)
    racer = session.setup.racers[1]
    assert racer.optimizer == family[1].identifier
    assert racer.hyperparameters["learning_rate"] == 0.05
    assert racers_panel.cards[1] is card and card.is_unfolded()
    assert switch.choice.currentIndex() == 1 and switch.difference.text() == family[1].difference
    assert set(card.form.rows) == {
        one.name for one in family[1].hyperparameters if one.name != "learning_rate"
    }
    session.undo_stack.undo()
    assert session.setup == before


def test_one_way_to_write_a_rule_is_no_choice(qtbot: QtBot, racers_panel: RacersPanel) -> None:
    qtbot.mouseClick(racers_panel.cards[0].fold, LEFT)
    assert not racers_panel.cards[0].settings.convention.isVisible()


def precision_menu(card: RacerCard) -> QMenu:
    card.menu.aboutToShow.emit()
    found = [menu for menu in card.menu.findChildren(QMenu) if menu.objectName() == "precision"]
    return found[-1]


def test_the_precision_is_chosen_in_the_menu(racers_panel: RacersPanel, session: Session) -> None:
    card = racers_panel.cards[0]
    actions = {action.objectName(): action for action in precision_menu(card).actions()}
    assert actions["float64"].isChecked() and not actions["float32"].isChecked()
    actions["float32"].trigger()
    assert session.setup.racers[0].precision == "float32"
    actions = {action.objectName(): action for action in precision_menu(card).actions()}
    assert actions["float32"].isChecked()


def test_a_rule_without_a_rate_has_no_schedule_and_says_why(
    qtbot: QtBot, racers_panel: RacersPanel, session: Session
) -> None:
    rule = RacerSetup(rule="x = x - 0.1*g")
    session.change(replace(session.setup, racers=(rule, session.setup.racers[1])), "rule")
    section, wrapped = unfold(qtbot, racers_panel, 0)
    assert not section.choice.isEnabled()
    assert section.choice.toolTip() == "This rule has no learning rate."
    assert wrapped.rows["clip_by_norm"].check.isEnabled()
    assert not wrapped.rows["decoupled_weight_decay"].check.isEnabled()
    assert wrapped.rows["decoupled_weight_decay"].check.toolTip() == section.choice.toolTip()


def test_all_numbers_go_back_to_their_defaults(
    qtbot: QtBot, racers_panel: RacersPanel, session: Session
) -> None:
    section, wrapped = unfold(qtbot, racers_panel, 0)
    choose(qtbot, section, "Cosine")
    click(qtbot, wrapped.rows["clip_by_norm"].check)
    for name in ("schedule.lowest", "clip_by_norm.limit", "schedule.total"):
        session.set_hyperparameter(0, name, 77.0 if name != "schedule.lowest" else 0.5)
    menu = racers_panel.cards[0].menu
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.objectName() == "defaults").trigger()
    assert section.form.rows["schedule.lowest"].field.value == 0.0
    assert section.form.rows["schedule.total"].field.value == 1000.0
    assert wrapped.rows["clip_by_norm"].form.rows["clip_by_norm.limit"].field.value == 1.0


def test_every_part_has_a_name_and_a_tooltip(qtbot: QtBot, racers_panel: RacersPanel) -> None:
    section, wrapped = unfold(qtbot, racers_panel, 1)
    choose(qtbot, section, "Own formula")
    card = racers_panel.cards[1]
    parts = [card.settings.around.fold, card.settings.convention.choice, section.choice]
    parts += [section.editor.field, section.rate.curve]
    for row in wrapped.rows.values():
        parts += [row.check, row.inward, row.outward]
    for part in parts:
        assert part.objectName() and part.accessibleName() and part.toolTip(), part
    names = [part.objectName() for part in parts]
    assert len(set(names)) == len(names)


def test_a_method_that_is_no_rule_has_a_card_and_nothing_around_it(
    qtbot: QtBot, racers_panel: RacersPanel, session: Session
) -> None:
    racers_panel.chooser.chosen.emit("gradient_descent_armijo")
    card = racers_panel.cards[2]
    assert not card.main_form.isVisible()
    qtbot.mouseClick(card.fold, LEFT)
    assert card.form.isVisible() and "shrink" in card.form.rows
    fold = card.settings.around.fold
    assert not fold.isEnabled() and "not a rule" in fold.toolTip()
    assert not precision_menu(card).isEnabled()
    assert "Armijo" in card.toolTip() and "<pre>" not in card.toolTip()
    actions = {action.objectName(): action for action in card.menu.actions()}
    assert not actions["suggested"].isEnabled()
    actions["defaults"].trigger()
    assert session.setup.racers[2].hyperparameters["shrink"] == 0.5
    card.form.rows["shrink"].slider.setValue(0)
    assert session.setup.racers[2].hyperparameters["shrink"] == 0.1


def test_a_wrapper_that_the_engine_refuses_stays_off_and_the_reason_is_said(
    qtbot: QtBot, racers_panel: RacersPanel, session: Session
) -> None:
    slopes = "\n".join([*(f"a{number}=grad(x+{number})" for number in range(210)), "x = x - a1"])
    session.change(replace(session.setup, racers=(RacerSetup(rule=slopes),)), "rule")
    said: list[str] = []
    session.said.connect(said.append)
    _, section = unfold(qtbot, racers_panel, 0)
    sam = section.rows["sam"]
    click(qtbot, sam.check)
    assert said and not sam.check.isChecked()
    assert session.setup.racers[0].wrappers == ()
    assert not section.rows["decoupled_weight_decay"].check.isEnabled()


def test_tooltips_about_wrappers_and_schedules_are_in_good_type(
    qtbot: QtBot, racers_panel: RacersPanel
) -> None:
    schedule, wrapped = unfold(qtbot, racers_panel, 0)
    clip = wrapped.rows["clip_by_norm"].check
    assert shown_tip(clip).startswith("<div><b>Clip by norm</b>") and "<img" in shown_tip(clip)
    assert "<img" not in shown_tip(schedule.choice), "there is no schedule yet"
    choose(qtbot, schedule, "Cosine")
    about = shown_tip(schedule.choice)
    assert about.startswith("<div><b>Cosine</b>") and "<img" in about


def shown_tip(widget: QWidget) -> str:
    place = QPoint(2, 2)
    asked = QHelpEvent(QEvent.Type.ToolTip, place, widget.mapToGlobal(place))
    QApplication.sendEvent(widget, asked)
    shown = QToolTip.text()
    QToolTip.hideText()
    return shown
