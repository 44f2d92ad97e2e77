"""Momentum and Adam as loops written by hand, and races to compare with them."""

from collections.abc import Callable, Iterator

import numpy as np

from engine.arrays import Array
from engine.race import Race
from engine.setup import ProblemSetup, RacerSetup, ScheduleSetup, Setup, Stop, WrapperSetup

STEPS = 90
STARTS = ((1.0, 1.5), (-2.0, 2.0), (0.5, -1.0))
POINTS = np.array(STARTS).T
Slope = Callable[[Array], Array]
Walk = Iterator[Array]


def beale(p: Array) -> Array:
    x, y = p
    parts = [(c - x + x * y**k, y**k - 1, k * x * y ** (k - 1)) for c, k in
             ((1.5, 1), (2.25, 2), (2.625, 3))]  # fmt: skip
    by_x = sum(2 * part * dx for part, dx, _ in parts)
    return np.array([by_x, sum(2 * part * dy for part, _, dy in parts)])


def constant(_: int) -> float:
    return 1.0


def momentum(
    slope: Slope = beale, rate: float = 1e-3, factor: Callable[[int], float] = constant
) -> Walk:
    x, v, t = POINTS, np.zeros_like(POINTS), 0
    while True:
        t += 1
        v = 0.9 * v - rate * factor(t) * slope(x)
        x = x + v
        yield x


def adam(
    slope: Slope = beale, rate: float = 0.02, decay: float = 0.0,
    factor: Callable[[int], float] = constant,
) -> Walk:  # fmt: skip
    x, m, v, t = POINTS, np.zeros_like(POINTS), np.zeros_like(POINTS), 0
    while True:
        t += 1
        g, eta = slope(x), rate * factor(t)
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g**2
        step = eta * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
        x = x - step - eta * decay * x
        yield x


def raced(
    optimizer: str,
    rate: float,
    around: dict[str, dict[str, float]] | None = None,
    schedule: ScheduleSetup | None = None,
    **hyperparameters: float,
) -> Array:
    """Points `(steps, dims, starts)`; `around` names wrappers, the innermost first."""
    racer = RacerSetup(
        optimizer=optimizer,
        hyperparameters={"learning_rate": rate, **hyperparameters},
        schedule=schedule,
        wrappers=tuple(WrapperSetup(name, values) for name, values in (around or {}).items()),
    )
    setup = Setup(ProblemSetup(function="beale"), STARTS, (racer,), Stop(max_steps=STEPS))
    race = Race.from_setup(Setup.from_text(setup.to_text()))
    race.advance(STEPS)
    return np.stack([race.positions(0, step) for step in range(1, STEPS + 1)])


def assert_same(found: Array, walk: Walk) -> None:
    wanted = np.stack([next(walk) for _ in range(STEPS)])
    assert np.ptp(wanted[:, 0, 0]) > 1e-3  # it goes somewhere
    assert np.allclose(found, wanted, rtol=1e-12, atol=1e-12)
