"""Schedule, wrappers, convention and precision on a racer's card, with real clicks and keys."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QCheckBox, QMenu
from pytestqt.qtbot import QtBot

from engine.catalog import conventions, schedules, wrappers
from engine.setup import Edit, RacerSetup, ScheduleSetup, Stop, WrapperSetup
from gui import edits
from gui.panels.racers import RacersPanel
from gui.racers.racer_card import RacerCard
from gui.racers.schedule_section import ScheduleSection
from gui.racers.wrappers_section import WrappersSection
from gui.session import Session
from gui.theme import ThemeSource
from tests.gui.clock import HandClock, settle

LEFT = Qt.MouseButton.LeftButton


def unfold(qtbot: QtBot, panel: RacersPanel, racer: int) -> tuple[ScheduleSection, WrappersSection]:
    """Both folds of a card opened by clicks."""
    card = panel.cards[racer]
    qtbot.mouseClick(card.fold, LEFT)
    around = card.settings.around
    qtbot.mouseClick(around.fold, LEFT)
    assert around.schedule is not None and around.wrappers is not None
    assert around.schedule.isVisible() and around.wrappers.isVisible()
    return around.schedule, around.wrappers


def choose(qtbot: QtBot, section: ScheduleSection, name: str) -> None:
    """By the keys, as a click would open a window of its own."""
    section.choice.setFocus()
    index = section.choice.findText(name)
    key = Qt.Key.Key_Down if index > section.choice.currentIndex() else Qt.Key.Key_Up
    while section.choice.currentIndex() != index:
        qtbot.keyClick(section.choice, key)


def click(qtbot: QtBot, check: QCheckBox) -> None:
    """On its box; the rest of its line is empty."""
    qtbot.mouseClick(check, LEFT, pos=QPoint(8, check.height() // 2))


def type_formula(qtbot: QtBot, section: ScheduleSection, text: str) -> None:
    field = section.editor.field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)


def is_told(qtbot: QtBot, section: ScheduleSection, words: str) -> bool:
    """After a pause in typing."""
    qtbot.waitUntil(lambda: words in section.editor.complaint.text())
    return True


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


def test_a_schedule_is_chosen_raced_and_undone(
    qtbot: QtBot, racers_panel: RacersPanel, session: Session, clock: HandClock
) -> None:
    session.show_step(50)
    settle(session.player, clock)
    plain = session.race.positions(0, 50)
    section, _ = unfold(qtbot, racers_panel, 0)
    assert section.choice.count() == len(schedules()) + 2
    choose(qtbot, section, "Cosine")
    settle(session.player, clock)
    assert session.setup.racers[0].schedule == ScheduleSetup("cosine")
    assert session.shown_step == 50
    assert (session.race.positions(0, 50) != plain).any()
    assert section.rate.isVisible() and set(section.form.rows) == {
        "schedule.total",
        "schedule.lowest",
    }
    while session.setup.racers[0].schedule is not None:
        session.undo_stack.undo()
    assert section.choice.currentText() == "None" and not section.rate.isVisible()


def test_total_shows_the_length_of_the_race_until_it_is_set(
    qtbot: QtBot, racers_panel: RacersPanel, session: Session
) -> None:
    section, _ = unfold(qtbot, racers_panel, 0)
    choose(qtbot, section, "Cosine")
    assert section.form.rows["schedule.total"].field.value == 1000
    session.set_stop(Stop(max_steps=300))
    total = section.form.rows["schedule.total"]
    assert total.field.value == 300 and total.reset.isHidden()
    total.field.setFocus()
    total.field.selectAll()
    qtbot.keyClicks(total.field, "120")
    qtbot.keyClick(total.field, Qt.Key.Key_Return)
    assert session.setup.racers[0].schedule == ScheduleSetup("cosine", None, {"total": 120.0})
    qtbot.mouseClick(total.reset, LEFT)
    assert session.setup.racers[0].schedule == ScheduleSetup("cosine")


def test_a_number_of_the_schedule_in_the_race_is_an_edit(
    qtbot: QtBot, racers_panel: RacersPanel, session: Session, clock: HandClock
) -> None:
    section, _ = unfold(qtbot, racers_panel, 0)
    choose(qtbot, section, "Cosine")
    session.show_step(20)
    settle(session.player, clock)
    lowest = section.form.rows["schedule.lowest"]
    lowest.slider.setValue(lowest.slider.position_of(0.5))
    assert session.setup.edits == (Edit(20, 0, {"schedule.lowest": 0.5}),)
    session.show_step(3)
    assert lowest.field.value == 0.0
    session.show_step(20)
    assert lowest.field.value == 0.5


def test_the_rate_is_told_and_marked_at_the_shown_step(
    qtbot: QtBot,
    racers_panel: RacersPanel,
    session: Session,
    clock: HandClock,
    theme_source: ThemeSource,
) -> None:
    schedule = ScheduleSetup(formula="1 - t/total")
    session.change(edits.with_schedule(session.setup, 0, schedule), "schedule")
    section, _ = unfold(qtbot, racers_panel, 0)
    session.show_step(499)
    settle(session.player, clock)
    qtbot.waitUntil(lambda: section.rate.text.text() == "η 0.05 in step 500")
    curve = section.rate.curve
    place, last = curve.place(500, 0.05), curve.place(1000, 0.0)
    assert place.x() == pytest.approx(curve.width() / 2, abs=2)
    assert place.y() == pytest.approx(curve.height() / 2, abs=2)
    assert last.x() < curve.width() and last.y() < curve.height()
    color = QColor(theme_source.current.racers[0])
    at = curve.grab().toImage().pixelColor(round(place.x()), round(place.y()))
    assert at == color


def test_a_schedule_of_ones_own_is_typed_and_its_numbers_get_sliders(
    qtbot: QtBot, racers_panel: RacersPanel, session: Session
) -> None:
    section, _ = unfold(qtbot, racers_panel, 0)
    choose(qtbot, section, "Own formula")
    assert section.editor.field.isVisible()
    type_formula(qtbot, section, "k/(k + t)")
    qtbot.waitUntil(lambda: not section.editor.complaint.isHidden())
    assert "k" in section.editor.complaint.text()
    field = section.editor.field
    field.moveCursor(field.textCursor().MoveOperation.Start)
    qtbot.keyClicks(field, "k = 3")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    own = ScheduleSetup(formula="k/(k + t)", parameters={"k": 3.0})
    qtbot.waitUntil(lambda: session.setup.racers[0].schedule == own)
    assert section.editor.complaint.isHidden()
    row = section.form.rows["schedule.k"]
    row.slider.setValue(row.slider.position_of(2.0))
    assert session.setup.racers[0].schedule.parameters["k"] == pytest.approx(2.0, abs=0.01)
    assert field.toPlainText().splitlines()[1] == "k/(k + t)"


def test_a_broken_formula_is_explained_and_the_race_goes_on_as_before(
    qtbot: QtBot, racers_panel: RacersPanel, session: Session
) -> None:
    section, _ = unfold(qtbot, racers_panel, 0)
    choose(qtbot, section, "Own formula")
    raced = session.setup
    for broken, sentence in (("1/sqqrt(t)", "'sqrt'"), ("x*t", "'x'"), ("1/(t", "column")):
        type_formula(qtbot, section, broken)
        assert is_told(qtbot, section, sentence)
        assert section.editor.field.error is not None
        assert session.setup == raced
    choose(qtbot, section, "None")
    assert section.editor.complaint.isHidden() or not section.editor.isVisible()


def test_own_formula_begins_with_what_was_raced(
    qtbot: QtBot, racers_panel: RacersPanel, session: Session
) -> None:
    section, _ = unfold(qtbot, racers_panel, 0)
    choose(qtbot, section, "Cosine")
    choose(qtbot, section, "Own formula")
    schedule = session.setup.racers[0].schedule
    assert schedule.formula is not None
    text = section.editor.field.toPlainText()
    assert schedule.formula in text and "=" in text


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
