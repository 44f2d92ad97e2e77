import math
from collections.abc import Iterator
from dataclasses import replace

import pytest

from engine.race import Race
from engine.setup import Setup, Stop
from gui.playing.pace import UntilStep, UntilTarget
from gui.playing.player import Player
from tests.gui.clock import HandClock, settle, tick
from tests.gui.setups import two_racers


class Stand:
    """A player with its clock, and what it told."""

    def __init__(self, stop: Stop | None = None) -> None:
        self.clock = HandClock()
        self.player = Player(Race.from_setup(two_racers(stop)), self.clock)
        self.shown: list[int] = []
        self.said: list[str] = []
        self.player.shown_step_changed.connect(self.shown.append)
        self.player.remarks.said.connect(self.said.append)

    def tick(self, times: int = 1) -> None:
        tick(self.player, self.clock, times)

    def go_to(self, step: int) -> None:
        self.player.show_step(step)
        settle(self.player, self.clock)


@pytest.fixture
def stand() -> Iterator[Stand]:
    made = Stand()
    yield made
    made.player.stop()


def test_playing_moves_the_shown_step_by_the_speed(stand: Stand) -> None:
    stand.go_to(60)
    stand.go_to(0)
    stand.shown.clear()
    stand.player.set_speed(80.0)
    stand.player.play()
    stand.tick(10)
    assert stand.shown == [5 * tick for tick in range(1, 11)]


def test_a_paused_player_stands_still_and_lets_the_timer_rest(stand: Stand) -> None:
    stand.player.play()
    stand.tick(3)
    stand.player.pause()
    shown = stand.player.shown_step
    stand.tick(3)
    assert stand.player.shown_step == shown
    assert not stand.player.is_busy


def test_scrubbing_back_computes_nothing(stand: Stand) -> None:
    stand.go_to(40)
    advanced: list[None] = []
    stand.player.race_advanced.connect(lambda: advanced.append(None))
    stand.player.show_step(12)
    stand.tick(3)
    assert (stand.player.shown_step, stand.player.race.step, advanced) == (12, 40, [])


def test_playing_through_the_past_shows_what_is_there_already(stand: Stand) -> None:
    stand.go_to(40)
    stand.player.show_step(10)
    stand.player.set_speed(80.0)
    stand.player.play()
    stand.tick(2)
    assert (stand.player.shown_step, stand.player.race.step) == (20, 40)


def test_a_step_that_lies_ahead_is_computed_and_then_shown(stand: Stand) -> None:
    stand.go_to(5000)
    assert stand.player.shown_step == 5000


def test_a_far_step_is_told_once_and_can_be_held(stand: Stand) -> None:
    seeking: list[bool] = []
    stand.player.seeking_changed.connect(seeking.append)
    stand.player.show_step(5_000_000)
    stand.tick(12)
    assert stand.player.seeking
    assert (seeking, stand.said) == ([True], ["Going to step 5000000; Space holds."])
    stand.player.pause()
    assert (stand.player.seeking, seeking) == (False, [True, False])
    shown = stand.player.shown_step
    stand.tick(3)
    assert stand.player.shown_step == shown < 5_000_000


def test_a_near_step_is_gone_to_without_a_word(stand: Stand) -> None:
    seeking: list[bool] = []
    stand.player.seeking_changed.connect(seeking.append)
    stand.go_to(3)
    assert (seeking, stand.said) == ([], [])


@pytest.mark.parametrize(
    ("setup", "sentence"),
    [
        (replace(two_racers(), starts=()), "Place a start first."),
        (replace(two_racers(), racers=()), "Add a racer first."),
        (
            replace(
                two_racers(),
                racers=tuple(replace(racer, enabled=False) for racer in two_racers().racers),
            ),
            "Enable a racer first.",
        ),
    ],
)
def test_a_race_that_lacks_something_says_what(stand: Stand, setup: Setup, sentence: str) -> None:
    with stand.player.replaced_race(Race.from_setup(setup), 0):
        pass
    settle(stand.player, stand.clock)
    stand.player.play()
    stand.tick()
    assert (stand.said, stand.player.playing) == ([sentence], False)


def test_as_fast_as_possible_shows_the_newest_step(stand: Stand) -> None:
    stand.player.set_speed(math.inf)
    stand.player.play()
    stand.tick(2)
    assert stand.player.shown_step == stand.player.race.step > 10


def test_playing_stops_exactly_at_the_step_to_run_until(stand: Stand) -> None:
    stand.player.run_until = UntilStep(33)
    stand.player.set_speed(math.inf)
    stand.player.play()
    settle(stand.player, stand.clock)
    assert (stand.player.shown_step, stand.player.playing) == (33, False)


def test_playing_goes_on_after_the_step_to_run_until(stand: Stand) -> None:
    stand.player.run_until = UntilStep(5)
    stand.player.set_speed(100.0)
    stand.player.play()
    settle(stand.player, stand.clock)
    stand.player.play()
    stand.tick(3)
    assert stand.player.shown_step > 5


def test_playing_stops_where_the_target_is_reached(stand: Stand) -> None:
    stand.player.run_until = UntilTarget()
    stand.player.target = 1e-3
    stand.player.set_speed(math.inf)
    stand.player.play()
    settle(stand.player, stand.clock)
    race, step = stand.player.race, stand.player.shown_step
    assert not stand.player.playing
    assert min(race.heights(racer, step).min() for racer in (0, 1)) <= 1e-3


def test_a_race_whose_paths_have_all_ended_stops_and_begins_again_when_played() -> None:
    stand = Stand(Stop(max_steps=20))
    stand.player.set_speed(math.inf)
    stand.player.play()
    settle(stand.player, stand.clock)
    assert (stand.player.shown_step, stand.player.playing) == (20, False)
    assert len(stand.said) == 1
    stand.player.set_speed(16.0)
    stand.player.play()
    stand.tick(1)
    assert (stand.player.shown_step, stand.player.playing) == (1, True)
    stand.player.stop()


def test_an_error_in_a_tick_holds_the_race_with_one_sentence(
    stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(seconds: float, until: int) -> None:
        raise ZeroDivisionError(seconds, until)

    monkeypatch.setattr(stand.player.race, "work", fail)
    stand.player.play()
    stand.tick(3)
    assert not stand.player.playing
    assert not stand.player.is_busy
    assert len(stand.said) == 1


def test_the_speed_that_is_reached_is_what_an_engine_that_cannot_keep_up_makes(
    stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    race = stand.player.race
    monkeypatch.setattr(race, "work", lambda _seconds, until: race.advance(min(40, until)))
    stand.player.set_speed(1000.0)
    stand.player.play()
    assert stand.player.reached_speed is None
    stand.tick(32)
    assert stand.player.reached_speed == pytest.approx(640.0)
    stand.player.pause()
    assert stand.player.reached_speed is None


def test_a_jump_while_playing_is_no_speed(stand: Stand) -> None:
    stand.go_to(400)
    stand.go_to(0)
    stand.player.set_speed(16.0)
    stand.player.play()
    stand.tick(20)
    assert stand.player.reached_speed == pytest.approx(16.0)
    stand.player.show_step(300)
    assert stand.player.reached_speed is None
    stand.tick(20)
    assert stand.player.reached_speed == pytest.approx(16.0)
