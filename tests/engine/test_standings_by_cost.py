"""Who is ahead by what it costs to get there."""

from __future__ import annotations

from dataclasses import replace

from engine.cost_axis import Axis
from engine.endings import NEVER
from engine.measures import standings
from engine.race import Race
from tests.engine.races import raced, rule, setup_of

GRADIENTS: Axis = "gradient_evaluations"
TWICE = "x = x - learning_rate*grad(x - 0.1*g)"


def test_by_steps_the_ranking_is_what_it_always_was() -> None:
    race = raced(setup_of(rule(), rule(TWICE)), 20)
    assert standings(race, 20, 0.01) == standings(race, 20, 0.01, "steps")


def test_without_racers_nobody_is_ahead() -> None:
    assert standings(Race(replace(setup_of(), racers=())), 0, 0.1, GRADIENTS) == []


def test_the_ranking_by_gradients_is_not_the_one_by_steps() -> None:
    setup = setup_of(rule(learning_rate=0.1), rule(TWICE, learning_rate=0.16))
    race = raced(setup, 400)
    by_steps, by_gradients = (standings(race, 400, 0.01, axis) for axis in ("steps", GRADIENTS))
    assert [row.racer for row in by_steps] == [1, 0]
    assert [row.racer for row in by_gradients] == [0, 1]
    for row in by_gradients:
        for path in row.paths:
            assert path.steps is not None
            assert path.gradient_evaluations == path.steps * (1 + row.racer)


def test_a_target_that_was_reached_later_than_the_cost_is_not_reached_yet() -> None:
    race = raced(setup_of(rule(), rule(TWICE)), 400)
    first = int(race.reached(1, 400, 0.01).max())
    last = int(race.reached(1, 400, 0.01).min())
    assert standings(race, first, 0.01)[0].reached == 1.0
    rows = {row.racer: row for row in standings(race, first, 0.01, GRADIENTS)}
    assert rows[1].reached < 1.0
    rows = {row.racer: row for row in standings(race, 2 * first, 0.01, GRADIENTS)}
    assert rows[1].reached == 1.0
    assert last <= first != NEVER


def test_statuses_are_those_of_the_step_where_a_path_is_seen() -> None:
    wild = rule("x = x - learning_rate*grad(x + 0*g)", learning_rate=3.0)
    race = raced(setup_of(rule(learning_rate=0.01), wild), 60)
    end = int(race.end_steps(1).max())
    assert 0 < end <= 30
    rows = {row.racer: row for row in standings(race, end, 0.0, GRADIENTS)}
    assert {path.status.name for path in rows[1].paths} == {"RUNNING"}
    rows = {row.racer: row for row in standings(race, 2 * end, 0.0, GRADIENTS)}
    assert {path.status.name for path in rows[1].paths} == {"DIVERGED"}
