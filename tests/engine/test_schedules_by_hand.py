"""Schedules against formulas and loops written by hand, to the last digits."""

from collections.abc import Callable
from math import cos, floor, pi, sqrt

import pytest

from engine.catalog import schedules
from engine.setup import ScheduleSetup
from tests.engine.walks import STEPS, adam, assert_same, momentum, raced


def warmed(t: int) -> float:
    return t / 20 if t <= 20 else (1 + cos(pi * (t - 21) / (STEPS - 20))) / 2


def one_cycle(t: int) -> float:
    peak, k = 0.3 * STEPS - 1, t - 1
    if k <= peak:
        return 1 + (1 / 25 - 1) / 2 * (1 + cos(pi * k / peak))
    return 4e-6 + (1 - 4e-6) / 2 * (1 + cos(pi * (k - peak) / (STEPS - 1 - peak)))


def restarted(t: int) -> float:
    length, k = 20, t - 1
    while k >= length:
        k, length = k - length, 2 * length
    return 0.1 + 0.9 * (1 + cos(pi * k / length)) / 2


def triangle(t: int) -> float:
    within = (t - 1) % 30
    return 0.1 + 0.9 * (within if within < 15 else 30 - within) / 15


BY_HAND: dict[str, tuple[dict[str, float], Callable[[int], float]]] = {
    "constant": ({"share": 0.5}, lambda _: 0.5),
    "step": ({"period": 25}, lambda t: 0.5 ** floor((t - 1) / 25)),
    "exponential": ({}, lambda t: 0.99 ** (t - 1)),
    "cosine": ({"lowest": 0.2}, lambda t: 0.2 + 0.8 * (1 + cos(pi * (t - 1) / STEPS)) / 2),
    "warm_up_and_cosine": ({"warm_up": 20}, warmed),
    "one_cycle": ({}, one_cycle),
    "polynomial": ({"power": 2}, lambda t: (1 - (t - 1) / STEPS) ** 2),
    "inverse_root": ({}, lambda t: min(t / 10, sqrt(10 / t))),
    "cyclical": ({"half": 15}, triangle),
    "cosine_with_warm_restarts": ({"period": 20, "lowest": 0.1}, restarted),
}


@pytest.mark.parametrize("identifier", schedules())
def test_momentum_goes_with_the_scheduled_rate(identifier: str) -> None:
    parameters, factor = BY_HAND[identifier]
    schedule = ScheduleSetup(identifier, parameters=parameters)
    assert_same(raced("momentum", 1e-3, schedule=schedule), momentum(factor=factor))


def test_a_formula_of_ones_own_is_a_schedule_too() -> None:
    schedule = ScheduleSetup(formula="a = t/total\n1 - a*c", parameters={"c": 0.5})
    found = raced("adam", 0.02, schedule=schedule)
    assert_same(found, adam(factor=lambda t: 1 - t / STEPS * 0.5))
