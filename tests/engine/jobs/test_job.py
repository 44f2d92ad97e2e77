import pytest

from tests.engine.jobs.counting import Counting


def test_a_slice_makes_as_many_pieces_as_fit_and_at_least_one() -> None:
    job = Counting(100)
    assert not job.work(0.055)
    assert job.made == 6
    assert not job.work(0.0)
    assert job.made == 7
    assert job.progress == 0.07 and not job.finished


def test_work_says_when_nothing_is_left_and_then_does_nothing() -> None:
    job = Counting(3)
    assert job.work(1.0)
    assert job.finished and not job.cancelled
    assert job.progress == 1.0 and job.seconds_left == 0.0
    assert job.work(1.0) and job.made == 3


def test_a_cancel_acts_before_the_next_piece_and_what_is_done_stays() -> None:
    job = Counting(100)
    job.work(0.05)
    job.cancel()
    assert job.work(1.0)
    assert job.made == 5 and job.progress == 0.05
    assert job.cancelled and not job.finished


def test_a_cancel_amid_a_slice_ends_the_slice() -> None:
    def seconds(piece: int) -> float:
        if piece == 9:
            job.cancel()
        return 0.01

    job = Counting(100, seconds)
    assert job.work(100.0)
    assert job.made == 10 and job.cancelled


def test_a_cancel_after_the_end_changes_nothing() -> None:
    job = Counting(2)
    job.work(1.0)
    job.cancel()
    assert job.finished and not job.cancelled


def test_a_piece_that_fails_ends_the_job_and_says_why() -> None:
    job = Counting(5, fails_at=2)
    with pytest.raises(ZeroDivisionError, match="a piece failed"):
        job.work(1.0)
    assert job.work(1.0)
    assert job.made == 2 and not job.finished and not job.cancelled


def test_the_time_left_is_unknown_at_first_then_right() -> None:
    job = Counting(1000)
    assert job.seconds_left is None
    job.work(0.1)
    assert job.seconds_left is None
    while not job.work(0.05):
        if job.made >= 30:
            assert job.seconds_left == pytest.approx(0.01 * (1000 - job.made), rel=1e-6)


def test_the_time_left_follows_a_job_that_becomes_slower() -> None:
    job = Counting(600, lambda piece: 0.005 if piece < 300 else 0.02)
    while job.made < 300:
        job.work(0.0)
    assert job.seconds_left == pytest.approx(300 * 0.005, rel=0.01)
    while job.made < 400:
        job.work(0.0)
    assert job.seconds_left == pytest.approx(200 * 0.02, rel=0.05)


def test_slices_that_come_now_and_then_take_longer_and_a_pause_counts_for_little() -> None:
    job = Counting(1000)
    while job.made < 500:
        job.work(0.0)
        job.clock.now += 0.01
    assert job.seconds_left == pytest.approx(500 * 0.02, rel=0.02)
    job.clock.now += 3600.0
    job.work(0.0)
    assert job.seconds_left is not None and job.seconds_left < 2 * 500 * 0.02
