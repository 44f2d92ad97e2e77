import math

from engine.race import Race
from engine.setup import Stop
from gui.playing.pace import FARTHEST_STEP, Pace, UntilPathEnds, UntilPaused, UntilStep, UntilTarget
from tests.gui.setups import two_racers


def raced(steps: int, stop: Stop | None = None) -> Race:
    race = Race.from_setup(two_racers(stop))
    race.advance(steps)
    return race


def test_fractions_of_steps_add_up() -> None:
    pace = Pace(10.0)
    step = 0
    for _ in range(100):
        step = pace.target(step, 0.016)
    assert step in (15, 16)


def test_one_step_a_second_is_slow() -> None:
    pace = Pace(1.0)
    assert [pace.target(0, 0.1) for _ in range(11)].count(1) == 1


def test_after_a_long_interruption_the_race_does_not_jump() -> None:
    assert Pace(100.0).target(0, 3600.0) == 10


def test_as_fast_as_possible_has_no_end() -> None:
    assert Pace(math.inf).target(5, 0.016) == FARTHEST_STEP


def test_playing_until_paused_never_stops_by_itself() -> None:
    assert UntilPaused().stop_step(raced(20), 1, 20, math.inf) is None


def test_a_step_stops_only_when_it_is_passed() -> None:
    race = raced(20)
    assert UntilStep(7).stop_step(race, 1, 20, 0.0) == 7
    assert UntilStep(7).stop_step(race, 8, 20, 0.0) is None


def test_the_target_stops_at_the_first_step_at_which_a_path_is_as_low() -> None:
    race = raced(100)
    stop = UntilTarget().stop_step(race, 1, 100, 1e-3)
    assert stop is not None
    assert min(race.heights(racer, stop).min() for racer in (0, 1)) <= 1e-3
    assert min(race.heights(racer, stop - 1).min() for racer in (0, 1)) > 1e-3


def test_the_median_is_later_than_the_first_path() -> None:
    race = raced(300)
    first = UntilTarget().stop_step(race, 1, 300, 1e-6)
    median = UntilTarget(median=True).stop_step(race, 1, 300, 1e-6)
    assert first is not None
    assert median is not None
    assert first < median


def test_a_path_that_ends_stops_the_clock_once() -> None:
    race = raced(100, Stop(slope_norm=1e-2))
    end = UntilPathEnds().stop_step(race, 1, race.step, 0.0)
    ends = [step for racer in (0, 1) for step in race.end_steps(racer) if step > 0]
    assert end == min(ends)
