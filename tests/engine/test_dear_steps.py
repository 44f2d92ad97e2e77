"""Where one step of all racers takes longer than a tick has, they take turns at it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from engine.race import Race
from engine.setup import Edit, RacerSetup, Setup, Stop
from engine.step_cost import PATIENCE
from tests.engine.dear import WorkClock, dear_steps
from tests.engine.races import STARTS, assert_equal_races, raced, rule, setup_of

TICK, STEP = 0.006, 0.015
FAR = 1_000
RACERS = (rule(), RacerSetup(optimizer="adam"), RacerSetup(optimizer="bfgs"), rule(momentum=0.5))


@pytest.fixture
def clock() -> Iterator[WorkClock]:
    with dear_steps(STEP) as made:
        yield made


def field(stop: Stop | None = None, edits: tuple[Edit, ...] = ()) -> Setup:
    return setup_of(*RACERS, stop=stop, edits=edits)


def worked_to(race: Race, step: int) -> Race:
    """In ticks, one after the other."""
    while race.step < step and not race.over:
        race.work(TICK, step)
    return race


def in_flight(step: int) -> Race:
    """A race at a step, some racers of which have made the next one."""
    race = worked_to(Race(field()), step)
    race.work(TICK, FAR)
    race.work(TICK, FAR)
    assert race.step == step, "the step was made; this shows nothing"
    return race


def test_a_tick_takes_no_longer_than_one_step_of_one_racer(clock: WorkClock) -> None:
    race, ticks = worked_to(Race(field()), 1), []
    for _ in range(40):
        began = clock.now
        race.work(TICK, FAR)
        ticks.append(clock.now - began)
    assert max(ticks) <= TICK + STEP
    assert race.step == 1 + 40 // len(RACERS)


def test_the_first_step_which_nobody_knows_is_dear_may_not_take_long_either(
    clock: WorkClock,
) -> None:
    race = Race(setup_of(*(RACERS * 5)))
    race.work(TICK, FAR)
    assert race.step == 0
    assert clock.now <= TICK + PATIENCE + STEP


def test_steps_that_were_cheap_from_few_starts_are_not_made_by_the_dozen_from_many() -> None:
    many = setup_of(*RACERS, starts=tuple((0.01 * index, 1.0) for index in range(500)))
    with dear_steps(2e-5):
        race = worked_to(Race(field()), 200).revised(many)
    with dear_steps(TICK / 2) as clock:
        while any(race.computed(racer) < race.step for racer in range(len(RACERS))):
            race.work(TICK, race.step)
        began = clock.now
        race.work(TICK, FAR)
        assert clock.now - began <= TICK + TICK / 2


def test_a_machine_that_hesitates_once_makes_a_cheap_step_whole() -> None:
    with dear_steps(1e-5):
        race = Race(field())
        race.work(TICK, 1)
    with dear_steps(TICK):
        race.work(TICK, 2)
        assert race.step == 2


def test_a_changed_race_knows_how_dear_it_is(clock: WorkClock) -> None:
    race = worked_to(Race(field()), 3).revised(field(edits=(Edit(3, 0, {"learning_rate": 0.05}),)))
    began = clock.now
    race.work(TICK, FAR)
    assert clock.now - began <= TICK + STEP


def test_a_race_that_is_cheap_goes_on_many_steps_a_tick() -> None:
    with dear_steps(1e-5) as clock:
        race = Race(field())
        race.work(TICK, FAR)
        began, before = clock.now, race.step
        race.work(TICK, FAR)
        assert race.step - before >= 100
        assert clock.now - began <= 1.2 * TICK


def test_steps_that_get_dear_on_the_way_are_noticed_within_a_tick() -> None:
    with dear_steps(1e-5):
        race = Race(field())
        race.work(TICK, FAR)
    with dear_steps(STEP) as clock:
        ticks = []
        for _ in range(12):
            began = clock.now
            race.work(TICK, 10 * FAR)
            ticks.append(clock.now - began)
        assert ticks[0] > 1.0, "64 steps that were thought to be cheap"
        assert max(ticks[1:]) <= TICK + STEP


def test_turns_change_no_number(clock: WorkClock) -> None:
    del clock
    race = worked_to(Race(field()), 30)
    assert_equal_races(race, raced(field(), 30), list(range(31)))


def test_turns_change_no_end(clock: WorkClock) -> None:
    del clock
    for stop in (
        Stop(max_steps=13),
        Stop(slope_norm=0.3, max_steps=200),
        Stop(height_change=1e-3, max_steps=200),
    ):
        race = worked_to(Race(field(stop)), FAR)
        assert race.over
        assert_equal_races(race, raced(field(stop), FAR))


def test_what_some_have_made_already_is_not_seen(clock: WorkClock) -> None:
    del clock
    race, wanted = in_flight(20), raced(field(), 20)
    for racer in range(len(RACERS)):
        assert race.computed(racer) == 20
        assert np.array_equal(race.positions(racer, 21), wanted.positions(racer, 20))
        assert race.trail(racer, 0, race.step)[0].tolist() == list(range(21))
    assert_equal_races(race, wanted, list(range(21)))


@pytest.mark.parametrize(("racer", "name"), [(0, "learning_rate"), (1, "beta1"), (3, "momentum")])
def test_an_edit_between_two_turns_acts_from_the_next_step_on(
    clock: WorkClock, racer: int, name: str
) -> None:
    race = in_flight(20)
    began = clock.now
    race.edit(racer, **{name: 0.07})
    assert clock.now == began, "an edit at the newest step has to run nothing again"
    worked_to(race, 40)
    assert_equal_races(race, raced(race.setup, 40), list(range(41)))


def test_an_edit_of_the_setup_between_two_turns_is_as_if_it_had_always_been(
    clock: WorkClock,
) -> None:
    del clock
    setup = field(edits=(Edit(20, 0, {"learning_rate": 0.05}), Edit(7, 1, {"beta1": 0.5})))
    race = worked_to(in_flight(20).revised(setup), 40)
    assert_equal_races(race, raced(setup, 40), list(range(41)))


def test_a_branch_between_two_turns_shares_the_past(clock: WorkClock) -> None:
    del clock
    race = in_flight(20)
    for step in (20, 11):
        branch = race.branch(step)
        branch.edit(0, learning_rate=0.2)
        worked_to(branch, 30)
        assert_equal_races(branch, raced(branch.setup, 30), list(range(31)))
    worked_to(race, 30)
    assert_equal_races(race, raced(field(), 30), list(range(31)))


def test_starts_that_come_between_two_turns_catch_up(clock: WorkClock) -> None:
    del clock
    setup = field()
    more = replace(setup, starts=(*STARTS, (2.0, 2.0)))
    race = in_flight(20).revised(more)
    for _ in range(FAR):
        race.work(TICK, 30)
    assert_equal_races(race, raced(more, 30), list(range(31)))


def test_a_race_goes_on_in_one_go_from_between_two_turns(clock: WorkClock) -> None:
    del clock
    race = in_flight(20)
    race.advance(15)
    assert_equal_races(race, raced(field(), 35), list(range(36)))


def test_who_keeps_a_race_from_its_end_may_be_taken_out_of_it(clock: WorkClock) -> None:
    del clock
    setup = field(Stop(max_steps=21))
    race = worked_to(Race(setup), 20)
    race.work(TICK, FAR)
    assert race.step == 20
    alone = replace(
        setup, racers=tuple(replace(one, enabled=i == 0) for i, one in enumerate(setup.racers))
    )
    race = worked_to(race.revised(alone), FAR)
    assert_equal_races(race, raced(alone, FAR))
