"""Totals of costs that mostly repeat: exact, and no larger however long a race goes on."""

import numpy as np
import pytest

from engine.arrays import Indices
from engine.race import Race
from engine.setup import RacerSetup
from engine.tally import FEW_STRETCHES, Tally
from tests.engine.races import setup_of

Costs = list[tuple[int, int]]
PERIODIC = {
    "constant": [(1, 0)],
    "now and then": [(3, 1), *[(1, 0)] * 9],
    "two clocks": [(1 + 2 * (k % 3 == 0) + 4 * (k % 7 == 0), k % 2) for k in range(42)],
}


def tally_of(costs: Indices, block: int) -> Tally:
    tally = Tally()
    for first in range(0, len(costs), block):
        tally.append(costs[first : first + block])
    return tally


def assert_totals(tally: Tally, costs: Indices) -> None:
    totals = np.concatenate([np.zeros((1, 2), np.int64), costs.cumsum(axis=0)])
    steps = np.random.default_rng(0).permutation(len(totals))
    np.testing.assert_array_equal(tally.at(steps), totals[steps].T)


@pytest.mark.parametrize("block", [1, 7, 64, 100_000])
@pytest.mark.parametrize("period", PERIODIC.values(), ids=PERIODIC.keys())
def test_what_repeats_is_kept_once_and_known_at_every_step(period: Costs, block: int) -> None:
    warm_up: Costs = [(2, 5)] * 37 + [(0, 0)] * 5
    costs = np.array(warm_up + period * (6_000 // len(period)))
    tally = tally_of(costs, block)
    assert_totals(tally, costs)
    assert tally.stretches <= FEW_STRETCHES + 2


@pytest.mark.parametrize("block", [1, 64])
def test_costs_that_never_repeat_are_exact_as_well(block: int) -> None:
    costs = np.random.default_rng(1).integers(0, 5, (1_500, 2))
    assert_totals(tally_of(costs, block), costs)


@pytest.mark.parametrize("step", [0, 1, 12, 205, 3_333])
def test_a_cut_tally_goes_on_otherwise(step: int) -> None:
    costs = np.array(PERIODIC["now and then"] * 400)
    whole = tally_of(costs, 64)
    cut = whole.cut(step)
    other = np.array([(7, 7), (1, 0)] * 300)
    cut.append(other)
    assert_totals(cut, np.concatenate([costs[:step], other]))
    assert_totals(whole, costs)


def test_a_dear_step_now_and_then_is_counted_in_a_race_however_it_is_advanced() -> None:
    sophia = RacerSetup(optimizer="sophia_h", hyperparameters={"every": 10})
    whole, sliced = Race(setup_of(sophia)), Race(setup_of(sophia))
    whole.advance(700)
    for _ in range(700):
        sliced.advance(1)
    paid = [
        race.costs(0, step).gradient_evaluations[0]
        for race in (whole, sliced)
        for step in range(701)
    ]
    assert paid[:701] == paid[701:]
    assert np.diff(paid[:701])[:11].tolist() == [3, *[1] * 9, 3]
    assert paid[700] == 70 * (3 + 9)
