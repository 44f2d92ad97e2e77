import numpy as np
import pytest

from engine.jobs.lattice import levels


@pytest.mark.parametrize("whole_rows", [False, True])
@pytest.mark.parametrize(("columns", "rows"), [(512, 512), (37, 20), (1, 1), (3, 50)])
def test_every_point_comes_once(columns: int, rows: int, whole_rows: bool) -> None:
    found = np.concatenate([added for _, added in levels(columns, rows, whole_rows)])
    assert np.array_equal(np.sort(found), np.arange(columns * rows))


@pytest.mark.parametrize("whole_rows", [False, True])
def test_after_a_level_every_point_of_its_stride_is_there(whole_rows: bool) -> None:
    known = np.zeros((40, 70), bool)
    strides = []
    for stride, added in levels(70, 40, whole_rows):
        known.reshape(-1)[added] = True
        assert known[::stride, ::stride].all()
        strides.append(stride)
    assert strides == [16, 8, 4, 2, 1]


def test_the_first_level_of_a_large_grid_is_small() -> None:
    _, first = next(levels(512, 512))
    assert len(first) == 32 * 32
    assert first[:3].tolist() == [0, 16, 32] and first[32] == 16 * 512


def test_whole_rows_keep_neighbours_together() -> None:
    _, first = next(levels(512, 512, whole_rows=True))
    assert first[:512].tolist() == list(range(512))
    assert np.count_nonzero(np.diff(first) != 1) == 31
