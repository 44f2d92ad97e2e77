import math

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from engine.cost_axis import Axis
from gui.panels.transport import FASTEST
from gui.playing.pace import UntilPathEnds, UntilPaused, UntilStep
from gui.theme import DARK, LIGHT, stylesheet
from tests.gui.clock import settle, tick
from tests.gui.panels.stand import Stand, click


def type_number(widget: QWidget, text: str) -> None:
    QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(widget, text)
    QTest.keyClick(widget, Qt.Key.Key_Return)


def test_the_main_button_plays_and_pauses_and_says_what_it_will_do(stand: Stand) -> None:
    assert stand.panel.play.text() == "Race"
    click(stand.panel.play)
    assert stand.session.playing
    assert stand.panel.play.text() == "Pause"
    click(stand.panel.play)
    assert not stand.session.playing


def test_the_main_button_holds_a_race_to_a_far_step(stand: Stand) -> None:
    type_number(stand.panel.step, "5000000")
    tick(stand.session.player, stand.clock, 12)
    assert stand.panel.play.text() == "Pause"
    stand.themes.set_mode("light")
    assert stand.panel.play.text() == "Pause"
    click(stand.panel.play)
    assert (stand.session.seeking, stand.session.playing) == (False, False)
    assert stand.panel.play.text() == "Race"


def test_the_buttons_step_and_jump(stand: Stand) -> None:
    stand.go_to(30)
    click(stand.panel.back)
    assert stand.session.shown_step == 29
    click(stand.panel.restart)
    assert stand.session.shown_step == 0
    click(stand.panel.end)
    assert stand.session.shown_step == 30
    click(stand.panel.forward)
    settle(stand.session.player, stand.clock)
    assert stand.session.shown_step == 31


def test_a_typed_step_is_computed_and_shown(stand: Stand) -> None:
    type_number(stand.panel.step, "70")
    settle(stand.session.player, stand.clock)
    assert stand.session.shown_step == 70


def test_the_timeline_scrubs_back_and_forth(stand: Stand, qtbot: QtBot) -> None:
    stand.go_to(100)
    qtbot.waitUntil(lambda: stand.panel.timeline.value() == 100)
    assert stand.panel.timeline.maximum() == 200
    timeline = stand.panel.timeline
    middle = timeline.rect().center().y()
    click(timeline, QPoint(timeline.x_of(50), middle))
    assert stand.session.shown_step == pytest.approx(50, abs=2)
    assert stand.session.race.step == 100
    click(timeline, QPoint(timeline.x_of(150), middle))
    settle(stand.session.player, stand.clock)
    assert stand.session.shown_step == pytest.approx(150, abs=2)


def test_the_track_is_solid_where_steps_are_computed_and_dotted_beyond(
    stand: Stand, qtbot: QtBot
) -> None:
    stand.panel.setStyleSheet(stylesheet(DARK))
    stand.go_to(100)
    stand.go_to(50)
    timeline = stand.panel.timeline
    qtbot.waitUntil(lambda: timeline.value() == 50)
    image, middle, width = timeline.grab().toImage(), timeline.height() // 2, timeline.width()

    def inked(first: float, last: float) -> float:
        columns = range(int(first * width), int(last * width))
        return sum(image.pixelColor(x, middle).name() == DARK.muted for x in columns) / len(columns)

    assert timeline.maximum() == 200
    assert inked(0.3, 0.48) == 1.0
    assert 0.2 < inked(0.52, 0.98) < 0.5


def test_the_number_and_the_handle_follow_the_race(stand: Stand, qtbot: QtBot) -> None:
    stand.session.play()
    tick(stand.session.player, stand.clock, 5)
    shown = stand.session.shown_step
    qtbot.waitUntil(lambda: stand.panel.timeline.value() == shown)
    assert stand.panel.step.value == shown


def test_edits_are_marked_on_the_timeline_in_the_colour_of_their_racer(stand: Stand) -> None:
    stand.go_to(40)
    stand.session.set_hyperparameter(1, "learning_rate", 0.02)
    marks = stand.panel.timeline.marks
    assert [(mark.step, mark.color) for mark in marks] == [(40, DARK.racers[1])]
    stand.themes.set_mode("light")
    assert [mark.color for mark in stand.panel.timeline.marks] == [LIGHT.racers[1]]


def hold_engine_back(stand: Stand, monkeypatch: pytest.MonkeyPatch, steps: int) -> None:
    """The engine makes so many steps a tick, whatever is asked for."""
    race = stand.session.race
    monkeypatch.setattr(race, "work", lambda _seconds, _until: race.advance(steps))


def test_the_speed_says_what_is_reached_beside_what_was_asked(
    stand: Stand, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    hold_engine_back(stand, monkeypatch, steps=40)
    text = stand.panel.speed_text
    stand.session.set_speed(1000.0)
    assert text.text() == "1000 steps/s"
    stand.session.play()
    tick(stand.session.player, stand.clock, 32)
    qtbot.waitUntil(lambda: text.text() == "640 of 1000/s")
    assert text.toolTip() == "Asked for 1000 steps a second, reached 640 in the last one."
    assert text.accessibleName() == text.toolTip()
    stand.session.pause()
    assert text.text() == "1000 steps/s"


def test_at_full_speed_the_speed_is_the_one_that_is_reached(
    stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold_engine_back(stand, monkeypatch, steps=40)
    stand.session.set_speed(math.inf)
    assert stand.panel.speed_text.text() == "full speed"
    stand.session.play()
    tick(stand.session.player, stand.clock, 32)
    stand.themes.set_mode("light")  # shows everything anew, before the clock stands still
    assert stand.panel.speed_text.text() == "640 steps/s"


def test_the_longest_text_of_the_speed_has_room(stand: Stand) -> None:
    text = stand.panel.speed_text
    stand.panel.setStyleSheet(stylesheet(DARK))
    text.ensurePolished()
    assert text.fontMetrics().horizontalAdvance("88888 of 88888/s") <= text.width()


def test_the_speed_goes_from_one_step_a_second_to_as_fast_as_possible(stand: Stand) -> None:
    slider = stand.panel.speed
    slider.setValue(slider.minimum())
    assert stand.session.speed == 1.0
    assert stand.panel.speed_text.text() == "1 steps/s"
    slider.setValue(slider.maximum())
    assert math.isinf(stand.session.speed)
    slider.setValue(slider.maximum() // 2)
    assert stand.session.speed == pytest.approx(math.sqrt(FASTEST), rel=0.02)


def test_run_until_is_chosen_in_the_panel(stand: Stand) -> None:
    choice = stand.panel.findChild(QComboBox, "run_until")
    field = stand.panel.run_until.step
    assert isinstance(choice, QComboBox)
    assert not field.isVisible()
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert stand.session.run_until == UntilStep(1000)
    assert field.isVisible()
    type_number(field, "25")
    assert stand.session.run_until == UntilStep(25)
    QTest.keyClick(choice, Qt.Key.Key_End)
    assert stand.session.run_until == UntilPathEnds()
    QTest.keyClick(choice, Qt.Key.Key_Home)
    assert stand.session.run_until == UntilPaused()


def test_run_until_counts_what_the_race_is_seen_by(stand: Stand) -> None:
    until = stand.panel.run_until
    told_by: dict[Axis, tuple[str, str]] = {
        "gradient_evaluations": ("Until gradients", "so many gradients."),
        "function_evaluations": ("Until function values", "so many function values."),
        "steps": ("Run until step", "at this step."),
    }
    for axis, (text, told) in told_by.items():
        stand.session.set_axis(axis)
        assert until.choice.itemText(1) == text
        assert until.step.toolTip().endswith(told)


def test_every_control_says_what_it_is(stand: Stand) -> None:
    controls = [
        widget
        for widget in stand.panel.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisibleTo(stand.panel)
    ]
    assert len(controls) >= 9
    for control in controls:
        assert control.objectName(), control
        assert control.accessibleName(), control.objectName()
        assert control.toolTip(), control.objectName()


def test_beside_the_step_stands_what_the_race_has_cost_by_then(stand: Stand) -> None:
    stand.go_to(1_200)
    assert not stand.panel.cost_text.isVisible()
    stand.session.set_axis("gradient_evaluations")
    assert stand.panel.cost_text.isVisible()
    assert stand.panel.cost_text.text() == "1\N{NARROW NO-BREAK SPACE}200 gradients"
    stand.session.show_step(1)
    QTest.qWait(80)
    assert stand.panel.cost_text.text() == "1 gradient"
    stand.session.set_axis("function_evaluations")
    assert stand.panel.cost_text.text() == "0 function values"
    assert stand.panel.cost_text.accessibleName() == "0 function values"
    stand.session.set_axis("steps")
    assert not stand.panel.cost_text.isVisible()
