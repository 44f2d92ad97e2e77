"""Suggested rates hold what they promise: few paths diverge, and every racer visibly moves."""

from collections.abc import Mapping

import numpy as np
import pytest

from engine.catalog import functions, optimizers
from engine.measures import Status
from engine.race import Race

USUAL = ("sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam")
ONE_OF_EACH_FAMILY = {name for name, one in optimizers().items() if one.family in (None, name)}


def race_of(function: str, starts: object, rates: Mapping[str, float], steps: int) -> Race:
    """A race that has run, one racer a rate."""
    racers = [
        {"optimizer": name, "hyperparameters": {"learning_rate": rate}}
        for name, rate in rates.items()
    ]
    race = Race.from_setup(
        {
            "format": "slalom",
            "schema": 1,
            "problem": {"function": function},
            "starts": starts,
            "racers": racers,
        }
    )
    race.advance(steps)
    return race


@pytest.mark.parametrize("identifier", functions())
def test_at_suggested_rates_nine_paths_in_ten_hold_and_every_racer_moves(identifier: str) -> None:
    entry = functions()[identifier]
    starts = {"random": 200, "spread": [list(interval) for interval in entry.view]}
    race = race_of(identifier, starts, {name: entry.rates[name] for name in USUAL}, 500)
    diagonal = np.hypot(*np.diff(entry.view, axis=1)[:, 0])
    for racer, name in enumerate(USUAL):
        assert (race.status(racer, race.step) == Status.DIVERGED).mean() <= 0.1, name
        moved = np.linalg.norm(race.positions(racer, race.step) - race.starts, axis=0)
        assert np.median(moved) >= 0.01 * diagonal, name


@pytest.mark.parametrize("identifier", functions())
def test_no_suggested_rate_throws_a_racer_from_the_functions_own_starts(
    identifier: str,
) -> None:
    entry = functions()[identifier]
    starts = [list(start) for start in entry.starts]
    rates = {name: rate for name, rate in entry.rates.items() if name in ONE_OF_EACH_FAMILY}
    race = race_of(identifier, starts, rates, 500)
    for racer, name in enumerate(rates):
        assert (race.status(racer, race.step) != Status.DIVERGED).all(), name
        assert (race.positions(racer, 49) != race.starts).any(axis=0).all(), name


def test_racers_walk_over_the_edge_of_eggholder_because_the_window_is_no_wall() -> None:
    entry = functions()["eggholder"]
    race = race_of("eggholder", [[505.0, 404.0]], {"sgd": 0.1, "adam": 0.5}, 300)
    for racer in range(2):
        assert race.positions(racer, 300)[0, 0] > entry.window[0][1]
        assert race.heights(racer, 300)[0] < entry.minima[0].height
        assert race.status(racer, 300)[0] not in (Status.DIVERGED, Status.ESCAPED)
