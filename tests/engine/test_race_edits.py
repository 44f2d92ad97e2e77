"""Edits and branches: a past that is shared, and a race that stays one function of its setup."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from engine.race import Race
from engine.setup import Edit, RacerSetup, Setup, SetupError
from tests.engine.races import assert_equal_races, rule, setup_of

STEPS = 90
LITTLE = 3_000
NOISY = "x = x - learning_rate*(g + normal()) + 0.01*normal()"


def advanced(setup: Setup, steps: int = STEPS) -> Race:
    race = Race(setup)
    race.advance(steps)
    return race


@pytest.mark.parametrize("step", [0, 1, 40, 64, 89, 90])
def test_a_branch_shares_the_past_and_goes_its_own_way(step: int) -> None:
    edits = (Edit(20, 0, {"learning_rate": 0.05}), Edit(64, 0, {"learning_rate": 0.02}))
    setup = setup_of(rule(NOISY), rule("x = x - learning_rate*g", learning_rate=2.0), edits=edits)
    race = advanced(setup)
    before = [race.positions(0, k) for k in (step, 90)]
    branch = race.branch(step)
    assert branch.step == step
    branch.edit(0, learning_rate=0.3)
    branch.advance(30)
    made = tuple(edit for edit in edits if edit.step < step)
    wanted = replace(setup, edits=(*made, Edit(step, 0, {"learning_rate": 0.3})))
    assert_equal_races(branch, advanced(wanted, step + 30), [0, step, step + 1, step + 30])
    assert [
        np.array_equal(race.positions(0, k), b) for k, b in zip((step, 90), before, strict=True)
    ]
    assert np.array_equal(race.positions(0, 90), before[1])
    assert_equal_races(race, advanced(setup))


def test_a_race_and_its_branch_do_not_share_what_they_write() -> None:
    race = advanced(setup_of(rule(NOISY)), 50)
    branch = race.branch(50)
    race.advance(40)
    branch.edit(0, learning_rate=0.001)
    branch.advance(40)
    assert_equal_races(race, advanced(race.setup))
    assert_equal_races(branch, advanced(branch.setup))


@pytest.mark.parametrize("when", [[0], [30], [64], [5, 5, 70]])
def test_an_edit_during_a_race_is_the_setup_with_that_edit(when: list[int]) -> None:
    race = Race(setup_of(rule(), rule(), RacerSetup(optimizer="adam")))
    for count, step in enumerate(when):
        race.advance(step - race.step)
        race.edit(1, learning_rate=0.01 * (count + 1))
    race.edit(2, learning_rate=np.array([0.1, 0.2, 0.3]), beta1=0.5)
    race.advance(STEPS - race.step)
    assert_equal_races(race, advanced(race.setup), [when[-1], when[-1] + 1, STEPS])
    assert [edit.step for edit in race.setup.edits] == [*when, when[-1]]
    assert not np.array_equal(race.positions(0, STEPS), race.positions(1, STEPS))


def test_an_edit_acts_from_the_next_step_on() -> None:
    race = advanced(setup_of(formula="x + y"), 3)
    race.edit(0, learning_rate=1.0)
    race.advance(2)
    x = [float(race.positions(0, step)[0, 0]) for step in range(6)]
    assert np.diff(x) == pytest.approx([-0.1, -0.1, -0.1, -1, -1])


def test_an_edit_planned_ahead_still_comes_after_one_made_now() -> None:
    race = advanced(setup_of(edits=(Edit(50, 0, {"learning_rate": 0.5}),)), 20)
    race.edit(0, learning_rate=0.01)
    race.advance(70)
    assert_equal_races(race, advanced(race.setup), [20, 21, 50, 51, 90])


@pytest.mark.parametrize(
    ("racer", "values", "place"),
    [
        (3, {"learning_rate": 1.0}, "racer"),
        (0, {"rate": 1.0}, "rate"),
        (0, {"learning_rate": np.nan}, "finite"),
        (0, {"learning_rate": "fast"}, "must be a number, not a text"),
        (0, {"learning_rate": None}, "must be a number, not nothing"),
        (0, {"learning_rate": True}, "must be a number, not true or false"),
        (0, {"learning_rate": [0.1, [0.2], 0.3]}, r"\[1\] must be a number, not a list"),
        (0, {"learning_rate": np.ones((3, 3))}, r"\[0\] must be a number, not a list"),
    ],
)
def test_an_edit_that_makes_no_sense_changes_nothing(
    racer: int, values: dict[str, Any], place: str
) -> None:
    race = advanced(setup_of(), 5)
    with pytest.raises(SetupError, match=place):
        race.edit(racer, **values)
    assert race.setup.edits == ()
    race.advance(5)
    assert_equal_races(race, advanced(setup_of(), 10))


@pytest.mark.parametrize("one", [np.float32(2), np.int64(2), np.array(2.0), 2])
def test_an_edit_takes_numbers_of_numpy(one: Any) -> None:
    race = advanced(setup_of(rule(), rule(), rule()), 5)
    for racer, value in enumerate((one, [one, one, one], np.array([one] * 3))):
        race.edit(racer, learning_rate=value)
    wide = (2.0, 2.0, 2.0)
    assert [edit.hyperparameters["learning_rate"] for edit in race.setup.edits] == [2.0, wide, wide]


def test_an_edit_by_start_and_back_is_rebuilt_exactly() -> None:
    text = "s = s + learning_rate\nx = x - 0.001*s*g"
    edits = (Edit(10, 0, {"learning_rate": (0.1, 0.2, 0.3)}), Edit(20, 0, {"learning_rate": 0.05}))
    setup = setup_of(rule(text), edits=edits)
    small = Race(setup, history_budget=LITTLE)
    small.advance(900)
    assert_equal_races(small, advanced(setup, 900), [9, 10, 11, 20, 21, 300, 701, 899])
    assert_equal_races(small.branch(500), advanced(setup, 500))
