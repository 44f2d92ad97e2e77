from dataclasses import replace

import pytest

from engine.setup import Edit, RacerSetup, Setup
from gui import edits
from gui.racers.racer_look import looks
from gui.theme import DARK, LIGHT, Theme
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


def drawn(setup: Setup, theme: Theme = LIGHT) -> list[tuple[str, str]]:
    return [(look.color.name(), look.marker) for look in looks(setup, theme)]


@pytest.mark.parametrize("theme", [DARK, LIGHT])
def test_racers_look_the_same_when_another_one_is_removed_or_duplicated(theme: Theme) -> None:
    setup = edits.with_racer(two_racers(), RacerSetup(optimizer="adam"))
    first, second, third = drawn(setup, theme)
    assert drawn(edits.without_racer(setup, 0), theme) == [second, third]
    with_copy = drawn(edits.with_duplicate(setup, 0), theme)
    assert (with_copy[0], *with_copy[2:]) == (first, second, third)
    assert with_copy[1] not in (first, second, third)


def test_a_new_racer_takes_the_look_that_became_free() -> None:
    setup = edits.with_racer(two_racers(), RacerSetup(optimizer="adam"))
    again = edits.with_racer(edits.without_racer(setup, 0), RacerSetup(optimizer="lion"))
    assert sorted(drawn(again)) == sorted(drawn(setup))


def test_a_racer_in_its_own_place_carries_no_look() -> None:
    setup = edits.with_racer(two_racers(), RacerSetup(optimizer="adam"))
    assert (setup.racers[2].color, setup.racers[2].marker) == (None, None)


def test_no_two_racers_share_a_colour_while_one_is_free() -> None:
    setup = two_racers()
    while len(setup.racers) < len(LIGHT.racers):
        setup = edits.with_racer(setup, RacerSetup(optimizer="sgd"))
    assert all(racer.color is None for racer in setup.racers)
    setup = edits.with_racer(edits.without_racer(setup, 3), RacerSetup(optimizer="adam"))
    colors = [color for color, _ in drawn(setup)]
    assert sorted(colors) == sorted(LIGHT.racers)


def test_more_racers_than_looks_begin_again() -> None:
    setup = two_racers()
    for _ in range(2 * len(LIGHT.racers)):
        setup = edits.with_racer(setup, RacerSetup(optimizer="sgd"))
    assert len(drawn(setup)) == 2 + 2 * len(LIGHT.racers)


def test_solo_leaves_one_racer_and_a_second_time_everyone() -> None:
    alone = edits.with_only(two_racers(), 1)
    assert [racer.enabled for racer in alone.racers] == [False, True]
    together = edits.with_only(alone, 1)
    assert [racer.enabled for racer in together.racers] == [True, True]
