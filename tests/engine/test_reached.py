"""The first step at which a path was as low as a target."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.endings import NEVER
from engine.race import Race
from engine.setup import Setup
from tests.engine.races import rule, setup_of

TARGET = 0.05
SMALL = 40_000


def first_low_steps(setup: Setup) -> np.ndarray:
    """Found in a race that forgets nothing, step by step."""
    race = Race(setup)
    race.advance(600)
    heights = np.stack([race.heights(0, step) for step in range(601)])
    low = heights <= TARGET
    return np.where(low.any(axis=0), low.argmax(axis=0), NEVER)


@pytest.fixture
def setup() -> Setup:
    heavy = rule("v = 0.9*v - learning_rate*g\nx = x + v", learning_rate=0.02)
    return setup_of(heavy, starts=((1.0, 1.5), (2.5, 0.2), (-1.4, -2.2), (4.0, 4.0)))


def test_it_is_exact_in_a_race_that_is_thinned_when_it_was_asked_for_in_time(setup: Setup) -> None:
    race = Race(setup, SMALL)
    race.reached(0, 0, TARGET)
    race.advance(600)
    assert len(race.trail(0, 0, 600)[0]) < 601
    assert race.reached(0, 600, TARGET).tolist() == first_low_steps(setup).tolist()


def test_it_does_not_depend_on_how_often_somebody_asks(setup: Setup) -> None:
    seldom, often = Race(setup, SMALL), Race(setup, SMALL)
    seldom.reached(0, 0, TARGET)
    seldom.advance(600)
    for _ in range(60):
        often.reached(0, often.step, TARGET)
        often.advance(10)
    assert seldom.reached(0, 600, TARGET).tolist() == often.reached(0, 600, TARGET).tolist()


def test_what_lies_after_the_step_that_is_asked_for_is_not_known_yet(setup: Setup) -> None:
    race = Race(setup)
    race.advance(600)
    truth = first_low_steps(setup)
    middle = int(np.median(truth[truth != NEVER]))
    expected = np.where(truth <= middle, truth, NEVER)
    assert race.reached(0, middle, TARGET).tolist() == expected.tolist()


def test_another_target_is_looked_for_anew(setup: Setup) -> None:
    race = Race(setup)
    race.advance(600)
    high = race.reached(0, 600, 1e9)
    assert high.tolist() == [0, 0, 0, 0]
    assert race.reached(0, 600, TARGET).tolist() == first_low_steps(setup).tolist()


def test_a_branch_and_a_later_start_know_it_too(setup: Setup) -> None:
    assert isinstance(setup.starts, tuple)
    race = Race(replace(setup, starts=setup.starts[:3]))
    race.reached(0, 0, TARGET)
    race.advance(600)
    race = race.revised(setup)
    race.work(10.0, race.step)
    assert race.reached(0, 600, TARGET).tolist() == first_low_steps(setup).tolist()
    branch = race.branch(5)
    branch.advance(595)
    assert branch.reached(0, 600, TARGET).tolist() == first_low_steps(setup).tolist()
