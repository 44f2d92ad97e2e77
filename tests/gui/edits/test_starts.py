from dataclasses import replace

import pytest

from engine.setup import GridStarts, RacerSetup, Setup
from gui import edits
from gui.edits.starts import with_starts
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
    setup = with_starts(with_a_list(two_racers()), (), ((9.0, 9.0),))
    assert setup.starts == ((9.0, 9.0),)
    assert setup.racers[0].hyperparameters["learning_rate"] == (0.1,)


def test_kept_starts_keep_their_own_numbers() -> None:
    setup = with_starts(with_a_list(two_racers()), (1,), ((9.0, 9.0),))
    assert setup.starts == (STARTS[1],)
    assert setup.racers[0].hyperparameters["learning_rate"] == (0.2,)
