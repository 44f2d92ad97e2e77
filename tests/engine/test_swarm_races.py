from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from engine.race import HISTORY_BUDGET, Race
from engine.setup import RacerSetup, Setup, Stop
from engine.setup.edits import Edit
from engine.swarm_lane import SwarmLane
from tests.engine.races import assert_equal_races
from tests.engine.swarms import A_MOMENT, STARTS, assert_same_points, lowered, ordinary, swarm_setup

STEPS = 41
SGD = RacerSetup(optimizer="sgd", hyperparameters={"learning_rate": 0.01})
WIDE = RacerSetup(
    optimizer="momentum",
    hyperparameters={"learning_rate": tuple(1e-4 * (1 + k % 7) for k in range(STARTS))},
)
NOISY = RacerSetup(
    rule="x = x - learning_rate*(g + normal())", hyperparameters={"learning_rate": 1e-3}
)
SINGLE = RacerSetup(optimizer="adam", precision="float32")
NUMBERS = RacerSetup(optimizer="nadam")
SETUPS = {
    "plain": swarm_setup(),
    "leaving": swarm_setup(SGD, RacerSetup(optimizer="adam")),
    "a number a start": swarm_setup(WIDE),
    "chance": swarm_setup(NOISY),
    "single precision": swarm_setup(SINGLE),
    "number memory": swarm_setup(NUMBERS),
    "edited": swarm_setup(
        SGD,
        edits=(Edit(6, 0, {"learning_rate": 1e-3}), Edit(21, 0, {"learning_rate": 1e-2})),
    ),
    "stopped by height": swarm_setup(stop=Stop(height_change=1e-3)),
    "stopped by steps": swarm_setup(stop=Stop(max_steps=30)),
    "two gradients": swarm_setup(RacerSetup(rule="x = x - 0.001*grad(x - 0.001*g)")),
    "a search": swarm_setup(RacerSetup(optimizer="bfgs"), SGD),
}


@pytest.fixture(autouse=True)
def small() -> Iterator[None]:
    with lowered():
        yield


@pytest.fixture(params=SETUPS)
def setup(request: pytest.FixtureRequest) -> Setup:
    return SETUPS[request.param]


def unbounded(setup: Setup, steps: int) -> Race:
    with lowered(starts=10**6):
        return ordinary(setup, steps)


def ticked(setup: Setup, steps: int, budget: int = HISTORY_BUDGET) -> Race:
    """Raced in slices so short that every one ends within a step."""
    race = Race(setup, budget)
    while race.step < steps and not race.over:
        race.work(A_MOMENT, steps)
    return race


def test_a_swarm_moves_as_any_race_to_the_last_bit(setup: Setup) -> None:
    swarm, other = Race(setup), unbounded(setup, STEPS)
    assert swarm.advance(STEPS) == other.step
    assert_equal_races(swarm, other, [0, 1, 7, 20, other.step])


def test_it_does_not_matter_that_work_stops_within_a_step(setup: Setup) -> None:
    other = unbounded(setup, STEPS)
    swarm = ticked(setup, STEPS)
    assert_equal_races(swarm, other, [0, 9, other.step])


def test_a_step_is_read_whole_while_the_next_one_is_underway(setup: Setup) -> None:
    other, race = unbounded(setup, STEPS), Race(setup)
    seen = set()
    while race.step < 12 and not race.over:
        race.work(A_MOMENT, STEPS)
        assert_same_points(race, other, [race.step])
        sight = race.sight(0, race.step)
        assert sight.is_whole
        assert np.array_equal(sight.points, other.positions(0, race.step))
        seen.add(race.step)
    assert len(seen) > 2


@pytest.mark.parametrize("budget", [0, 20_000, HISTORY_BUDGET])
def test_any_step_is_read_exactly_with_any_budget(setup: Setup, budget: int) -> None:
    other, swarm = unbounded(setup, STEPS), ticked(setup, STEPS, budget)
    steps = [step for step in (40, 3, 22, 23, 0, 39, 7, 41) if step <= other.step]
    assert_same_points(swarm, other, steps)


def test_of_a_past_step_the_sample_shows_at_once_and_the_rest_arrives(setup: Setup) -> None:
    other, swarm = unbounded(setup, STEPS), ticked(setup, STEPS, 0)
    if not isinstance(swarm._lanes[0], SwarmLane):
        assert swarm.sight(0, 13).is_whole
        return
    counts = []
    for _ in range(1000):
        sight = swarm.sight(0, 13)
        wanted = other.positions(0, 13)
        starts = np.arange(STARTS) if sight.starts is None else sight.starts
        assert len(set(starts.tolist())) == sight.points.shape[1]
        assert np.array_equal(sight.points, wanted[:, starts])
        counts.append(sight.points.shape[1])
        if sight.is_whole:
            break
        assert swarm.is_looking
        swarm.work(2.0, swarm.step)
    assert counts[0] == 5
    assert counts[-1] == STARTS
    assert counts == sorted(counts)
    assert len(set(counts)) > 3
    assert not swarm.is_looking


def test_a_look_goes_on_to_the_next_step_without_beginning_anew() -> None:
    setup = swarm_setup()
    other, swarm = unbounded(setup, STEPS), ticked(setup, STEPS, 0)
    for step in (10, 11, 12, 30, 5):
        while not swarm.sight(0, step).is_whole:
            swarm.work(A_MOMENT, swarm.step)
        assert np.array_equal(swarm.sight(0, step).points, other.positions(0, step))


def test_the_sample_is_a_race_of_some_starts_with_every_step(setup: Setup) -> None:
    other, swarm = unbounded(setup, STEPS), ticked(setup, STEPS)
    sample = swarm.sample
    columns = [0, 10, 20, 30, 40]
    assert np.array_equal(sample.starts, swarm.starts[:, columns])
    assert sample.step == swarm.step
    for racer in range(len(setup.racers)):
        for step in (0, 17, other.step):
            points = other.positions(racer, step)[:, columns]
            assert np.array_equal(sample.positions(racer, step), points)
            paid = sample.costs(racer, step).gradient_evaluations
            assert np.array_equal(paid, other.costs(racer, step).gradient_evaluations[columns])
            status = other.status(racer, step)[columns]
            assert np.array_equal(sample.status(racer, step), status)
        steps, heights = sample.height_curve(racer, 0, other.step)
        assert heights.shape == (len(steps), len(columns))
        assert len(steps) == other.step + 1


def test_a_race_that_is_no_swarm_is_its_own_sample() -> None:
    with lowered(starts=10**6):
        race = Race(swarm_setup())
        assert race.sample is race
        assert not race.is_looking


@pytest.mark.parametrize("step", [0, 5, 16, 26, STEPS])
def test_an_edit_at_any_step_gives_what_a_race_with_it_gives(step: int) -> None:
    plain = swarm_setup(SGD, RacerSetup(optimizer="adam"))
    edited = swarm_setup(
        SGD, RacerSetup(optimizer="adam"), edits=(Edit(step, 0, {"learning_rate": 2e-4}),)
    )
    other = unbounded(edited, STEPS + 4)
    swarm = ticked(plain, STEPS).revised(edited)
    assert swarm.step == STEPS
    while swarm.step < STEPS + 4 and not swarm.over:
        swarm.work(A_MOMENT, STEPS + 4)
    assert_equal_races(swarm, other, [0, 12, 30, STEPS, other.step])


@pytest.mark.parametrize("step", [3, 18, STEPS - 1])
def test_an_old_future_goes_on_from_a_copy_of_the_swarm(step: int) -> None:
    swarm = ticked(swarm_setup(SGD), STEPS)
    both = swarm_setup(SGD, SGD, edits=(Edit(step, 0, {"learning_rate": 2e-4}),))
    swarm = swarm.revised(both)
    assert swarm.computed(1) == STEPS  # nothing of it is raced again
    swarm.advance(1)
    assert_equal_races(swarm, unbounded(both, STEPS + 1), [0, step, step + 1, STEPS])


def test_an_edit_within_a_step_undoes_what_is_underway() -> None:
    race = Race(swarm_setup(SGD))
    while race.step < 9:
        race.work(A_MOMENT, STEPS)
    race.work(A_MOMENT, STEPS)
    at = race.step
    race.edit(0, learning_rate=1e-3)
    race.advance(STEPS - at)
    edited = swarm_setup(SGD, edits=(Edit(at, 0, {"learning_rate": 1e-3}),))
    assert_equal_races(race, unbounded(edited, STEPS), [at, at + 1, STEPS])


@pytest.mark.parametrize("step", [0, 3, 18, STEPS])
def test_a_branch_shares_the_past_and_leaves_the_race_alone(step: int) -> None:
    setup = SETUPS["edited"]
    race = ticked(setup, STEPS)
    race.work(A_MOMENT, STEPS + 1)
    branch = race.branch(step)
    assert branch.step == step
    branch.advance(10)
    kept = tuple(edit for edit in setup.edits if edit.step < step)
    other = unbounded(swarm_setup(SGD, edits=kept), step + 10)
    assert_equal_races(branch, other, [step // 2, step, step + 10])
    race.advance(5)
    assert_same_points(race, unbounded(setup, race.step), [step, STEPS, race.step])


def test_other_starts_begin_anew_and_other_racers_do_not() -> None:
    swarm = ticked(swarm_setup(SGD), STEPS)
    more = swarm_setup(SGD, RacerSetup(optimizer="adam"))
    swarm = swarm.revised(more)
    assert swarm.computed(0) == STEPS
    assert swarm.computed(1) == 0
    swarm.advance(1)
    assert_equal_races(swarm, unbounded(more, STEPS + 1), [STEPS])


def test_a_swarm_becomes_an_ordinary_race_and_back() -> None:
    many, few = swarm_setup(SGD), swarm_setup(SGD)
    few = replace(few, starts=((1.0, 1.5), (-2.0, 0.5)))
    race = ticked(many, STEPS).revised(few)
    race.advance(1)
    assert_equal_races(race, unbounded(few, STEPS + 1), [20, STEPS])
    race = race.revised(many)
    race.advance(1)
    assert_equal_races(race, unbounded(many, STEPS + 2), [20, STEPS])
