"""A race with classical optimizers is a function of its setup, however it is advanced and read."""

import numpy as np
import pytest

from engine.race import Race
from engine.setup import Edit, ProblemSetup, RacerSetup, Setup
from tests.engine.catalog.compiled import CLASSICAL
from tests.engine.classical.methods import many_points, run, same_states, stepper, surface
from tests.engine.races import assert_equal_races

each_method = pytest.mark.parametrize("identifier", CLASSICAL)
STARTS = ((-1.2, 1.0), (0.5, 2.0), (2.0, -1.0))
SMALL = 3_000


def edited(identifier: str) -> Setup:
    """A race in which the first hyperparameter changes twice, once for each start."""
    declared = CLASSICAL[identifier].hyperparameters[0]
    ends = (declared.low, declared.high, declared.default)
    edits = (
        Edit(5, 0, {declared.name: declared.high}),
        Edit(23, 0, {declared.name: ends}),
    )
    racer = RacerSetup(optimizer=identifier)
    return Setup(ProblemSetup(function="rosenbrock"), STARTS, (racer,), seed=4, edits=edits)


@each_method
def test_blocks_of_any_length_and_one_by_one_are_the_same(identifier: str) -> None:
    at_once, in_blocks, one_by_one = (Race(edited(identifier)) for _ in range(3))
    at_once.advance(45)
    for count in (5, 1, 30, 9):
        in_blocks.advance(count)
    for _ in range(45):
        one_by_one.advance()
    assert_equal_races(in_blocks, at_once, [4, 6, 24, 45])
    assert_equal_races(one_by_one, at_once, [5, 23, 45])


@each_method
def test_an_edit_made_on_the_way_acts_as_one_of_the_setup(identifier: str) -> None:
    setup = edited(identifier)
    race = Race(Setup(setup.problem, setup.starts, setup.racers, seed=4))
    for edit in setup.edits:
        race.advance(edit.step - race.step)
        race.edit(0, **edit.hyperparameters)
    race.advance(45 - race.step)
    anew = Race(setup)
    anew.advance(45)
    assert_equal_races(race, anew, [6, 24, 45])


@each_method
def test_a_race_that_forgets_rebuilds_every_step(identifier: str) -> None:
    whole, thin = Race(edited(identifier)), Race(edited(identifier), history_budget=SMALL)
    for race in (whole, thin):
        race.advance(120)
    assert len(thin.trail(0, 0, 120)[0]) < 40
    for step in (1, 24, 77, 119, 120):
        assert np.array_equal(thin.positions(0, step), whole.positions(0, step))
        wanted = whole.memory(0, step)
        for name, values in thin.memory(0, step).items():
            assert np.array_equal(values, wanted[name], equal_nan=True), name
        for mark, other in zip(thin.marks(0, step), whole.marks(0, step), strict=True):
            assert np.array_equal(mark.places, other.places, equal_nan=True)


@each_method
def test_a_state_brings_a_stepper_back_exactly(identifier: str) -> None:
    one = stepper(identifier, surface("beale"), many_points(4))
    run(one, 7)
    state = one.state()
    trail, costs = run(one, 20)
    after = one.state()
    one.restore(state)
    again, paid = run(one, 20)
    assert np.array_equal(trail, again)
    assert np.array_equal(costs, paid)
    assert same_states(after, one.state())


@each_method
def test_looking_at_a_step_does_not_make_it(identifier: str) -> None:
    one = stepper(identifier, surface("beale"), many_points(4))
    run(one, 3)
    state = one.state()
    one.explain()
    one.marks()
    assert same_states(state, one.state())


@each_method
def test_the_named_values_are_those_that_the_catalog_tells_of(identifier: str) -> None:
    one = stepper(identifier, surface("beale"), many_points(3))
    run(one, 2)
    named = one.explain()
    assert set(named) == set(CLASSICAL[identifier].memory)
    assert all(values.shape[-1] == 3 for values in named.values())


@each_method
def test_starts_that_come_later_end_where_they_would_have_from_the_beginning(
    identifier: str,
) -> None:
    racer = RacerSetup(optimizer=identifier)
    few = Setup(ProblemSetup(function="beale"), STARTS[:2], (racer,))
    more = Setup(ProblemSetup(function="beale"), STARTS, (racer,))
    race = Race(few)
    race.advance(30)
    race = race.revised(more)
    race.advance(10)
    anew = Race(more)
    anew.advance(40)
    assert_equal_races(race, anew, [11, 40])
