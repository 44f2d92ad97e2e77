"""Reading a race, and lists with one number a start, where it is easy to go wrong."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.arrays import coordinate_sum
from engine.race import Race
from engine.setup import Edit
from tests.engine.races import STARTS, assert_equal_races, rule, setup_of


def test_steps_that_there_are_not_read_as_the_nearest_that_there_is() -> None:
    race = Race(setup_of())
    race.advance(10)
    assert np.array_equal(race.positions(0, -3), race.positions(0, 0))
    assert np.array_equal(race.heights(0, 99), race.heights(0, 10))
    assert race.costs(0, 99).steps.tolist() == [10, 10, 10]
    assert race.costs(0, -1).gradient_evaluations.tolist() == [0, 0, 0]
    assert race.branch(-1).step == 0


def test_a_racer_that_does_not_run_has_paid_nothing() -> None:
    race = Race(setup_of(rule(), replace(rule(), enabled=False)))
    race.advance(10)
    assert race.costs(1, 10).steps.tolist() == [0, 0, 0]


def test_a_hyperparameter_may_be_called_racer_and_edited_as_a_list() -> None:
    text = "x = x - racer*learning_rate*g"
    race = Race(setup_of(rule(text, racer=1.0)))
    race.advance(5)
    race.edit(0, racer=2.0, learning_rate=[0.1, 0.2, 0.3])
    race.advance(5)
    edit = Edit(5, 0, {"racer": 2.0, "learning_rate": (0.1, 0.2, 0.3)})
    other = Race(setup_of(rule(text, racer=1.0), edits=(edit,)))
    other.advance(10)
    assert_equal_races(race, other)


def test_a_race_whose_new_start_lags_can_be_branched_with_a_rate_a_start() -> None:
    race = Race(setup_of(rule(learning_rate=(0.1,)), starts=STARTS[:1]))
    race.advance(20)
    wider = setup_of(rule(learning_rate=(0.1, 0.05)), starts=STARTS[:2])
    branch = race.revised(wider).branch(10)
    branch.advance(5)
    anew = Race(wider)
    anew.advance(15)
    assert_equal_races(branch, anew)


def test_the_last_start_can_go_although_an_edit_has_a_rate_a_start() -> None:
    edit = Edit(5, 0, {"learning_rate": (0.1, 0.2, 0.3)})
    race = Race(setup_of(rule(learning_rate=(0.05, 0.05, 0.05)), edits=(edit,)))
    race.advance(10)
    narrow = Edit(5, 0, {"learning_rate": (0.1, 0.2)})
    fewer = setup_of(rule(learning_rate=(0.05, 0.05)), starts=STARTS[:2], edits=(narrow,))
    race = race.revised(fewer)
    race.advance(3)
    anew = Race(fewer)
    anew.advance(race.step)
    assert_equal_races(race, anew)


def test_racers_added_one_by_one_share_one_budget() -> None:
    race = Race(setup_of(), 90_000)
    for count in (2, 3):
        race = race.revised(setup_of(*(rule(learning_rate=0.1 / k) for k in range(1, count + 1))))
    race.advance(3000)
    kept = [race.trail(racer, 0, 3000)[1].nbytes for racer in range(3)]
    assert max(kept) <= 30_000


@pytest.mark.parametrize("dims", [1, 2, 3, 9, 17, 40])
def test_coordinates_add_up_the_same_alone_and_among_others(dims: int) -> None:
    values = np.random.default_rng(dims).normal(size=(dims, 7)) * 10.0 ** np.arange(7)
    together = coordinate_sum(values)
    alone = [coordinate_sum(values[:, [column]])[0] for column in range(7)]
    assert together.tolist() == alone
    assert np.allclose(together, values.sum(axis=0))
