import pytest

from gui.playing.reached_speed import ReachedSpeed


def noted(looks: list[tuple[float, int]]) -> float | None:
    speed = ReachedSpeed()
    for now, step in looks:
        speed.note(now, step)
    return speed.value


def test_nothing_is_said_before_there_is_enough_to_say_it_from() -> None:
    assert noted([]) is None
    assert noted([(0.0, 0)]) is None
    assert noted([(0.0, 0), (0.4, 40)]) is None
    assert noted([(0.0, 0), (0.5, 40)]) == pytest.approx(80.0)


def test_what_was_reached_before_the_last_second_does_not_count() -> None:
    slow = [(tick / 16, tick) for tick in range(160)]
    at, step = slow[-1]
    quick = [(at + tick / 16, step + 40 * tick) for tick in range(1, 17)]
    assert noted(slow) == pytest.approx(16.0)
    assert noted(slow + quick) == pytest.approx(640.0)


def test_a_step_that_takes_longer_than_a_second_has_a_speed_too() -> None:
    assert noted([(0.0, 0), (4.0, 1), (8.0, 2)]) == pytest.approx(0.25)


def test_after_a_jump_it_begins_anew() -> None:
    speed = ReachedSpeed()
    speed.note(0.0, 0)
    speed.note(1.0, 100)
    speed.forget()
    assert speed.value is None
    speed.note(2.0, 5000)
    speed.note(3.0, 5010)
    assert speed.value == pytest.approx(10.0)
