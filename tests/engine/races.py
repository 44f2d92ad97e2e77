"""Setups, and races made from them, that the tests of the race start from."""

import numpy as np

from engine.arrays import Array
from engine.race import Race
from engine.setup import Edit, RacerSetup, Setup, Stop
from engine.setup.problem import ProblemSetup

BOWL = "x**2/20 + y**2"
WINDOW = ((-5.0, 5.0), (-5.0, 5.0))
STARTS = ((3.0, -2.0), (-1.0, 1.5), (0.5, 4.0))
SGD = "x = x - learning_rate*g"


def rule(text: str = SGD, **hyperparameters: float | tuple[float, ...]) -> RacerSetup:
    """A racer with a rule of its own; the learning rate is 0.1 where nothing else is said."""
    return RacerSetup(rule=text, hyperparameters={"learning_rate": 0.1, **hyperparameters})


def setup_of(
    *racers: RacerSetup,
    formula: str = BOWL,
    starts: tuple[tuple[float, float], ...] = STARTS,
    stop: Stop | None = None,
    seed: int = 0,
    edits: tuple[Edit, ...] = (),
) -> Setup:
    return Setup(
        problem=ProblemSetup(formula=formula, window=WINDOW),
        starts=starts,
        racers=racers or (rule(),),
        stop=stop or Stop(),
        seed=seed,
        edits=edits,
    )


def raced(setup: Setup, steps: int) -> Race:
    """The race of a setup after some steps."""
    race = Race(setup)
    race.advance(steps)
    return race


def stepped(text: str, steps: int, formula: str = BOWL, **hyperparameters: float) -> Array:
    """Where a rule of its own is after some steps from STARTS."""
    race = Race(setup_of(rule(text, **hyperparameters), formula=formula))
    race.advance(steps)
    return race.positions(0, steps)


def assert_equal_races(one: Race, other: Race, steps: list[int] | None = None) -> None:
    """The same to the last bit: points, memory, ends, status and costs of racers that run."""
    assert one.setup.racers == other.setup.racers
    assert one.step == other.step
    for racer in range(len(one.setup.racers)):
        if not one.runs(racer):
            continue
        assert np.array_equal(one.end_steps(racer), other.end_steps(racer))
        for step in [0, one.step // 2, one.step] if steps is None else steps:
            assert_equal_steps(one, other, racer, step)


def assert_equal_steps(one: Race, other: Race, racer: int, step: int) -> None:
    place = f"racer {racer}, step {step}"
    assert np.array_equal(one.positions(racer, step), other.positions(racer, step)), place
    assert np.array_equal(one.status(racer, step), other.status(racer, step)), place
    paid, wanted = one.costs(racer, step), other.costs(racer, step)
    assert np.array_equal(paid.steps, wanted.steps), place
    assert np.array_equal(paid.gradient_evaluations, wanted.gradient_evaluations), place
    assert np.array_equal(paid.function_evaluations, wanted.function_evaluations), place
    memory, expected = one.memory(racer, step), other.memory(racer, step)
    assert memory.keys() == expected.keys(), place
    for name, values in memory.items():
        same = np.array_equal(
            np.broadcast_to(values, expected[name].shape), expected[name], equal_nan=True
        )
        assert same, f"{name} of {place}"
