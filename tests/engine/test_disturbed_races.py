"""Races on a disturbed problem, whatever the company, the pace and the changes."""

from dataclasses import replace

import numpy as np
import pytest

from engine import rule_stepper
from engine.catalog import optimizers
from engine.disturbances import Disturbances
from engine.race import Race
from engine.setup import Edit, RacerSetup
from tests.engine.disturbed import ALL, EACH, FEELS, disturbed, each_kind
from tests.engine.races import STARTS, assert_equal_races, raced, rule


@each_kind
def test_noise_does_not_depend_on_the_company(strengths: Disturbances) -> None:
    racers = rule(FEELS), RacerSetup(optimizer="sam"), RacerSetup(optimizer="adam")
    few = raced(disturbed(racers[1], strengths=strengths), 20)
    more = raced(disturbed(*racers, strengths=strengths, starts=STARTS * 9), 20)
    assert np.array_equal(more.positions(1, 20)[:, :3], few.positions(0, 20))


@pytest.mark.parametrize("chunk", [1, 2])
def test_noise_is_the_same_in_steps_blocks_chunks_and_replays(
    chunk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    setup = disturbed(RacerSetup(optimizer="sam"), RacerSetup(optimizer="adam"), seed=8)
    whole = raced(setup, 150)
    single = Race(setup)
    for _ in range(150):
        single.advance()
    assert_equal_races(single, whole)
    tight = Race(setup, history_budget=3_000)
    tight.advance(150)
    assert_equal_races(tight, whole, [0, 3, 97, 150])
    monkeypatch.setattr(rule_stepper, "CHUNK", chunk)
    assert_equal_races(raced(setup, 150), whole)


def test_disturbing_in_another_way_runs_the_racers_again_to_the_same_step() -> None:
    race = raced(disturbed(rule(FEELS), RacerSetup(optimizer="adam"), strengths=ALL), 60)
    for strengths in (EACH["additive"], Disturbances(), ALL):
        changed = replace(race.setup, disturbances=strengths)
        race = race.revised(changed)
        assert race.step == 60
        race.work(10.0, 60)
        assert race.computed(0) == 60
        assert_equal_races(race, raced(changed, 60))


@pytest.mark.parametrize(
    "starts",
    [STARTS[1:], STARTS[:2], STARTS[::-1], (*STARTS, (2.0, 2.0)), (STARTS[0], (1.0, 1.0))],
)
def test_starts_come_and_go_without_moving_the_noise_of_others(
    starts: tuple[tuple[float, float], ...],
) -> None:
    race = raced(disturbed(rule(), RacerSetup(optimizer="adam")), 60)
    changed = replace(race.setup, starts=starts)
    revised = race.revised(changed)
    revised.work(10.0, 60)
    assert_equal_races(revised, raced(changed, 60))


def test_edits_and_branches_of_a_disturbed_race_are_replayed_exactly() -> None:
    race = raced(disturbed(rule(), seed=4), 30)
    race.edit(0, learning_rate=0.02)
    race.advance(30)
    assert_equal_races(race, raced(race.setup, 60))
    branch = race.branch(40)
    branch.advance(20)
    assert_equal_races(branch, race)
    changed = replace(race.setup, edits=(Edit(10, 0, {"learning_rate": 0.3}),))
    revised = race.revised(changed)
    revised.work(10.0, 60)
    assert_equal_races(revised, raced(changed, 60))


@pytest.mark.parametrize("identifier", optimizers())
def test_every_optimizer_of_the_catalog_races_on_disturbed_ground(identifier: str) -> None:
    setup = disturbed(RacerSetup(optimizer=identifier), strengths=ALL)
    race = raced(setup, 30)
    assert race.step == 30
    assert_equal_races(race, raced(setup, 30))
    plain = raced(replace(setup, disturbances=Disturbances()), 30)
    assert not np.array_equal(plain.positions(0, 30), race.positions(0, 30))
