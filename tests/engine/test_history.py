"""What is kept of the past, and what is given up when the budget runs out."""

from mmap import PAGESIZE
from pathlib import Path

import numpy as np
import pytest

from engine.arrays import Array
from engine.history import LARGE, Checkpoints, KeptPositions, unwritten
from engine.optimizer import State

STARTS = 3
POINT_BYTES = 2 * STARTS * 8


def at(step: int) -> Array:
    return np.full((2, STARTS), float(step)) + np.arange(STARTS)


def kept_after(steps: int, budget: int, block: int = 7) -> KeptPositions:
    kept = KeptPositions(at(0)[None], budget)
    for first in range(1, steps + 1, block):
        last = min(first + block, steps + 1)
        kept.append(first, np.stack([at(step) for step in range(first, last)]))
    return kept


def steps_of(kept: KeptPositions, last: int) -> list[int]:
    steps, points = kept.between(0, last)
    assert all(np.array_equal(p, at(s)) for s, p in zip(steps.tolist(), points, strict=True))
    return [int(step) for step in steps]


def test_every_step_is_kept_while_the_budget_lasts() -> None:
    assert steps_of(kept_after(40, 10**6), 40) == list(range(41))


@pytest.mark.parametrize("block", [1, 2, 7, 64, 1000])
@pytest.mark.parametrize("room", [3, 4, 10, 37])
def test_past_the_budget_every_second_fourth_eighth_step_is_kept(room: int, block: int) -> None:
    kept = kept_after(500, room * POINT_BYTES, block)
    steps = steps_of(kept, 500)
    spacing = steps[1]
    assert spacing & (spacing - 1) == 0
    assert steps == list(range(0, 501, spacing))
    assert len(steps) <= room
    assert len(steps) >= room // 2


def test_a_step_that_was_thinned_away_is_told_from_one_that_is_kept() -> None:
    kept = kept_after(500, 10 * POINT_BYTES)
    spacing = steps_of(kept, 500)[1]
    found = kept.at(spacing)
    assert found is not None and np.array_equal(found, at(spacing))
    assert kept.at(spacing + 1) is None
    assert kept.at(spacing * 1000) is None


def test_a_cut_past_goes_on_where_it_was_cut() -> None:
    kept = kept_after(30, 10**6).cut(12)
    assert steps_of(kept, 30) == list(range(13))
    kept.append(13, np.stack([at(13), at(14)]))
    assert steps_of(kept, 30) == list(range(15))


def test_checkpoints_are_thinned_by_two_and_always_hold_the_start() -> None:
    def state(step: int) -> State:
        return State(step, at(step), {"v": at(step)})

    checkpoints = Checkpoints({0: state(0)}, 5 * state(0).size)
    for step in range(1, 40):
        if (step * 256) % checkpoints.spacing == 0:
            checkpoints.offer(state(step * 256))
    assert checkpoints.spacing > 256
    assert checkpoints.before(255).step == 0
    for step in (5_000, 9_000):
        found = checkpoints.before(step)
        assert found.step % checkpoints.spacing == 0
        assert 0 <= step - found.step < checkpoints.spacing


def test_large_room_goes_back_to_the_system_whatever_lies_between() -> None:
    np.ones(LARGE)  # from now on the usual allocator would keep pieces as large as ours
    before, rooms, between = resident(), [], []
    for _ in range(20):
        rooms.append(unwritten((LARGE // 8 + 1, 2), np.dtype(np.float64)))
        between.append(np.ones(1_000))
        rooms[-1][:] = 1.0
    assert resident() - before > 20 * LARGE
    rooms.clear()
    assert resident() - before < 5 * LARGE
    assert len(between) == 20


def resident() -> int:
    """Bytes."""
    statm = Path("/proc/self/statm")
    if not statm.exists():
        pytest.skip("only Linux tells")
    return int(statm.read_text().split()[1]) * PAGESIZE
