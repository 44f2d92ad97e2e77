"""Suggested rates hold what they promise: few paths diverge, and every racer visibly moves."""

import numpy as np
import pytest

from engine.catalog import functions
from engine.measures import Status
from engine.race import Race

USUAL = ("sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam")
STEPS = 500


@pytest.mark.parametrize("identifier", functions())
def test_at_suggested_rates_nine_paths_in_ten_hold_and_every_racer_moves(identifier: str) -> None:
    entry = functions()[identifier]
    race = Race.from_setup(
        {
            "format": "slalom",
            "schema": 1,
            "problem": {"function": identifier},
            "starts": {"random": 200, "spread": [list(interval) for interval in entry.view]},
            "racers": [
                {"optimizer": name, "hyperparameters": {"learning_rate": entry.rates[name]}}
                for name in USUAL
            ],
            "seed": 7,
        }
    )
    race.advance(STEPS)
    diagonal = np.hypot(*np.diff(entry.view, axis=1)[:, 0])
    for racer, name in enumerate(USUAL):
        assert (race.status(racer, race.step) == Status.DIVERGED).mean() <= 0.1, name
        moved = np.linalg.norm(race.positions(racer, race.step) - race.starts, axis=0)
        assert np.median(moved) >= 0.02 * diagonal, name
