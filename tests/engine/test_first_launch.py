"""The race of the first launch is worth watching wherever a person clicks."""

from dataclasses import replace

import numpy as np
import pytest

from engine.catalog import functions
from engine.first_launch import first_launch
from engine.measures import Status
from engine.race import Race
from engine.setup import RandomStarts
from tests.command import python

USUAL = ("sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam")
CLICKS = 1_000
STEPS = 500
VISIBLE = 0.01  # of the view's diagonal: some ten pixels on the map


@pytest.fixture(scope="module")
def race() -> Race:
    """The first race from a thousand random clicks in the view."""
    view = functions()["beale"].view
    race = Race.from_setup(replace(first_launch(), starts=RandomStarts(CLICKS, spread=view)))
    race.advance(STEPS)
    return race


def test_the_first_race_has_six_optimizers_at_suggested_rates_from_suggested_starts() -> None:
    setup = first_launch()
    beale = functions()["beale"]
    assert setup.problem.function == "beale"
    assert setup.starts == beale.starts
    racers = {racer.optimizer: racer.hyperparameters["learning_rate"] for racer in setup.racers}
    assert tuple(racers) == USUAL
    assert racers == {identifier: beale.rates[identifier] for identifier in USUAL}


def test_of_a_thousand_clicks_at_most_one_path_in_ten_diverges(race: Race) -> None:
    for racer, declared in enumerate(race.setup.racers):
        diverged = race.status(racer, race.step) == Status.DIVERGED
        assert diverged.mean() <= 0.1, declared.optimizer


def test_of_a_thousand_clicks_every_racer_visibly_moves(race: Race) -> None:
    diagonal = np.hypot(*np.diff(functions()["beale"].view, axis=1)[:, 0])
    for racer, declared in enumerate(race.setup.racers):
        far = np.zeros(CLICKS)
        for step in range(0, STEPS + 1, 10):
            moved = np.linalg.norm(race.positions(racer, step) - race.starts, axis=0)
            far = np.maximum(far, moved)
        assert np.median(far) >= 0.1 * diagonal, declared.optimizer
        assert (far >= VISIBLE * diagonal).mean() >= 0.95, declared.optimizer


def test_from_the_suggested_starts_nobody_diverges_and_everybody_gets_lower() -> None:
    race = Race.from_setup(first_launch())
    race.advance(STEPS)
    for racer, declared in enumerate(race.setup.racers):
        assert (race.status(racer, race.step) != Status.DIVERGED).all(), declared.optimizer
        before, after = race.heights(racer, 0), race.heights(racer, race.step)
        assert (after < 0.5 * before).all(), declared.optimizer


def test_the_first_race_reads_no_optimizer_that_it_does_not_run() -> None:
    done = python(
        "-c",
        "import sys\n"
        "from engine.first_launch import first_launch\n"
        "from engine.race import Race\n"
        "Race.from_setup(first_launch())\n"
        "print([name for name in sys.modules if name.startswith('engine.classical')])",
    )
    assert done.stdout == "[]\n", done.stderr
