"""Changes in the past, and branches: both futures stay."""



from engine.setup import Branch, Edit
from gui.session import Session
from tests.gui.clock import HandClock, settle, tick
from tests.gui.sessions import PAUSE, assert_is_the_race_of_its_setup, go_to
from tests.gui.setups import cheap_dear_and_searching, two_racers


def test_a_change_in_the_past_keeps_the_old_future_beside_the_new_one_and_undo_takes_it_back(
    session: Session, clock: HandClock
) -> None:
    go_to(session, clock, 50)
    session.set_hyperparameter(0, "learning_rate", 0.3)
    go_to(session, clock, 60)
    with_future = session.setup
    session.show_step(20)
    session.set_hyperparameter(0, "learning_rate", 0.2)
    settle(session.player, clock)
    assert session.setup.edits == (
        Edit(20, 0, {"learning_rate": 0.2}),
        Edit(50, 2, {"learning_rate": 0.3}),
    )
    assert session.setup.branches == (Branch(20, 2, 0),)
    assert session.setup.racers[2].name == "SGD, unchanged at 20"
    assert session.shown_step == 20
    assert_is_the_race_of_its_setup(session)
    session.undo_stack.undo()
    settle(session.player, clock)
    assert session.setup == with_future
    assert_is_the_race_of_its_setup(session)


def test_a_drag_in_the_past_keeps_one_old_future_and_is_undone_at_once(
    session: Session, clock: HandClock
) -> None:
    go_to(session, clock, 50)
    before = session.setup
    session.show_step(20)
    session.play()
    for rate in (0.2, 0.25, 0.3):
        session.set_hyperparameter(0, "learning_rate", rate)
        tick(session.player, clock)
    session.pause()
    assert session.setup.branches == (Branch(20, 2, 0),)
    session.undo_stack.undo()
    assert session.setup == before


def test_a_second_number_changed_at_the_same_step_belongs_to_the_same_branch(
    session: Session, clock: HandClock
) -> None:
    go_to(session, clock, 50)
    session.show_step(20)
    session.set_hyperparameter(1, "learning_rate", 0.2)
    clock.now += PAUSE
    session.set_hyperparameter(1, "momentum", 0.5)
    assert session.setup.branches == (Branch(20, 2, 1),)


def test_a_change_at_the_newest_step_or_at_the_start_leaves_no_old_future(
    session: Session, clock: HandClock
) -> None:
    go_to(session, clock, 50)
    session.set_hyperparameter(0, "learning_rate", 0.2)
    session.show_step(0)
    session.set_hyperparameter(0, "learning_rate", 0.3)
    assert session.setup.branches == ()


def test_branch_lets_everyone_go_on_twice_or_the_selected_racer_alone(
    session: Session, clock: HandClock
) -> None:
    go_to(session, clock, 30)
    session.branch()
    assert session.setup.branches == (Branch(30, 2, 0), Branch(30, 3, 1))
    assert_is_the_race_of_its_setup(session)
    session.undo_stack.undo()
    assert session.setup == two_racers()
    session.select_racer(1)
    session.branch()
    assert session.setup.branches == (Branch(30, 2, 1),)


def test_branch_says_why_it_does_nothing(session: Session, clock: HandClock) -> None:
    said: list[str] = []
    session.said.connect(said.append)
    session.branch()
    go_to(session, clock, 30)
    session.branch()
    session.branch()
    assert said == [
        "Go on first: at step 0 there is no past to share.",
        "Here the race has already branched.",
    ]
    assert session.undo_stack.count() == 1


def test_one_can_go_from_mark_to_mark(session: Session, clock: HandClock) -> None:
    go_to(session, clock, 50)
    session.set_hyperparameter(0, "learning_rate", 0.2)
    go_to(session, clock, 80)
    session.show_step(20)
    session.branch()
    seen = []
    for _ in range(3):
        session.show_mark_after()
        seen.append(session.shown_step)
    for _ in range(3):
        session.show_mark_before()
        seen.append(session.shown_step)
    assert seen == [50, 80, 80, 50, 20, 0]


def test_by_cost_a_dear_racer_that_is_shown_farther_back_is_not_in_the_past(
    clock: HandClock,
) -> None:
    session = Session(cheap_dear_and_searching(), clock)
    session.set_axis("gradient_evaluations")
    go_to(session, clock, 40)
    assert session.step_of(1) < session.race.step
    session.set_hyperparameter(1, "learning_rate", 0.001)
    assert session.setup.branches == ()
    session.show_step(20)
    session.set_hyperparameter(1, "learning_rate", 0.002)
    assert session.setup.branches == (Branch(session.step_of(1), 3, 1),)
    session.player.stop()
