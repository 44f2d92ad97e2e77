"""Where values stand on an axis, and which of them are labelled."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from gui.plotting.value_scale import ValueScale


@given(st.floats(1e-300, 1e300), st.floats(1e-300, 1e300), st.sampled_from([0.0, 1e-3, 1.0]))
def test_larger_values_stand_higher(first: float, second: float, threshold: float) -> None:
    places = ValueScale(threshold=threshold).places(np.array([first, second]))
    assert places[0] <= places[1] + 1e-13 * abs(places[1]) if first <= second else True
    assert places[1] <= places[0] + 1e-13 * abs(places[0]) if second <= first else True


def test_signed_powers_are_symmetric_around_zero() -> None:
    scale = ValueScale.logarithmic(-5.0, 1e-3, 100.0)
    places = scale.places(np.array([-7.0, 0.0, 7.0]))
    assert places[0] == -places[2] and places[1] == 0.0


def test_ticks_are_whole_powers_and_not_too_many() -> None:
    decades = [(-2.0, "0.01"), (-1.0, "0.1"), (0.0, "1"), (1.0, "10")]
    assert ValueScale().ticks(-2.2, 1.1, 0.5) == decades
    assert 3 <= len(ValueScale().ticks(-300.0, 300.0, 90.0)) <= 7
    labels = [label for _, label in ValueScale(threshold=1e18).ticks(-7.0, 1.0, 2.0)]
    assert labels == ["\N{MINUS SIGN}10²⁴", "\N{MINUS SIGN}10²¹", "0"]


def test_within_one_power_ticks_are_plain_numbers() -> None:
    assert [label for _, label in ValueScale().ticks(0.2, 1.3, 0.25)] == ["2", "5", "10"]
    assert [label for _, label in ValueScale().ticks(1.7, 1.71, 0.003)] == ["50.5", "51"]


@given(
    st.lists(st.floats(-1.7e308, 1.7e308), min_size=2, max_size=9),
    st.floats(40.0, 400.0),
)
@example([1.7e308, 1.6e308], 40.0)
@example([1.7e308, -1.7e308], 40.0)
@example([17.0, 17.0], 40.0)
def test_labels_never_overlap_at_any_height(values: list[float], height: float) -> None:
    sizes = [abs(value) for value in values if value] or [1.0]
    scale = ValueScale.logarithmic(min(values), min(sizes), max(sizes))
    places = scale.places(np.array(values))
    low, high = float(np.nanmin(places)) - 0.1, float(np.nanmax(places)) + 0.1
    gap = max(high - low, 1e-9) * 17.0 / height
    ticks = scale.ticks(low, high, gap)
    assert all(after - before >= gap for (before, _), (after, _) in pairwise(ticks))
    assert all(low <= place <= high for place, _ in ticks)
