"""Disturbances, and setups with them, that the tests of disturbed races start from."""

from dataclasses import replace

import pytest

from engine.disturbances import Disturbances
from engine.setup import RacerSetup, Setup
from tests.engine.races import setup_of

ALL = Disturbances(additive=0.3, multiplicative=0.5, heavy_tailed=0.05, seen=0.7)
EACH = {
    "additive": Disturbances(additive=0.3),
    "multiplicative": Disturbances(multiplicative=0.5),
    "heavy tailed": Disturbances(heavy_tailed=0.1),
    "seldom seen": Disturbances(seen=0.4),
    "all of it": ALL,
}
FEELS = "slope = g\nheight = f\nx = x - 0.01*g"

each_kind = pytest.mark.parametrize("strengths", EACH.values(), ids=EACH)


def disturbed(*racers: RacerSetup, strengths: Disturbances = ALL, **others: object) -> Setup:
    return replace(setup_of(*racers, **others), disturbances=strengths)  # type: ignore[arg-type]
