"""A problem that is dear lowers the steps a tick; the ticks stay as short, and so the frames."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager

from engine.race import Race
from engine.setup import Setup
from gui.playing.player import ENGINE_SECONDS, Player
from tests.engine.dear import WorkClock, dear_steps
from tests.engine.races import rule, setup_of

RACERS = 4
TICKS = 48


def field() -> Setup:
    return setup_of(*(rule() for _ in range(RACERS)))


@contextmanager
def played(step_seconds: float) -> Iterator[tuple[Player, WorkClock]]:
    """A player at full speed, of which each racer's step takes so long."""
    with dear_steps(step_seconds) as clock:
        player = Player(Race(field()), clock)
        player.set_speed(math.inf)
        player.play()
        while not player.shown_step:
            player.tick()  # nobody knows yet how dear a step is
        try:
            yield player, clock
        finally:
            player.stop()


def seconds_of_ticks(player: Player, clock: WorkClock) -> list[float]:
    ticks = []
    for _ in range(TICKS):
        began = clock.now
        player.tick()
        ticks.append(clock.now - began)
    return ticks


def test_the_dearer_a_step_the_fewer_are_shown_and_no_tick_is_longer() -> None:
    shown = []
    for step_seconds in (1e-4, 1e-3, 5e-3, 1e-2):
        with played(step_seconds) as (player, clock):
            ticks = seconds_of_ticks(player, clock)
            whole = RACERS * step_seconds
            last = whole if whole < ENGINE_SECONDS else step_seconds
            assert max(ticks) <= ENGINE_SECONDS + last
            shown.append(player.shown_step)
    assert shown == sorted(shown, reverse=True)
    assert shown[-1] == 1 + TICKS // RACERS


def test_whoever_waits_for_a_dear_step_is_shown_it_as_soon_as_all_racers_have_made_it() -> None:
    with played(0.010) as (player, clock):
        steps: list[int] = []
        player.shown_step_changed.connect(steps.append)
        seconds_of_ticks(player, clock)
        assert steps == list(range(2, TICKS // RACERS + 2))


def test_a_dear_race_can_be_held_and_scrubbed_between_two_turns() -> None:
    with played(0.010) as (player, clock):
        seconds_of_ticks(player, clock)
        player.tick()
        shown = player.shown_step
        player.pause()
        player.show_step(shown - 2)
        assert player.shown_step == shown - 2
        player.show_step(shown)
        assert player.shown_step == shown == player.race.step
