
import numpy as np
import pytest

from engine.formula import FormulaError
from engine.setup import BrushStarts, Edit, GridStarts, Setup
from gui.session import Session
from tests.gui.clock import HandClock, settle, tick
from tests.gui.sessions import PAUSE, assert_is_the_race_of_its_setup, go_to
from tests.gui.setups import STARTS, two_racers


def test_a_hyperparameter_changed_at_step_0_belongs_to_the_setup(session: Session) -> None:
    session.set_hyperparameter(0, "learning_rate", 0.3)
    assert session.setup.racers[0].hyperparameters["learning_rate"] == 0.3
    assert session.setup.edits == ()


def test_a_hyperparameter_changed_while_running_acts_from_the_next_step_on(
    session: Session, clock: HandClock
) -> None:
    go_to(session, clock, 30)
    before = session.race.positions(0, 30).copy()
    session.set_hyperparameter(0, "learning_rate", 0.3)
    assert session.setup.edits == (Edit(30, 0, {"learning_rate": 0.3}),)
    np.testing.assert_array_equal(session.race.positions(0, 30), before)
    go_to(session, clock, 60)
    assert_is_the_race_of_its_setup(session)


def test_the_shown_hyperparameters_are_those_of_the_shown_step(
    session: Session, clock: HandClock
) -> None:
    go_to(session, clock, 30)
    session.set_hyperparameter(0, "learning_rate", 0.3)
    assert session.hyperparameters(0)["learning_rate"] == 0.3
    session.show_step(29)
    assert session.hyperparameters(0)["learning_rate"] == 0.1


def test_a_slider_drag_is_one_command(session: Session, clock: HandClock) -> None:
    session.play()
    for value in (0.11, 0.12, 0.13):
        session.set_hyperparameter(0, "learning_rate", value)
        tick(session.player, clock)
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert session.setup == two_racers()


def test_two_drags_with_a_pause_between_are_two_commands(
    session: Session, clock: HandClock
) -> None:
    session.set_hyperparameter(0, "learning_rate", 0.2)
    clock.now += PAUSE
    session.set_hyperparameter(0, "learning_rate", 0.3)
    assert session.undo_stack.count() == 2


def test_drags_of_two_sliders_are_two_commands(session: Session) -> None:
    session.set_hyperparameter(0, "learning_rate", 0.2)
    session.set_hyperparameter(1, "learning_rate", 0.2)
    assert session.undo_stack.count() == 2


def test_a_drag_back_to_where_it_began_leaves_nothing_to_undo(session: Session) -> None:
    session.set_hyperparameter(0, "learning_rate", 0.2)
    session.set_hyperparameter(0, "learning_rate", 0.1)
    assert session.setup == two_racers()
    assert not session.undo_stack.canUndo()


def test_a_dragged_start_re_runs_live_and_is_one_command(
    session: Session, clock: HandClock
) -> None:
    go_to(session, clock, 40)
    other = session.race.positions(0, 40)[:, 0].copy()
    for x in (-3.0, -2.0, -1.0):
        session.move_start(1, (x, 1.0), finished=False)
        assert session.setup.starts == (STARTS[0], (x, 1.0))
        assert session.undo_stack.count() == 0
    session.move_start(1, (-1.0, 1.0), finished=True)
    settle(session.player, clock)
    assert session.undo_stack.count() == 1
    assert session.shown_step == 40
    np.testing.assert_array_equal(session.race.positions(0, 40)[:, 0], other)
    assert_is_the_race_of_its_setup(session)
    session.undo_stack.undo()
    assert session.setup == two_racers()


def test_placing_a_start_and_dragging_it_on_is_one_command(session: Session) -> None:
    start = session.add_start((2.0, 2.0), finished=False)
    session.move_start(start, (3.0, 2.0), finished=False)
    session.move_start(start, (4.0, 2.0))
    assert session.setup.starts == (*STARTS, (4.0, 2.0))
    session.undo_stack.undo()
    assert session.setup == two_racers()
    assert not session.undo_stack.canUndo()


def test_a_change_in_the_middle_of_a_drag_ends_the_drag(session: Session) -> None:
    session.move_start(0, (3.0, 2.0), finished=False)
    session.set_seed(5)
    session.undo_stack.undo()
    assert session.setup.points()[:, 0].tolist() == [3.0, 2.0]
    session.undo_stack.undo()
    assert session.setup == two_racers()


def test_a_new_start_gets_its_paths_up_to_the_shown_step(
    session: Session, clock: HandClock
) -> None:
    go_to(session, clock, 40)
    session.add_start((2.0, 2.0))
    settle(session.player, clock)
    assert session.shown_step == 40
    assert session.race.positions(0, 40).shape == (2, 3)
    assert_is_the_race_of_its_setup(session)


def test_another_function_begins_at_step_0_and_undo_brings_the_race_back(
    session: Session, clock: HandClock
) -> None:
    go_to(session, clock, 40)
    session.set_function("himmelblau")
    assert (session.shown_step, session.race.step) == (0, 0)
    session.undo_stack.undo()
    assert session.setup == two_racers()
    assert session.shown_step == 0


def test_a_wrong_formula_is_refused_and_the_old_race_goes_on(
    session: Session, clock: HandClock
) -> None:
    go_to(session, clock, 40)
    race = session.race
    with pytest.raises(FormulaError):
        session.set_formula("x + + sinn(", {}, ((-1.0, 1.0), (-1.0, 1.0)))
    assert session.race is race
    assert session.undo_stack.count() == 0
    session.play()
    tick(session.player, clock, 3)
    assert session.shown_step > 40


def test_a_changed_window_keeps_the_step(session: Session, clock: HandClock) -> None:
    go_to(session, clock, 40)
    session.set_window(((-9.0, 9.0), (-9.0, 9.0)))
    settle(session.player, clock)
    assert session.shown_step == 40
    assert_is_the_race_of_its_setup(session)


def test_panels_hear_of_a_setup_with_the_new_race_in_place(session: Session) -> None:
    heard: list[tuple[Setup, Setup, bool]] = []
    session.setup_changed.connect(
        lambda old, new: heard.append((old, new, session.race.setup == new))
    )
    session.remove_racer(0)
    assert heard == [(two_racers(), session.setup, True)]


def test_a_loaded_session_cannot_be_undone_into_the_one_before(session: Session) -> None:
    session.remove_racer(0)
    session.load(two_racers())
    assert session.setup == two_racers()
    assert not session.undo_stack.canUndo()


def test_the_target_follows_the_problem_until_a_person_sets_one(session: Session) -> None:
    by_default = session.target
    session.set_target(0.5)
    session.set_window(((-9.0, 9.0), (-9.0, 9.0)))
    assert session.target == 0.5
    session.set_target(None)
    session.undo_stack.undo()
    assert session.target == by_default


def test_a_target_of_ones_own_is_dropped_with_its_problem(session: Session) -> None:
    by_default = session.target
    session.set_target(0.5)
    session.set_function("himmelblau")
    assert session.target != 0.5
    session.set_function("elongated_bowl")
    assert session.target == by_default


def test_playing_and_selecting_cannot_be_undone(session: Session, clock: HandClock) -> None:
    session.play()
    tick(session.player, clock, 3)
    session.select_racer(1)
    session.set_speed(5.0)
    assert session.undo_stack.count() == 0


def test_a_selected_start_stays_selected_while_starts_are_painted(session: Session) -> None:
    session.select_start(1)
    session.paint_starts(BrushStarts(10, ((0.0, 0.0),), 0.5))
    session.paint_starts(BrushStarts(10, ((0.0, 0.0),), 0.5))
    assert session.selected_start == 1
    session.undo_stack.undo()
    assert session.selected_start == 1
    session.set_starts(GridStarts(2, 3))
    assert session.selected_start is None
