"""What paths have paid, where each pays for itself and steps are thinned away."""

from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from engine.arrays import Array, Indices
from engine.endings import NEVER
from engine.paid import Kept, PaidApart

STARTS = 3
STEPS = 40
GOING = np.full(STARTS, NEVER)
COSTS = np.random.default_rng(0).integers(0, 9, (STEPS, 2, STARTS))
TOTALS = np.concatenate([np.zeros((1, 2, STARTS), np.int64), COSTS.cumsum(axis=0)])
ROW_BYTES = 2 * STARTS * 8


class Replays:
    """Totals by replay, with a note of what was asked."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []

    def __call__(self, steps: Sequence[int], kept: Kept) -> Mapping[int, Array]:
        assert kept(0) is not None
        self.asked.append(list(steps))
        return {step: TOTALS[step].astype(float) for step in steps}


def paid(budget: int, ends: Indices = GOING, block: int = 7) -> PaidApart:
    costs = PaidApart.beginning(STARTS, budget)
    for first in range(0, STEPS, block):
        costs.append(first + 1, COSTS[first : first + block], ends)
    return costs


def expected(steps: Sequence[int]) -> list[list[int]]:
    found: list[list[int]] = TOTALS[list(steps), :, range(STARTS)].T.tolist()
    return found


@pytest.mark.parametrize("budget", [10**6, 12 * ROW_BYTES, 0])
@pytest.mark.parametrize("block", [1, 7, 40])
def test_totals_are_right_at_a_step_of_each_paths_own(budget: int, block: int) -> None:
    costs = paid(budget, block=block)
    for steps in ([0, 0, 0], [40, 39, 38], [3, 17, 40], [13, 13, 13]):
        assert costs.at(np.array(steps), GOING, Replays()).tolist() == expected(steps)


def test_what_was_replayed_is_not_replayed_again_while_it_is_asked_for() -> None:
    costs, replays = paid(12 * ROW_BYTES), Replays()
    for _ in range(3):
        costs.at(np.array([3, 17, 40]), GOING, replays)
        costs.at(np.array([40, 40, 40]), GOING, replays)
    assert replays.asked == [[3, 17]]
    assert costs.at(np.array([3, 19, 19]), GOING, replays).tolist() == expected([3, 19, 19])
    assert replays.asked[1:] == [[19]]


def test_an_ended_path_has_paid_what_it_had_at_its_end_and_needs_no_replay() -> None:
    ends, replays = np.array([5, NEVER, 23]), Replays()
    costs = paid(12 * ROW_BYTES, ends)
    assert costs.at(np.array([40, 40, 40]), ends, replays).tolist() == expected([5, 40, 23])
    assert costs.at(np.array([9, 40, 23]), ends, replays).tolist() == expected([5, 40, 23])
    assert replays.asked == []


def test_a_cut_past_goes_on_from_what_was_paid_there() -> None:
    costs = paid(10**6).cut(12, TOTALS[12].astype(float))
    costs.append(13, COSTS[12:20], GOING)
    assert costs.at(np.array([20, 12, 19]), GOING, Replays()).tolist() == expected([20, 12, 19])


def test_starts_are_taken_and_joined_in_any_order() -> None:
    costs = paid(10**6)
    two, one = costs.taken(np.array([2, 0]), 10**6), costs.taken(np.array([1]), 10**6)
    whole = two.joined(one, np.array([1, 2, 0]))
    assert whole.at(np.array([7, 8, 40]), GOING, Replays()).tolist() == expected([7, 8, 40])
