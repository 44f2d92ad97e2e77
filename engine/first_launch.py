"""The race that is ready to run when Slalom is started for the first time."""

from engine.catalog import functions
from engine.setup import ProblemSetup, RacerSetup, Setup

FUNCTION = "beale"
OPTIMIZERS = ("sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam")


def first_launch() -> Setup:
    """Six optimizers on Beale's function, from its suggested starts at its suggested rates."""
    entry = functions()[FUNCTION]
    racers = (
        RacerSetup(optimizer=name, hyperparameters={"learning_rate": entry.rates[name]})
        for name in OPTIMIZERS
    )
    return Setup(ProblemSetup(function=FUNCTION), starts=entry.starts, racers=tuple(racers))
