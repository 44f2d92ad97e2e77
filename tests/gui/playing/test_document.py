import gc
from dataclasses import replace

from engine.transform import Transform
from gui.playing.undo import SetupCommand
from gui.session import Session
from tests.gui.clock import HandClock, settle
from tests.gui.setups import two_racers

FAR = 10_000


def test_a_drag_that_is_faster_than_the_race_ends_at_the_step_where_it_began(
    session: Session, clock: HandClock
) -> None:
    session.show_step(FAR)
    settle(session.player, clock)
    for degrees in (5.0, 10.0, 15.0):
        turned = replace(session.setup, transform=Transform(rotation=degrees))
        session.change(turned, "Turn", "turn")
    assert session.race.step < FAR, "the race is there at once; this shows nothing"
    settle(session.player, clock)
    assert session.shown_step == session.race.step == FAR


def test_every_race_of_a_session_has_the_same_history_budget(clock: HandClock) -> None:
    small = Session(two_racers(), clock, history_budget=1_000_000)
    small.set_hyperparameter(0, "learning_rate", 0.01)
    small.set_function("booth")
    small.load(two_racers())
    assert small.race.history_budget == 1_000_000
    small.race.advance(100_000)
    assert small.race.grain(0) > 1
    small.player.stop()


def test_a_button_that_comes_up_where_it_went_down_races_nothing_anew(session: Session) -> None:
    before = session.setup
    start = session.add_start((1.0, 1.0), finished=False)
    race = session.race
    session.move_start(start, (1.0, 1.0), finished=True)
    assert session.race is race
    session.undo_stack.undo()
    assert session.setup == before
    session.undo_stack.redo()
    assert session.race.starts.shape[1] == len(before.points().T) + 1


def test_a_drag_of_a_slider_is_one_command_and_leaves_no_other_behind(session: Session) -> None:
    before = living_commands()
    for rate in (0.01, 0.02, 0.03, 0.04):
        session.set_hyperparameter(0, "learning_rate", rate)
    assert living_commands() - before == session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert session.setup == two_racers()


def test_a_slider_that_is_dragged_back_leaves_nothing_to_undo(session: Session) -> None:
    for rate in (0.02, 0.03, 0.1):
        session.set_hyperparameter(0, "learning_rate", rate)
    assert session.setup == two_racers()
    assert session.undo_stack.count() == 0


def test_a_drag_after_saving_is_a_command_of_its_own(session: Session) -> None:
    session.set_hyperparameter(0, "learning_rate", 0.02)
    session.undo_stack.setClean()
    session.set_hyperparameter(0, "learning_rate", 0.03)
    assert not session.undo_stack.isClean()
    assert session.undo_stack.count() == 2


def test_a_drag_after_an_undo_is_a_command_of_its_own(session: Session) -> None:
    session.set_hyperparameter(0, "learning_rate", 0.02)
    session.undo_stack.undo()
    session.set_hyperparameter(0, "learning_rate", 0.03)
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert session.setup == two_racers()


def living_commands() -> int:
    gc.collect()
    return sum(isinstance(one, SetupCommand) for one in gc.get_objects())
