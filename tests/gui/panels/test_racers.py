from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.catalog import functions, optimizers
from engine.setup import Edit
from engine.setup.racers import MAX_RACERS
from gui.panels.racers import RacersPanel
from gui.session import Session
from tests.gui.clock import HandClock, settle


def slide(racers_panel: RacersPanel, racer: int, name: str, value: float) -> None:
    card = racers_panel.cards[racer]
    row = {**card.main_form.rows, **card.form.rows}[name]
    row.slider.setValue(row.slider.position_of(value))


def test_each_racer_has_a_card_with_name_and_rate(racers_panel: RacersPanel) -> None:
    assert [card.name.text() for card in racers_panel.cards] == ["SGD", "Momentum"]
    rates = [card.main_form.rows["learning_rate"].field.text() for card in racers_panel.cards]
    assert rates == ["0.1", "0.05"]


def test_sliding_at_step_0_changes_the_setup(racers_panel: RacersPanel, session: Session) -> None:
    slide(racers_panel, 1, "momentum", 0.5)
    assert session.setup.racers[1].hyperparameters["momentum"] == pytest.approx(0.5, abs=0.01)
    assert session.setup.edits == ()


def test_sliding_during_the_race_is_an_edit_and_undo_brings_the_old_number_back(
    racers_panel: RacersPanel, session: Session, clock: HandClock
) -> None:
    session.show_step(20)
    settle(session.player, clock)
    slide(racers_panel, 0, "learning_rate", 0.01)
    assert session.setup.edits == (Edit(20, 0, {"learning_rate": 0.01}),)
    field = racers_panel.cards[0].main_form.rows["learning_rate"].field
    assert field.text() == "0.01"
    session.undo_stack.undo()
    assert session.setup.edits == ()
    assert field.text() == "0.1"


def test_the_numbers_follow_the_shown_step(
    racers_panel: RacersPanel, session: Session, clock: HandClock
) -> None:
    session.show_step(20)
    settle(session.player, clock)
    slide(racers_panel, 0, "learning_rate", 0.01)
    session.show_step(5)
    field = racers_panel.cards[0].main_form.rows["learning_rate"].field
    assert field.text() == "0.1"
    session.show_step(20)
    assert field.text() == "0.01"


def test_a_card_stays_while_others_come_and_go(racers_panel: RacersPanel, session: Session) -> None:
    sgd, momentum = racers_panel.cards
    momentum.set_unfolded(True)
    session.add_racer("adam")
    assert racers_panel.cards[:2] == [sgd, momentum]
    session.remove_racer(0)
    assert racers_panel.cards[0] is momentum
    assert (momentum.racer, momentum.is_unfolded()) == (0, True)
    slide(racers_panel, 0, "momentum", 0.25)
    assert session.setup.racers[0].hyperparameters["momentum"] == pytest.approx(0.25, abs=0.01)


def test_a_name_is_edited_by_f2(qtbot: QtBot, racers_panel: RacersPanel, session: Session) -> None:
    name = racers_panel.cards[0].name
    qtbot.keyClick(name, Qt.Key.Key_F2)
    qtbot.keyClicks(name, "Plain")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert session.setup.racers[0].label == "Plain"
    assert name.isReadOnly()


def test_a_racer_that_sits_out_is_grey_and_can_still_be_renamed(
    qtbot: QtBot, racers_panel: RacersPanel, session: Session
) -> None:
    session.set_racer(0, enabled=False)
    name = racers_panel.cards[0].name
    assert name.property("muted") is True
    qtbot.keyClick(name, Qt.Key.Key_F2)
    qtbot.keyClicks(name, "Resting")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert session.setup.racers[0].label == "Resting"


def test_escape_keeps_the_old_name(
    qtbot: QtBot, racers_panel: RacersPanel, session: Session
) -> None:
    name = racers_panel.cards[0].name
    qtbot.mouseDClick(name, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(name, "Other")
    qtbot.keyClick(name, Qt.Key.Key_Escape)
    assert session.setup.racers[0].label is None
    assert name.text() == "SGD"


def test_a_racer_can_sit_out_or_run_alone(
    qtbot: QtBot, racers_panel: RacersPanel, session: Session
) -> None:
    qtbot.mouseClick(racers_panel.cards[0].enabled, Qt.MouseButton.LeftButton)
    assert [racer.enabled for racer in session.setup.racers] == [False, True]
    qtbot.mouseClick(racers_panel.cards[0].solo, Qt.MouseButton.LeftButton)
    assert [racer.enabled for racer in session.setup.racers] == [True, False]
    assert not racers_panel.cards[1].enabled.isChecked()


def test_hovering_highlights_and_working_with_a_field_selects(
    qtbot: QtBot, racers_panel: RacersPanel, session: Session
) -> None:
    card = racers_panel.cards[1]
    qtbot.mouseMove(racers_panel.title)
    qtbot.mouseMove(card)
    qtbot.waitUntil(lambda: session.highlighted_racer == 1)
    card.main_form.rows["learning_rate"].field.setFocus()
    qtbot.waitUntil(lambda: session.selected_racer == 1)
    assert card.property("selected") is True
    assert racers_panel.cards[0].property("selected") is False


def test_the_chooser_filters_by_what_is_typed_and_enter_adds(
    qtbot: QtBot, racers_panel: RacersPanel, session: Session
) -> None:
    qtbot.mouseClick(racers_panel.add, Qt.MouseButton.LeftButton)
    chooser = racers_panel.chooser
    assert chooser.list.model().rowCount() == len(optimizers())
    qtbot.keyClicks(chooser.search, "adam folded")
    assert chooser.list.model().rowCount() == 1
    qtbot.keyClick(chooser.search, Qt.Key.Key_Return)
    assert session.setup.racers[-1].optimizer == "adam_folded_correction"
    assert (len(racers_panel.cards), session.selected_racer) == (3, 2)
    assert not chooser.isVisible()


def test_arrow_keys_move_in_the_chooser_while_the_search_has_the_focus(
    qtbot: QtBot, racers_panel: RacersPanel, session: Session
) -> None:
    qtbot.mouseClick(racers_panel.add, Qt.MouseButton.LeftButton)
    search = racers_panel.chooser.search
    qtbot.keyClicks(search, "adam")
    qtbot.keyClick(search, Qt.Key.Key_Down)
    second = racers_panel.chooser.list.currentIndex().data(Qt.ItemDataRole.UserRole)
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert second != "adam"
    assert session.setup.racers[-1].optimizer == second


def test_a_query_that_matches_nothing_says_so_and_enter_adds_nothing(
    qtbot: QtBot, racers_panel: RacersPanel, session: Session
) -> None:
    qtbot.mouseClick(racers_panel.add, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(racers_panel.chooser.search, "zzz")
    assert racers_panel.chooser.nothing.isVisible()
    qtbot.keyClick(racers_panel.chooser.search, Qt.Key.Key_Return)
    assert len(session.setup.racers) == 2
    racers_panel.chooser.close()


def test_suggested_rates_are_applied_only_when_asked_for(
    qtbot: QtBot, racers_panel: RacersPanel, session: Session
) -> None:
    rates = functions()["elongated_bowl"].rates
    session.add_racer("adam")
    default = optimizers()["adam"].hyperparameters[0].default
    field = racers_panel.cards[2].main_form.rows["learning_rate"].field
    assert field.value == default != rates["adam"]
    qtbot.mouseClick(racers_panel.suggest, Qt.MouseButton.LeftButton)
    assert [racer.hyperparameters["learning_rate"] for racer in session.setup.racers] == [
        rates["sgd"],
        rates["momentum"],
        rates["adam"],
    ]
    session.undo_stack.undo()
    assert field.value == default


def test_a_suggested_rate_is_shown_as_such(racers_panel: RacersPanel, session: Session) -> None:
    rate = functions()["elongated_bowl"].rates["sgd"]
    slider = racers_panel.cards[0].main_form.rows["learning_rate"].slider
    assert f"Suggested for this function, at the blue mark: {rate}." in slider.toolTip()
    session.set_formula("x^2 + y^2", {}, ((-1.0, 1.0), (-1.0, 1.0)))
    assert "Suggested" not in slider.toolTip()
    assert not racers_panel.suggest.isEnabled()


def test_the_menu_duplicates_and_removes(racers_panel: RacersPanel, session: Session) -> None:
    def choose(racer: int, name: str) -> None:
        menu = racers_panel.cards[racer].menu
        menu.aboutToShow.emit()
        next(action for action in menu.actions() if action.objectName() == name).trigger()

    choose(0, "duplicate")
    assert [racer.optimizer for racer in session.setup.racers] == ["sgd", "sgd", "momentum"]
    choose(2, "remove")
    assert [racer.optimizer for racer in session.setup.racers] == ["sgd", "sgd"]
    choose(1, "defaults")
    assert session.setup.racers[1].hyperparameters == {"learning_rate": 0.01}
    assert session.setup.racers[0].hyperparameters == {"learning_rate": 0.1}


def test_there_is_room_for_as_many_racers_as_a_session_may_have(
    racers_panel: RacersPanel, session: Session
) -> None:
    full = replace(session.setup, racers=session.setup.racers * (MAX_RACERS // 2))
    session.change(full, "full")
    assert len(racers_panel.cards) == MAX_RACERS
    assert not racers_panel.add.isEnabled()
    session.remove_racer(3)
    assert racers_panel.add.isEnabled()
