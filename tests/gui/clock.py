"""A clock that goes only when a test says so, and ticks of a player by it."""

from __future__ import annotations

from gui.playing.player import Player


class HandClock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


TICK_SECONDS = 1 / 16


def tick(player: Player, clock: HandClock, times: int = 1) -> None:
    """Ticks of the player's timer, without waiting for it."""
    for _ in range(times):
        if player.is_busy:
            clock.now += TICK_SECONDS
            player.tick()


def settle(player: Player, clock: HandClock) -> None:
    """Ticks until there is nothing left to do."""
    while player.is_busy:
        tick(player, clock)
