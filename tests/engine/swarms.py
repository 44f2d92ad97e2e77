"""Swarms small enough for a test: what makes one is lowered, so that a race is kept in parts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pytest

import engine.lane
import engine.lanes
import engine.race
import engine.swarm_lane
import engine.swarm_look
import engine.swarm_present
import engine.swarm_states
import engine.takeover
from engine.race import Race
from engine.setup import RacerSetup, Setup, Stop
from engine.setup.edits import Edit
from engine.setup.problem import ProblemSetup
from engine.setup.starts import RandomStarts

SLICED = (engine.swarm_lane, engine.swarm_look, engine.swarm_present)
STARTS = 50
A_MOMENT = 8.0
"""So much of the clock below that work stops after a part or two."""


class CountingClock:
    """Every look at it takes so many seconds."""

    def __init__(self, a_look: float) -> None:
        self._now, self._a_look = 0.0, a_look

    def perf_counter(self) -> float:
        self._now += self._a_look
        return self._now


@contextmanager
def lowered(
    starts: int = 20, part: int = 8, sample: int = 5, spacing: int = 4, a_look: float = 1.0
) -> Iterator[None]:
    """Within it more than so many starts are a swarm."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine.lanes, "SWARM", starts)
        patch.setattr(engine.takeover, "SWARM", starts)
        patch.setattr(engine.lanes, "SAMPLE", sample)
        patch.setattr(engine.swarm_lane, "PART", part)
        patch.setattr(engine.swarm_states, "FIRST_SPACING", spacing)
        patch.setattr(engine.lanes, "TURN_SECONDS", 3 * a_look)
        clock = CountingClock(a_look)
        for module in (engine.race, engine.lanes, engine.lane, *SLICED):
            patch.setattr(module, "time", clock)
        yield


def swarm_setup(
    *racers: RacerSetup,
    edits: tuple[Edit, ...] = (),
    stop: Stop | None = None,
    function: str = "beale",
) -> Setup:
    """Some of the paths leave for good: the starts reach far up Beale's walls."""
    spread = ((-4.0, 4.0), (-4.0, 4.0))
    return Setup(
        ProblemSetup(function=function),
        starts=RandomStarts(STARTS, spread),
        racers=racers or (RacerSetup(optimizer="adam"),),
        stop=stop or Stop(),
        edits=edits,
    )


def ordinary(setup: Setup, steps: int) -> Race:
    """The same race with a past of every step."""
    race = Race(setup)
    race.advance(steps)
    return race


def assert_same_points(swarm: Race, other: Race, steps: list[int]) -> None:
    for racer in range(len(other.setup.racers)):
        for step in steps:
            place = f"racer {racer}, step {step}"
            points = swarm.positions(racer, step)
            assert np.array_equal(points, other.positions(racer, step)), place
