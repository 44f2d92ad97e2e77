"""What tests of a session share."""

from __future__ import annotations

import numpy as np

from engine.race import Race
from gui.session import Session
from tests.gui.clock import HandClock, settle

PAUSE = 5.0
"""Seconds that end a gesture."""


def go_to(session: Session, clock: HandClock, step: int) -> None:
    session.show_step(step)
    settle(session.player, clock)


def assert_is_the_race_of_its_setup(session: Session) -> None:
    """Whatever was changed on the way, the race is the one its setup describes."""
    fresh = Race.from_setup(session.setup)
    fresh.advance(session.race.step)
    for racer in range(len(session.setup.racers)):
        if session.race.runs(racer):
            for step in (0, session.race.step // 2, session.race.step):
                mine, its = session.race.positions(racer, step), fresh.positions(racer, step)
                np.testing.assert_array_equal(mine, its)
