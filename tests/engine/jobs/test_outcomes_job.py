from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from engine.disturbances import Disturbances
from engine.endings import NO_MINIMUM, Status
from engine.formula import FormulaError
from engine.jobs import Outcomes, OutcomesJob
from engine.race import Race
from engine.setup import Edit, GridStarts, ProblemSetup, RacerSetup, RandomStarts, Setup, Stop
from engine.transform import Transform
from tests.engine.races import rule

STEPS = 150


def adam(rate: float | tuple[float, ...] = 0.05, **others: object) -> RacerSetup:
    given = {"learning_rate": rate}
    return RacerSetup(optimizer="adam", hyperparameters=given, **others)  # type: ignore[arg-type]


def grid_setup(
    *racers: RacerSetup, function: str = "beale", columns: int = 23, rows: int = 18
) -> Setup:
    return Setup(ProblemSetup(function=function), GridStarts(columns, rows), racers or (adam(),))


def finished(setup: Setup, racer: int = 0, steps: int = STEPS) -> Outcomes:
    job = OutcomesJob(setup, racer, steps)
    while not job.work(10.0):
        pass
    assert job.finished
    return job.result


def assert_as_raced(setup: Setup, racer: int = 0, steps: int = STEPS) -> None:
    """The outcomes are those of a race to the last bit."""
    found, race = finished(setup, racer, steps), Race(setup)
    race.advance(steps)
    assert found.known.all()
    assert np.array_equal(found.points, race.positions(racer, steps))
    assert np.array_equal(found.heights, race.heights(racer, steps), equal_nan=True)
    assert np.array_equal(found.end_steps, race.end_steps(racer))
    assert np.array_equal(found.status, race.status(racer, steps))


def assert_same(one: Outcomes, other: Outcomes) -> None:
    for name in ("known", "points", "heights", "status", "end_steps", "minima"):
        assert np.array_equal(getattr(one, name), getattr(other, name), equal_nan=True), name


RACERS = {
    "adam": adam(),
    "in single precision": adam(precision="float32"),
    "one that diverges": RacerSetup(optimizer="sgd", hyperparameters={"learning_rate": 0.01}),
    "one rate a start": adam(tuple(np.geomspace(1e-3, 1.0, 23 * 18).tolist())),
    "with chance of its own": rule("x = x - learning_rate*(g + normal())", learning_rate=1e-3),
    "a search": RacerSetup(optimizer="bfgs"),
    "a search by chance": RacerSetup(optimizer="cma_es"),
    "a simplex": RacerSetup(optimizer="nelder_mead"),
}


@pytest.mark.parametrize("racer", RACERS.values(), ids=RACERS)
def test_outcomes_are_those_of_a_race(racer: RacerSetup) -> None:
    assert_as_raced(grid_setup(racer), steps=60)


STOPS = {
    "steps": Stop(max_steps=70),
    "a slope": Stop(slope_norm=0.5),
    "a change": Stop(height_change=1e-3),
    "a distance": Stop(distance=0.3),
}


@pytest.mark.parametrize("stop", STOPS.values(), ids=STOPS)
def test_paths_stop_as_in_a_race(stop: Stop) -> None:
    setup = replace(grid_setup(adam(0.1)), stop=stop)
    assert_as_raced(setup)
    assert (finished(setup).status == Status.STOPPED).any()


def test_paths_leave_as_in_a_race() -> None:
    setup = grid_setup(RACERS["one that diverges"], columns=41)
    assert_as_raced(setup)
    status = finished(setup).status
    assert (status == Status.DIVERGED).any() and (status == Status.RUNNING).any()


def test_edits_disturbances_and_moving_ground_act_as_in_a_race() -> None:
    edits = (Edit(0, 0, {"learning_rate": 0.1}), Edit(37, 0, {"learning_rate": 0.02}))
    setup = replace(grid_setup(), edits=edits, seed=7)
    assert_as_raced(setup)
    assert_as_raced(replace(setup, transform=Transform(rotation=30.0, drift=(0.001, 0.0))))
    assert_as_raced(replace(setup, disturbances=Disturbances(additive=0.1, seen=0.5)), steps=40)


def test_any_racer_and_any_kind_of_starts_will_do() -> None:
    setup = grid_setup(adam(), RacerSetup(optimizer="sgd", hyperparameters={"learning_rate": 1e-3}))
    assert_as_raced(setup, racer=1)
    assert_as_raced(replace(setup, starts=RandomStarts(300), seed=3))
    assert_as_raced(replace(setup, starts=((1.0, 1.5), (-2.0, 2.0))))
    assert finished(replace(setup, starts=())).known.shape == (0,)


def test_after_no_steps_every_path_is_at_its_start() -> None:
    setup = grid_setup()
    assert np.array_equal(finished(setup, steps=0).points, setup.points())


@pytest.mark.parametrize("racer", [adam(), RacerSetup(optimizer="bfgs")], ids=["rule", "search"])
def test_slices_of_any_size_give_the_same_bits(racer: RacerSetup) -> None:
    setup = grid_setup(racer, columns=40, rows=40)
    job = OutcomesJob(setup, 0, 200)
    slices = 0
    while not job.work(0.0):
        slices += 1
    assert slices > 15
    assert_same(job.result, finished(setup, steps=200))


def test_many_starts_in_several_chunks_are_each_as_in_a_small_job() -> None:
    setup = grid_setup(columns=300, rows=200)
    whole = finished(setup, steps=20)
    chosen = np.arange(0, 60_000, 997)
    points = tuple((float(x), float(y)) for x, y in setup.points()[:, chosen].T)
    few = finished(replace(setup, starts=points), steps=20)
    assert np.array_equal(whole.points[:, chosen], few.points)


def test_a_coarse_picture_is_whole_long_before_the_end() -> None:
    job = OutcomesJob(grid_setup(columns=128, rows=96), 0, STEPS)
    strides: dict[int, float] = {}
    while not job.work(0.0):
        stride = job.result.stride
        if stride is not None:
            known = job.result.known.reshape(96, 128)
            assert known[::stride, ::stride].all()
            strides.setdefault(stride, job.progress)
        for row in (job.result.points[0], job.result.heights):
            assert np.array_equal(np.isfinite(row), job.result.known)
    assert strides[16] < 0.01 and strides[8] < 0.04
    assert job.result.stride == 1 and job.revision >= 5


@pytest.mark.parametrize("racer", [adam(), RacerSetup(optimizer="bfgs")], ids=["rule", "search"])
def test_progress_never_falls_and_ends_at_one(racer: RacerSetup) -> None:
    job = OutcomesJob(grid_setup(racer, columns=48, rows=48), 0, 200)
    seen = [job.progress]
    while not job.work(0.0):
        seen.append(job.progress)
    assert seen[0] == 0.0 and job.progress == 1.0
    assert np.all(np.diff(seen) >= 0.0) and np.max(np.diff(seen)) < 0.15


def test_paths_are_told_apart_by_the_minimum_that_they_stand_at() -> None:
    setup = grid_setup(adam(0.1), function="himmelblau", columns=30, rows=30)
    found, race = finished(setup, steps=600), Race(setup)
    at_minimum = found.status == Status.MINIMUM
    assert at_minimum.mean() > 0.9
    assert np.array_equal(found.minima != NO_MINIMUM, at_minimum)
    for index, minimum in enumerate(race.problem.minima):
        there = found.points[:, found.minima == index]
        assert there.shape[1] > 50
        assert np.allclose(there, np.array(minimum.point)[:, None], atol=1e-4)


def test_a_path_that_was_stopped_at_a_minimum_is_there_too() -> None:
    setup = grid_setup(adam(0.1), function="himmelblau", columns=10, rows=10)
    found = finished(replace(setup, stop=Stop(max_steps=600)), steps=700)
    assert (found.status == Status.STOPPED).all() and (found.end_steps == 600).all()
    assert (found.minima != NO_MINIMUM).mean() > 0.9


def test_what_is_wrong_with_a_setup_is_said_by_the_first_slice() -> None:
    setup = Setup(
        ProblemSetup(formula="x + nonsense", window=((-1.0, 1.0), (-1.0, 1.0))),
        GridStarts(4, 4),
        (adam(),),
    )
    job = OutcomesJob(setup, 0, 10)
    with pytest.raises(FormulaError):
        job.work(1.0)
    assert job.work(1.0) and not job.finished


def test_a_cancel_from_another_thread_ends_a_long_slice() -> None:
    job = OutcomesJob(grid_setup(columns=500, rows=500), 0, 1_000_000)
    over: list[bool] = []
    thread = threading.Thread(target=lambda: over.append(job.work(1e9)))
    thread.start()
    while not job.progress:
        assert thread.is_alive()
    job.cancel()
    thread.join(10.0)
    assert not thread.is_alive()
    assert over == [True] and job.cancelled and not job.finished


@pytest.fixture
def _threads_take_turns_often() -> Iterator[None]:
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


@pytest.mark.parametrize("racer", [adam(), RacerSetup(optimizer="bfgs")], ids=["rule", "search"])
@pytest.mark.usefixtures("_threads_take_turns_often")
def test_a_race_and_jobs_at_once_on_threads_disturb_each_other_by_no_bit(racer: RacerSetup) -> None:
    # The stop rule asks the problem about every step, from all threads at once.
    setup = replace(grid_setup(racer, columns=64, rows=64), stop=Stop(slope_norm=0.5))
    alone, raced = finished(setup, steps=40), Race(setup)
    raced.advance(40)
    jobs = [OutcomesJob(setup, 0, 40) for _ in range(2)]
    threads = [threading.Thread(target=job.work, args=(1e9,)) for job in jobs]
    beside = Race(setup)
    for thread in threads:
        thread.start()
    while beside.step < 40:
        beside.advance(1)
    for thread in threads:
        thread.join(60.0)
    assert np.array_equal(beside.positions(0, 40), raced.positions(0, 40))
    assert np.array_equal(beside.end_steps(0), raced.end_steps(0))
    for job in jobs:
        assert job.finished
        assert_same(job.result, alone)
