

from gui.session import Session
from tests.gui.clock import HandClock, tick
from tests.gui.setups import two_racers


def test_the_selection_goes_with_what_was_removed(session: Session) -> None:
    session.select_racer(1)
    session.select_start(1)
    session.highlight(1)
    session.remove_racer(1)
    session.remove_start(1)
    assert (session.selected_racer, session.selected_start) == (None, None)
    assert session.highlighted_racer is None


def test_the_selection_stays_with_its_racer_and_start_wherever_they_stand(
    session: Session,
) -> None:
    session.add_racer("adam")
    session.add_start((2.0, 2.0))
    session.select_racer(2)
    session.highlight(1)
    session.select_start(1)
    session.remove_racer(0)
    session.remove_start(0)
    assert (session.selected_racer, session.highlighted_racer) == (1, 0)
    assert session.selected_start == 0
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert (session.selected_racer, session.highlighted_racer) == (2, 1)
    assert session.selected_start == 1


def test_what_is_removed_is_not_followed_by_its_neighbour(session: Session) -> None:
    session.duplicate_racer(0)
    session.select_racer(0)
    session.select_start(0)
    session.remove_racer(0)
    session.remove_start(0)
    assert (session.selected_racer, session.selected_start) == (None, None)


def test_listeners_hear_of_a_selection_when_they_know_its_setup(session: Session) -> None:
    heard: list[str] = []
    session.select_racer(1)
    session.setup_changed.connect(lambda: heard.append("setup"))
    session.selection_changed.connect(lambda: heard.append("selection"))
    session.remove_racer(0)
    assert heard == ["setup", "selection"]


def test_a_loaded_session_is_held_with_nothing_selected(session: Session, clock: HandClock) -> None:
    session.play()
    tick(session.player, clock, 3)
    session.select_racer(1)
    session.select_start(1)
    session.highlight(1)
    session.load(two_racers())
    assert (session.selected_racer, session.selected_start) == (None, None)
    assert session.highlighted_racer is None
    assert (session.playing, session.shown_step) == (False, 0)
