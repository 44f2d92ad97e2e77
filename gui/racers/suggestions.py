"""Learning rates that were measured to be good; a person asks for them, nothing applies them."""

from __future__ import annotations

from collections.abc import Mapping

from engine.catalog import functions
from engine.setup import Setup
from gui.edits.racers import hyperparameters_at, with_hyperparameters

RATE = "learning_rate"


def suggested_rate(setup: Setup, racer: int) -> float | None:
    """The rate suggested for this optimizer on this function, if the catalog knows one."""
    function, optimizer = setup.problem.function, setup.racers[racer].optimizer
    if function is None or optimizer is None:
        return None
    return functions()[function].rates.get(optimizer)


def with_suggested_rates(setup: Setup, steps: Mapping[int, int]) -> Setup:
    """Racers at their suggested rates, each from the step after one of its own on."""
    for racer, step in steps.items():
        rate = suggested_rate(setup, racer)
        if rate is not None and rate != hyperparameters_at(setup, racer, step).get(RATE):
            setup = with_hyperparameters(setup, racer, step, {RATE: rate})
    return setup
