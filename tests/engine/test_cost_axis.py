"""A race by what it costs: where each path stands by a cost, whatever a step costs it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.catalog import optimizers
from engine.cost_axis import AXES, Axis, shown_cost, step_at, steps_by
from engine.course import Course
from engine.race import Race
from engine.setup import Edit, RacerSetup, Setup, Stop
from engine.setup.problem import ProblemSetup
from tests.engine.races import STARTS, raced, rule, setup_of

GRADIENTS: Axis = "gradient_evaluations"
FUNCTIONS: Axis = "function_evaluations"
TWICE = "x = x - learning_rate*grad(x - 0.1*g)"
FREE = "x = x*(1 - learning_rate)"
BANANA = "(1 - x)**2 + 100*(y - x**2)**2"


def racer(identifier: str, **hyperparameters: float) -> RacerSetup:
    return RacerSetup(optimizer=identifier, hyperparameters=hyperparameters)


def raced_on_banana(*identifiers: str, steps: int = 120, budget: int = 256_000_000) -> Race:
    racers = tuple(racer(identifier) for identifier in identifiers)
    race = Race(setup_of(*racers, formula=BANANA), budget)
    race.advance(steps)
    return race


def assert_last_within(race: Race, one: int, step: int, axis: Axis) -> None:
    """No path has paid more than the cost, and none could have gone on but to the shown step."""
    cost = shown_cost(race, step, axis)
    own = np.broadcast_to(steps_by(race, one, cost, axis, step), race.starts.shape[1])
    place = f"{race.setup.racers[one].optimizer} at step {step}"
    assert (getattr(race.costs(one, own), axis) <= cost).all(), place
    ends = race.end_steps(one)
    free = (own >= step) | ((ends >= 0) & (ends <= own))
    after = getattr(race.costs(one, own + 1), axis)
    assert (free | (after > cost)).all(), place


def test_a_racer_that_needs_two_gradients_a_step_moves_half_as_often() -> None:
    race = raced(setup_of(racer("sgd", learning_rate=0.1), racer("sam")), 90)
    for step in (0, 1, 2, 7, 40, 89, 90):
        cost = shown_cost(race, step, GRADIENTS)
        assert cost == step
        assert steps_by(race, 0, cost, GRADIENTS, step) == step
        own = steps_by(race, 1, cost, GRADIENTS, step)
        assert own == step // 2
        assert np.array_equal(race.positions(1, own), race.positions(1, step // 2))
        assert race.costs(1, own).gradient_evaluations.tolist() == [2 * (step // 2)] * 3


def test_alone_such_a_racer_moves_at_every_step() -> None:
    race = raced(setup_of(racer("sam")), 30)
    assert shown_cost(race, 30, GRADIENTS) == 60
    assert steps_by(race, 0, 60, GRADIENTS, 30) == 30


def test_a_racer_that_does_not_run_sets_no_pace() -> None:
    race = raced(setup_of(replace(rule(), enabled=False), rule(TWICE)), 20)
    assert shown_cost(race, 20, GRADIENTS) == 40


def test_by_steps_nothing_is_looked_up() -> None:
    race = raced(setup_of(rule(), rule(TWICE)), 20)
    assert shown_cost(race, 13, "steps") == 13
    assert [steps_by(race, one, 13, "steps", 13) for one in (0, 1)] == [13, 13]


def test_what_pays_nothing_stands_at_the_shown_step() -> None:
    race = raced(setup_of(rule(), rule(FREE), rule(TWICE)), 20)
    assert shown_cost(race, 20, GRADIENTS) == 20
    assert steps_by(race, 1, 20, GRADIENTS, 20) == 20
    assert shown_cost(race, 20, FUNCTIONS) == 0
    assert [steps_by(race, one, 0, FUNCTIONS, 20) for one in range(3)] == [20, 20, 20]


@pytest.mark.parametrize("axis", AXES)
@pytest.mark.parametrize("first", range(0, len(optimizers()), 17))
def test_every_optimizer_of_the_catalog_stands_at_its_last_step_within_the_cost(
    first: int, axis: Axis
) -> None:
    identifiers = sorted(optimizers())[first : first + 17]
    race = raced_on_banana("sgd", "gradient_descent_armijo", *identifiers, steps=70)
    for step in (0, 1, 2, 3, 33, 69, 70):
        for one in range(len(race.setup.racers)):
            assert_last_within(race, one, step, axis)


def test_steps_that_were_thinned_away_are_found_all_the_same() -> None:
    whole = raced_on_banana("gradient_descent_armijo", "gradient_descent_wolfe", steps=700)
    thin = raced_on_banana(
        "gradient_descent_armijo", "gradient_descent_wolfe", steps=700, budget=20_000
    )
    assert thin.grain(1) > 2 > whole.grain(1) == 1
    for step in (700, 333, 5, 501):
        cost = shown_cost(thin, step, FUNCTIONS)
        assert cost == shown_cost(whole, step, FUNCTIONS)
        own = steps_by(thin, 1, cost, FUNCTIONS, step)
        assert np.array_equal(own, steps_by(whole, 1, cost, FUNCTIONS, step))
        assert np.array_equal(thin.positions(1, own), whole.positions(1, own))


def test_in_a_hurry_thinned_searches_stand_at_their_last_kept_step(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names = "gradient_descent_armijo", "gradient_descent_wolfe"
    race = raced_on_banana(*names, steps=700, budget=20_000)
    grain = race.grain(1)
    exact = {step: steps_by(race, 1, step, GRADIENTS, 700) for step in (77, 600)}
    monkeypatch.setattr(Course, "paid", lambda *_: pytest.fail("replayed"))
    for step in (700, 399, 155):
        cost = shown_cost(race, step, GRADIENTS, kept=True)
        assert 0 <= step - cost <= grain
        for one in (0, 1):
            own = np.asarray(steps_by(race, one, cost, GRADIENTS, step, kept=True))
            assert ((own % grain == 0) | (own == step)).all()
    for cost, wanted in exact.items():
        own = np.asarray(steps_by(race, 1, cost, GRADIENTS, 700, kept=True))
        assert ((wanted - own >= 0) & (wanted - own < grain)).all()


def test_the_cost_never_falls_while_the_steps_go_on() -> None:
    race = raced_on_banana("bfgs", "conjugate_gradient_fr", "trust_region", "nelder_mead")
    for axis in AXES:
        costs = [shown_cost(race, step, axis) for step in range(121)]
        assert costs == sorted(costs)


def test_where_a_step_always_pays_the_cost_rises_with_every_step() -> None:
    race = raced_on_banana("sophia_h", "sam")
    costs = [shown_cost(race, step, GRADIENTS) for step in range(121)]
    assert min(np.diff(costs)) > 0


def test_paths_that_are_at_rest_hold_nobody_up() -> None:
    race = raced_on_banana("bfgs", "gradient_descent_armijo", steps=400)
    paid = race.costs(0, 400).gradient_evaluations
    assert (paid == race.costs(0, 399).gradient_evaluations).all()
    assert shown_cost(race, 400, GRADIENTS) == 400 > paid.max()
    assert (np.asarray(steps_by(race, 0, 400, GRADIENTS, 400)) == 400).all()


def test_a_search_that_an_edit_wakes_does_not_send_the_others_back() -> None:
    racers = racer("damped_newton"), racer("gradient_descent_armijo")
    edits = (Edit(300, 0, {"least_damping": 0.3}),)
    race = raced(setup_of(*racers, formula=BANANA, edits=edits), 330)
    asleep, awake = (race.costs(0, step).gradient_evaluations for step in (300, 301))
    assert (awake > asleep).all()
    assert [shown_cost(race, step, GRADIENTS) for step in (300, 301, 302)] == [300, 301, 302]


def test_when_the_cheapest_racer_is_gone_the_next_one_sets_the_pace() -> None:
    gone = rule("x = x - learning_rate*g", learning_rate=1e9)
    race = raced(setup_of(gone, rule(TWICE)), 30)
    end = int(race.end_steps(0).max())
    assert 0 < end < 10
    assert shown_cost(race, end, GRADIENTS) == end
    assert shown_cost(race, 30, GRADIENTS) == 60
    assert steps_by(race, 1, 60, GRADIENTS, 30) == 30


def test_racers_that_all_stop_at_one_step_are_compared_at_one_cost() -> None:
    race = raced(setup_of(rule(), rule(TWICE), stop=Stop(max_steps=40)), 99)
    assert race.over
    assert shown_cost(race, race.step, GRADIENTS) == 40
    assert steps_by(race, 1, 40, GRADIENTS, race.step) == 20


def test_a_racer_that_lags_does_not_change_the_pace_of_the_others() -> None:
    race = raced(setup_of(rule(), rule(TWICE)), 200)
    slower = replace(rule(), hyperparameters={"learning_rate": 0.05})
    race = race.revised(setup_of(slower, rule(TWICE)))
    assert race.computed(0) < 200
    race.work(1e-9, 200)
    while race.computed(0) < 200:
        race.work(1e-4, 200)
        if race.computed(0):
            assert shown_cost(race, 200, GRADIENTS) == 200


def test_a_racer_that_lags_is_expected_where_it_will_stand() -> None:
    race = raced(setup_of(rule(), rule(TWICE)), 200)
    race = race.revised(
        setup_of(rule(), replace(rule(TWICE), hyperparameters={"learning_rate": 0.05}))
    )
    while not race.computed(1):
        race.work(1e-5, 200)
    assert race.computed(1) < 100
    assert steps_by(race, 1, shown_cost(race, 200, GRADIENTS), GRADIENTS, 200) == 100
    race.work(9.0, 200)
    assert steps_by(race, 1, shown_cost(race, 200, GRADIENTS), GRADIENTS, 200) == 100


def test_a_start_that_lags_stands_at_its_newest_step() -> None:
    race = raced(setup_of(rule(), rule(TWICE)), 300)
    moved = setup_of(rule(), rule(TWICE), starts=(*STARTS, (2.0, 2.0)))
    race = race.revised(moved)
    assert race.computed(1) == 0
    assert shown_cost(race, 300, GRADIENTS) == 300
    assert steps_by(race, 1, 300, GRADIENTS, 300) == 150


def test_the_step_at_a_cost_is_the_last_that_is_seen_by_it() -> None:
    race = raced(setup_of(rule(TWICE)), 50)
    assert [step_at(race, cost, GRADIENTS) for cost in (0, 1, 2, 3, 99, 100, 1e9)] == [
        *(0, 0, 1, 1, 49, 50, 50)
    ]
    assert step_at(race, 17.4, "steps") == 17


def test_without_starts_or_racers_there_is_nothing_to_pay() -> None:
    empty = Race(setup_of(starts=()))
    alone = Race(replace(setup_of(), racers=()))
    for race in (empty, alone):
        assert shown_cost(race, 0, GRADIENTS) == 0
    assert steps_by(empty, 0, 0, GRADIENTS, 0) == 0


def test_a_setup_of_a_catalog_function_is_seen_by_cost_too() -> None:
    setup = Setup(
        problem=ProblemSetup(function="beale"),
        starts=((1.0, 1.5),),
        racers=(racer("adam"), racer("sam")),
    )
    race = raced(setup, 40)
    assert steps_by(race, 1, shown_cost(race, 40, GRADIENTS), GRADIENTS, 40) == 20
