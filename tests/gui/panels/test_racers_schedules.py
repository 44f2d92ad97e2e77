"""The schedule of a racer's rate on its card, with real clicks and keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from engine.catalog import schedules
from engine.setup import Edit, ScheduleSetup, Stop
from gui import edits
from gui.panels.racers import RacersPanel
from gui.racers.schedule_section import ScheduleSection
from gui.session import Session
from gui.theme import ThemeSource
from tests.gui.clock import HandClock, settle
from tests.gui.panels.cards import LEFT, choose, unfold


def type_formula(qtbot: QtBot, section: ScheduleSection, text: str) -> None:
    field = section.editor.field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)


def is_told(qtbot: QtBot, section: ScheduleSection, words: str) -> bool:
    """After a pause in typing."""
    qtbot.waitUntil(lambda: words in section.editor.complaint.text())
    return True


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


def test_a_text_that_was_just_typed_does_not_come_back_when_another_schedule_is_chosen(
    qtbot: QtBot, racers_panel: RacersPanel, session: Session
) -> None:
    section, _ = unfold(qtbot, racers_panel, 0)
    choose(qtbot, section, "Own formula")
    type_formula(qtbot, section, "1/(1 + t)")
    choose(qtbot, section, "None")
    qtbot.wait(400)  # longer than the pause after which a text is read
    assert session.setup.racers[0].schedule is None


def test_escape_leaves_the_formula(qtbot: QtBot, racers_panel: RacersPanel) -> None:
    racers_panel.activateWindow()
    qtbot.waitActive(racers_panel)
    section, _ = unfold(qtbot, racers_panel, 0)
    choose(qtbot, section, "Own formula")
    section.editor.field.setFocus()
    qtbot.keyClick(section.editor.field, Qt.Key.Key_Escape)
    assert section.choice.hasFocus()
