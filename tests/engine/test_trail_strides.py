"""A trail by strides is every so many steps of the whole one, and costs no more than they do."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.race import Race
from tests.engine.races import STARTS, rule, setup_of


@pytest.mark.parametrize("stride", [1, 2, 8, 64])
@pytest.mark.parametrize("budget", [10**7, 3_000])
def test_a_trail_by_strides_is_part_of_the_whole_one(stride: int, budget: int) -> None:
    race = Race(setup_of(rule()), history_budget=budget)
    race.advance(1000)
    steps, points = race.trail(0, 100, 900)
    chosen = steps % stride == 0
    few_steps, few_points = race.trail(0, 100, 900, stride)
    assert few_steps.tolist() == steps[chosen].tolist()
    assert np.array_equal(few_points, points[chosen])


def test_a_path_that_is_late_is_missing_from_a_trail_by_strides_as_from_the_whole_one() -> None:
    setup = setup_of(rule())
    race = Race(setup)
    race.advance(100)
    race = race.revised(replace(setup, starts=(*STARTS, (-2.5, -2.5))))
    race.work(1e-4, 100)
    steps, points = race.trail(0, 0, 100)
    few_steps, few_points = race.trail(0, 0, 100, 4)
    chosen = steps % 4 == 0
    assert few_steps.tolist() == steps[chosen].tolist()
    assert np.array_equal(few_points, points[chosen], equal_nan=True)
