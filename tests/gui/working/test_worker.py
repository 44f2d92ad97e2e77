from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine.jobs import Job, OutcomesJob
from engine.race import Race
from engine.setup import GridStarts, ProblemSetup, RacerSetup, Setup
from gui.playing.player import TICK_MILLISECONDS
from gui.session import Session
from gui.working.worker import SLICE_SECONDS, Worker
from tests.engine.jobs.counting import Counting
from tests.gui.clock import HandClock
from tests.gui.setups import two_racers
from tests.gui.windows import open_window


class Told:
    """A worker and what it told, in order."""

    def __init__(self, worker: Worker) -> None:
        self.worker = worker
        self.events: list[str] = []
        self.progress: list[tuple[float, float | None]] = []
        self.sentences: list[str] = []
        worker.refined.connect(lambda: self.events.append("refined"))
        worker.finished.connect(lambda: self.events.append("finished"))
        worker.cancelled.connect(lambda: self.events.append("cancelled"))
        worker.failed.connect(self.sentences.append)
        worker.progressed.connect(lambda share, left: self.progress.append((share, left)))

    @property
    def ends(self) -> list[str]:
        return [event for event in self.events if event != "refined"]


@pytest.fixture
def told() -> Iterator[Told]:
    worker = Worker(clock=HandClock())
    yield Told(worker)
    worker.cancel()


def adam(rate: float = 0.05) -> RacerSetup:
    return RacerSetup(optimizer="adam", hyperparameters={"learning_rate": rate})


def outcomes(side: int = 60, steps: int = 100, function: str = "beale") -> OutcomesJob:
    setup = Setup(ProblemSetup(function=function), GridStarts(side, side), (adam(),))
    return OutcomesJob(setup, 0, steps)


def in_one_go(job: Job) -> Job:
    while not job.work(10.0):
        pass
    return job


def test_a_job_is_finished_between_events(told: Told, qtbot: QtBot) -> None:
    job = outcomes()
    told.worker.start(job)
    assert told.worker.is_busy and not job.progress
    qtbot.waitUntil(lambda: job.finished, timeout=20_000)
    assert not told.worker.is_busy
    assert told.ends == ["finished"] and told.events[-2:] == ["refined", "finished"]
    assert told.progress[-1] == (1.0, 0.0)
    expected = in_one_go(outcomes())
    assert isinstance(expected, OutcomesJob)
    assert np.array_equal(job.result.points, expected.result.points)


def test_a_result_that_grows_is_told_before_the_end(told: Told, qtbot: QtBot) -> None:
    pictures: list[int | None] = []
    job = outcomes(side=200, steps=200)
    told.worker.refined.connect(lambda: pictures.append(job.result.stride))
    told.worker.start(job)
    qtbot.waitUntil(lambda: job.finished, timeout=20_000)
    assert len(pictures) >= 4 and pictures[-1] == 1
    assert told.ends == ["finished"]


def test_progress_and_the_time_left_are_told_now_and_then(qtbot: QtBot) -> None:
    clock = HandClock()
    told = Told(Worker(clock=clock))
    job = Counting(200)
    told.worker.refined.connect(lambda: setattr(clock, "now", clock.now + 0.0625))
    told.worker.start(job)
    qtbot.waitUntil(lambda: job.finished, timeout=20_000)
    shares = [share for share, _ in told.progress]
    assert 99 <= len(shares) <= 101
    assert shares == sorted(shares) and shares[-1] == 1.0
    share, left = told.progress[40]
    assert left == pytest.approx(0.01 * 200 * (1 - share), rel=0.01)


def test_a_cancelled_job_does_nothing_more(told: Told, qtbot: QtBot) -> None:
    job = Counting(10**9)
    told.worker.start(job)
    qtbot.waitUntil(lambda: job.made > 3, timeout=20_000)
    made = job.made
    told.worker.cancel()
    assert not told.worker.is_busy and job.cancelled
    assert told.ends == ["cancelled"]
    qtbot.wait(30)
    told.worker.cancel()
    assert job.made == made and job.work(1.0) and told.ends == ["cancelled"]


def test_another_job_replaces_the_one_that_runs(told: Told, qtbot: QtBot) -> None:
    first, second = Counting(10**9), Counting(20)
    told.worker.start(first)
    qtbot.waitUntil(lambda: first.made > 3, timeout=20_000)
    told.worker.start(second)
    assert first.cancelled and told.worker.job is second
    qtbot.waitUntil(lambda: second.finished, timeout=20_000)
    assert told.ends == ["cancelled", "finished"] and not first.finished


def test_a_listener_may_start_the_next_job(told: Told, qtbot: QtBot) -> None:
    jobs = [Counting(5), Counting(5)]
    rest = iter(jobs[1:])

    def go_on() -> None:
        following = next(rest, None)
        if following is not None:
            told.worker.start(following)

    told.worker.finished.connect(go_on)
    told.worker.start(jobs[0])
    qtbot.waitUntil(lambda: jobs[1].finished, timeout=20_000)
    assert told.ends == ["finished", "finished"] and not told.worker.is_busy


def test_a_listener_may_cancel_when_it_has_seen_enough(told: Told, qtbot: QtBot) -> None:
    told.worker.refined.connect(told.worker.cancel)
    job = Counting(10**9)
    told.worker.start(job)
    qtbot.waitUntil(lambda: job.cancelled, timeout=20_000)
    assert told.events == ["refined", "cancelled"] and told.progress == []


def test_a_job_that_fails_says_one_sentence(
    told: Told, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.CRITICAL, "gui.working.worker"):
        told.worker.start(Counting(5, fails_at=2))
        qtbot.waitUntil(lambda: bool(told.sentences), timeout=20_000)
    (sentence,) = told.sentences
    assert sentence == "The computation stopped because of an error inside Slalom."
    assert not told.worker.is_busy and told.ends == []


def test_what_the_engine_refuses_is_said_in_its_words(told: Told, qtbot: QtBot) -> None:
    problem = ProblemSetup(formula="x + nonsense", window=((-1.0, 1.0), (-1.0, 1.0)))
    told.worker.start(OutcomesJob(Setup(problem, GridStarts(2, 2), (adam(),)), 0, 5))
    qtbot.waitUntil(lambda: bool(told.sentences), timeout=20_000)
    assert len(told.sentences) == 1 and "nonsense" in told.sentences[0]


def test_a_slice_is_short_beside_a_frame() -> None:
    assert SLICE_SECONDS < 0.25e-3 * TICK_MILLISECONDS


def test_a_race_that_is_played_beside_a_job_computes_the_same_bits(qtbot: QtBot) -> None:
    session = Session(two_racers())
    job = outcomes(side=100, steps=200, function="himmelblau")
    shown: list[float] = []
    session.shown_step_changed.connect(lambda _: shown.append(job.progress))
    session.set_speed(2000.0)
    session.play()
    session.worker.start(job)
    qtbot.waitUntil(lambda: job.finished, timeout=20_000)
    qtbot.waitUntil(lambda: session.race.step >= 40, timeout=20_000)
    session.pause()
    session.player.stop()
    assert len({share for share in shown if 0.0 < share < 1.0}) >= 2  # the frames went on
    alone, step = Race.from_setup(two_racers()), session.race.step
    alone.advance(step)
    for racer in range(2):
        assert np.array_equal(session.race.positions(racer, step), alone.positions(racer, step))
    expected = in_one_go(outcomes(side=100, steps=200, function="himmelblau"))
    assert isinstance(expected, OutcomesJob)
    assert np.array_equal(job.result.points, expected.result.points)
    assert np.array_equal(job.result.minima, expected.result.minima)


def test_closing_the_window_ends_the_job(qtbot: QtBot, tmp_path: Path) -> None:
    with open_window(qtbot, tmp_path) as window:
        job = outcomes(side=500, steps=100_000)
        window.session.worker.start(job)
        qtbot.waitUntil(lambda: job.progress > 0, timeout=20_000)
        assert window.close()
        assert job.cancelled and not window.session.worker.is_busy
