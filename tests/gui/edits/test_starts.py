from dataclasses import replace

import pytest

from engine.setup import (
    BrushStarts,
    GridStarts,
    RacerSetup,
    RandomStarts,
    Setup,
    SetupError,
    SeveralStarts,
)
from gui import edits
from gui.edits.starts import with_starts_inside
from tests.gui.setups import STARTS, two_racers


def with_a_list(setup: Setup) -> Setup:
    listed = RacerSetup(optimizer="sgd", hyperparameters={"learning_rate": (0.1, 0.2)})
    return replace(setup, racers=(listed,))


def test_a_new_start_stands_last() -> None:
    assert edits.with_start(two_racers(), (0.0, 2.0)).starts == (*STARTS, (0.0, 2.0))


def test_only_the_moved_start_moves() -> None:
    assert edits.with_moved_start(two_racers(), 1, (0.0, 2.0)).starts == (STARTS[0], (0.0, 2.0))


@pytest.mark.parametrize("index", [-1, len(STARTS)])
def test_a_start_that_is_not_there_cannot_be_moved(index: int) -> None:
    with pytest.raises(IndexError):
        edits.with_moved_start(two_racers(), index, (0.0, 2.0))


def test_a_list_with_one_number_a_start_grows_and_shrinks_with_the_starts() -> None:
    setup = with_a_list(two_racers())
    grown = edits.with_start(setup, (0.0, 2.0))
    assert grown.racers[0].hyperparameters["learning_rate"] == (0.1, 0.2, 0.2)
    shrunk = edits.without_start(grown, 0)
    assert shrunk.racers[0].hyperparameters["learning_rate"] == (0.2, 0.2)


def test_a_grid_becomes_a_list_of_points_when_one_of_them_is_removed() -> None:
    setup = replace(two_racers(), starts=GridStarts(3, 2))
    assert len(edits.points_of(edits.without_start(setup, 4))) == 5


def test_suggested_starts_take_the_place_of_starts_of_which_none_is_kept() -> None:
    setup = with_starts_inside(with_a_list(two_racers()), lambda _: False, ((9.0, 9.0),))
    assert setup.starts == ((9.0, 9.0),)
    assert setup.racers[0].hyperparameters["learning_rate"] == (0.1,)


def test_kept_starts_keep_their_own_numbers() -> None:
    setup = with_starts_inside(
        with_a_list(two_racers()), lambda point: point == STARTS[1], ((9.0, 9.0),)
    )
    assert setup.starts == (STARTS[1],)
    assert setup.racers[0].hyperparameters["learning_rate"] == (0.2,)


def test_a_start_beside_a_grid_of_a_million_leaves_the_grid_described() -> None:
    grid = GridStarts(1000, 999)
    setup = edits.with_start(replace(two_racers(), starts=grid), (0.0, 2.0))
    assert setup.starts == SeveralStarts((grid, ((0.0, 2.0),)))
    moved = edits.with_moved_start(setup, 999_000, (1.0, 1.0))
    assert moved.starts == SeveralStarts((grid, ((1.0, 1.0),)))
    assert edits.without_start(moved, 999_000).starts == grid


def test_one_of_very_many_that_are_described_together_is_refused() -> None:
    setup = replace(two_racers(), starts=GridStarts(1000, 999))
    with pytest.raises(SetupError, match="This start is one of 999000 "):
        edits.without_start(setup, 5)
    with pytest.raises(SetupError, match="This start is one of 999000 "):
        edits.with_moved_start(setup, 5, (0.0, 0.0))


def test_a_start_too_many_is_refused_with_the_limit() -> None:
    setup = replace(two_racers(), starts=GridStarts(1000, 1000))
    with pytest.raises(SetupError, match="at most 1000000 are allowed"):
        edits.with_start(setup, (0.0, 0.0))


def test_each_stroke_scatters_starts_of_its_own() -> None:
    stroke = BrushStarts(5, ((0.0, 0.0),), 0.5)
    setup = edits.with_stroke(edits.with_stroke(with_a_list(two_racers()), stroke), stroke)
    assert setup.starts == SeveralStarts((STARTS, stroke, replace(stroke, draw=1)))
    points = setup.points()
    assert not (points[:, 2:7] == points[:, 7:]).any()
    assert setup.racers[0].hyperparameters["learning_rate"] == (0.1, *(0.2,) * 11)


def test_what_fills_its_window_goes_over_to_the_window_of_another_function() -> None:
    setup = replace(two_racers(), starts=RandomStarts(1_000_000))
    assert edits.with_function(setup, "rosenbrock").starts == setup.starts


def test_a_stroke_outside_the_window_of_another_function_goes() -> None:
    far, near = (BrushStarts(5, ((at, 0.0),), 0.5) for at in (90.0, 0.0))
    setup = edits.with_stroke(edits.with_stroke(two_racers(), far), near)
    kept = edits.with_function(setup, "rosenbrock").starts
    assert isinstance(kept, SeveralStarts)
    assert kept.parts[1:] == (replace(near, draw=1),)
