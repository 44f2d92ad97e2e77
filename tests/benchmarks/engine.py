"""Time a point and step of the engine, beside plain numpy and, where installed, torch.

Run it as `python -m tests.benchmarks.engine`. One Adam on Beale: through `Race.advance` in blocks
of 100 steps with history, status, costs and a stop rule on; the tape alone; plain numpy
expressions; torch's fused Adam with the analytic gradient. Everything on one thread, in one run,
in turns, so that a ratio means something on a noisy machine.
"""

from __future__ import annotations

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"

import argparse
import statistics
import time

import numpy as np

from engine.arrays import Array
from engine.catalog import functions, optimizers
from engine.formula import Rule
from engine.program import Program
from engine.race import Race
from engine.setup import ProblemSetup, RacerSetup, Setup, Stop
from engine.transform import Transform
from tests.benchmarks.torch_side import IS_INSTALLED, Contestant, torch_contestant

RATE, BETA1, BETA2, EPSILON = 1e-3, 0.9, 0.999, 1e-8
BLOCK = 100
COMPILED = 3
"""Times each pair is compiled, for the quickest: a machine is never quite quiet."""


def starting_points(count: int) -> Array:
    """Starts around Beale's valley, the same for everyone."""
    return np.random.default_rng(0).uniform(-2.0, 2.0, (2, count))


def race(points: Array) -> Contestant:
    """The race as the window runs it."""
    setup = Setup(
        problem=ProblemSetup(function="beale"),
        starts=tuple(map(tuple, points.T.tolist())),
        racers=(RacerSetup(optimizer="adam", hyperparameters={"learning_rate": RATE}),),
        stop=Stop(max_steps=10**9),
    )
    running = Race.from_setup(setup)

    def run(steps: int) -> None:
        for _ in range(0, steps, BLOCK):
            running.advance(min(BLOCK, steps))

    return run


def tape(points: Array) -> Contestant:
    """The stepper without a race around it."""
    setup = RacerSetup(optimizer="adam", hyperparameters={"learning_rate": RATE})
    optimizer = setup.build_optimizer()
    problem = ProblemSetup(function="beale").build(Transform())
    starts = np.arange(points.shape[1])
    stepper = optimizer.stepper(problem, points, starts, optimizer.hyperparameters, 0)
    points = np.empty((4, *points.shape))

    def run(steps: int) -> None:
        for _ in range(0, steps, len(points)):
            stepper.advance(points)

    return run


def plain_numpy(points: Array) -> Contestant:
    """What a person writes: one expression a line, `**` and all, as the articles do."""
    x, m, v, t = points.copy(), np.zeros_like(points), np.zeros_like(points), 0

    def run(steps: int) -> None:
        nonlocal x, m, v, t
        for _ in range(steps):
            t += 1
            g = beale_gradient(x[0], x[1])
            m = BETA1 * m + (1 - BETA1) * g
            v = BETA2 * v + (1 - BETA2) * g**2
            m_hat = m / (1 - BETA1**t)
            v_hat = v / (1 - BETA2**t)
            x = x - RATE * m_hat / (np.sqrt(v_hat) + EPSILON)

    return run


def beale_gradient(x: Array, y: Array) -> Array:
    """The analytic gradient of Beale's function, as the articles write it down."""
    by_x = (
        2 * (1.5 - x + x * y) * (y - 1)
        + 2 * (2.25 - x + x * y**2) * (y**2 - 1)
        + 2 * (2.625 - x + x * y**3) * (y**3 - 1)
    )
    by_y = (
        2 * (1.5 - x + x * y) * x
        + 2 * (2.25 - x + x * y**2) * (2 * x * y)
        + 2 * (2.625 - x + x * y**3) * (3 * x * y**2)
    )
    return np.stack([by_x, by_y])


def torch_fused(points: Array) -> Contestant:
    """torch.optim.Adam(fused=True) fed with the analytic gradient."""
    betas = (BETA1, BETA2)
    return torch_contestant(points, "Adam", lr=RATE, betas=betas, eps=EPSILON, fused=True)


def measure(count: int, steps: int, rounds: int) -> dict[str, float]:
    """Median microseconds a step of every contestant, measured in turns."""
    makers = {"race": race, "tape": tape, "numpy": plain_numpy}
    if IS_INSTALLED:
        makers["torch"] = torch_fused
    points = starting_points(count)
    contestants = {name: make(points) for name, make in makers.items()}
    times: dict[str, list[float]] = {name: [] for name in contestants}
    for run in contestants.values():
        run(4 * BLOCK)  # until memory that is used for the first time has been handed out
    for _ in range(rounds):
        for name, run in contestants.items():
            began = time.perf_counter()
            run(steps)
            times[name].append((time.perf_counter() - began) / steps * 1e6)
    return {name: statistics.median(values) for name, values in times.items()}


def compile_times() -> list[tuple[float, str]]:
    """Milliseconds to compile each rule of the catalog with the slope of each function of it."""
    times = []
    for function in functions():
        for identifier, entry in optimizers().items():
            if entry.method is None:
                names = tuple(one.name for one in entry.hyperparameters)
                best = min(compile_time(entry.rule, names, function) for _ in range(COMPILED))
                times.append((best, f"{identifier} on {function}"))
    return sorted(times)


def compile_time(rule: str, hyperparameters: tuple[str, ...], function: str) -> float:
    """Milliseconds of one compilation; the Hessian, where one is asked, is there already."""
    problem = ProblemSetup(function=function).build(Transform())
    if "hess_diag" in Rule(rule, hyperparameters).reads:
        problem.curvatures(starting_points(1))
    began = time.perf_counter()
    program = Program(Rule(rule, hyperparameters), problem)
    program.variant((True,) * len(program.conditions))
    return (time.perf_counter() - began) * 1e3


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    print(f"Adam on Beale, {len(optimizers())} optimizers in the catalog, one thread, float64")
    times_to_compile = compile_times()
    middle, (most, where) = times_to_compile[len(times_to_compile) // 2][0], times_to_compile[-1]
    print(f"compiling a rule with a slope: median {middle:.1f} ms, most {most:.1f} ms ({where})")
    for count, steps in ((1, 2000), (1_000, 500), (100_000, 100)):
        times = measure(count, steps, rounds)
        for name, microseconds in times.items():
            ratios = ", ".join(
                f"{microseconds / times[other]:.2f} of {other}"
                for other in ("numpy", "torch")
                if other in times and other != name
            )
            each = microseconds * 1e3 / count
            print(
                f"{count:>7} starts  {name:<6}{microseconds:10.1f} us/step"
                f"{each:9.1f} ns/point  {ratios}"
            )


if __name__ == "__main__":
    main()
