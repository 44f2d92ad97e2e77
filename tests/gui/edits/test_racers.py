from dataclasses import replace

from engine.setup import Edit, Setup
from gui import edits
from tests.gui.setups import two_racers


def with_edits(*made: Edit) -> Setup:
    return replace(two_racers(), edits=made)


def test_at_step_0_a_hyperparameter_belongs_to_the_racer() -> None:
    setup = edits.with_hyperparameters(two_racers(), 0, 0, {"learning_rate": 0.3})
    assert setup.racers[0].hyperparameters["learning_rate"] == 0.3
    assert setup.edits == ()


def test_later_a_hyperparameter_is_an_edit() -> None:
    setup = edits.with_hyperparameters(two_racers(), 1, 7, {"learning_rate": 0.3})
    assert setup.racers == two_racers().racers
    assert setup.edits == (Edit(7, 1, {"learning_rate": 0.3}),)


def test_an_edit_in_the_past_forgets_the_future_of_its_racer_only() -> None:
    past, other, future = (
        Edit(3, 0, {"learning_rate": 0.3}),
        Edit(9, 1, {"momentum": 0.5}),
        Edit(9, 0, {"learning_rate": 0.4}),
    )
    setup = edits.with_hyperparameters(
        with_edits(past, other, future), 0, 5, {"learning_rate": 0.2}
    )
    assert setup.edits == (past, Edit(5, 0, {"learning_rate": 0.2}), other)


def test_two_hyperparameters_can_be_edited_at_one_step() -> None:
    setup = edits.with_hyperparameters(two_racers(), 1, 7, {"learning_rate": 0.3})
    setup = edits.with_hyperparameters(setup, 1, 7, {"momentum": 0.5})
    setup = edits.with_hyperparameters(setup, 1, 7, {"learning_rate": 0.2})
    assert setup.edits == (Edit(7, 1, {"learning_rate": 0.2, "momentum": 0.5}),)


def test_the_values_at_a_step_are_those_of_the_last_edit_up_to_it() -> None:
    setup = with_edits(Edit(3, 0, {"learning_rate": 0.3}), Edit(9, 0, {"learning_rate": 0.4}))
    shown = [edits.hyperparameters_at(setup, 0, step)["learning_rate"] for step in (2, 3, 8, 9)]
    assert shown == [0.1, 0.3, 0.3, 0.4]


def test_removing_a_racer_takes_its_edits_and_moves_the_others() -> None:
    setup = with_edits(Edit(3, 0, {"learning_rate": 0.3}), Edit(9, 1, {"momentum": 0.5}))
    shorter = edits.without_racer(setup, 0)
    assert [racer.optimizer for racer in shorter.racers] == ["momentum"]
    assert shorter.edits == (Edit(9, 0, {"momentum": 0.5}),)


def test_a_duplicate_stands_beneath_its_original_with_the_same_edits() -> None:
    first, second = Edit(3, 0, {"learning_rate": 0.3}), Edit(9, 1, {"momentum": 0.5})
    setup = edits.with_duplicate(with_edits(first, second), 0)
    assert [racer.optimizer for racer in setup.racers] == ["sgd", "sgd", "momentum"]
    assert setup.edits == (first, replace(first, racer=1), replace(second, racer=2))


def test_solo_leaves_one_racer_and_a_second_time_everyone() -> None:
    alone = edits.with_only(two_racers(), 1)
    assert [racer.enabled for racer in alone.racers] == [False, True]
    together = edits.with_only(alone, 1)
    assert [racer.enabled for racer in together.racers] == [True, True]
