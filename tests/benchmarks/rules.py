"""Time a point and step of every rule of the catalog, beside torch's optimizer where it has one.

Run it as `python -m tests.benchmarks.rules [optimizer ...]`. Every rule on Beale, 100 000 starts,
through `Race.advance` in blocks with history, status, costs and a stop rule on; torch with the
analytic gradient, the quickest of its implementations (fused, foreach, one tensor at a time). Both
on one thread whose own time is taken, in one run, in turns, so that a ratio means something on a
noisy machine.
"""

from __future__ import annotations

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"

import argparse
import statistics
import time
from collections.abc import Iterator
from typing import Any

from engine.arrays import Array
from engine.catalog import optimizers
from engine.race import Race
from engine.setup import ProblemSetup, RacerSetup, Setup, Stop
from tests.benchmarks.engine import starting_points
from tests.benchmarks.torch_side import IS_INSTALLED, Contestant, torch_contestant

Times = dict[str, list[float]]

RATE = 1e-4  # small enough for every rule that no path ends
BLOCK = 50
WARM_UP = 400
ENOUGH = 0.5
IMPLEMENTATIONS: tuple[dict[str, bool], ...] = (
    {"fused": True},
    {"foreach": True},
    {"foreach": False},
)
TORCH: dict[str, tuple[str, dict[str, Any]]] = {
    "sgd": ("SGD", {}),
    "momentum": ("SGD", {"momentum": 0.9}),
    "momentum_pytorch": ("SGD", {"momentum": 0.9}),
    "momentum_moving_average": ("SGD", {"momentum": 0.9, "dampening": 0.9}),
    "nesterov": ("SGD", {"momentum": 0.9, "nesterov": True}),
    "nesterov_pytorch": ("SGD", {"momentum": 0.9, "nesterov": True}),
    "adagrad": ("Adagrad", {}),
    "adagrad_decayed_rate": ("Adagrad", {"lr_decay": 1e-4, "initial_accumulator_value": 0.1}),
    "rmsprop": ("RMSprop", {}),
    "rmsprop_centered_momentum": ("RMSprop", {"centered": True, "momentum": 0.9}),
    "adadelta": ("Adadelta", {}),
    "adam": ("Adam", {}),
    "adam_l2": ("Adam", {"weight_decay": 0.01}),
    "amsgrad": ("Adam", {"amsgrad": True}),
    "adamw": ("AdamW", {"weight_decay": 0.01}),
    "nadam": ("NAdam", {}),
    "radam": ("RAdam", {}),
    "adamax": ("Adamax", {}),
    "rprop": ("Rprop", {}),
}


def race(points: Array, identifier: str) -> Contestant:
    """One optimizer of the catalog as the window runs it."""
    setup = Setup(
        problem=ProblemSetup(function="beale"),
        starts=tuple(map(tuple, points.T.tolist())),
        racers=(RacerSetup(optimizer=identifier, hyperparameters={"learning_rate": RATE}),),
        stop=Stop(max_steps=10**9),
    )
    running = Race.from_setup(setup)

    def run(steps: int) -> None:
        running.advance(steps)

    return run


def in_torch(points: Array, identifier: str) -> Iterator[tuple[str, Contestant]]:
    """Every implementation that torch has of an optimizer."""
    if identifier not in TORCH or not IS_INSTALLED:
        return
    name, arguments = TORCH[identifier]
    for implementation in IMPLEMENTATIONS:
        try:
            run = torch_contestant(points, name, lr=RATE, **arguments, **implementation)
            run(1)
        except (RuntimeError, TypeError):
            continue
        ((kind, wanted),) = implementation.items()
        yield kind if wanted else "single", run


def measure(points: Array, identifier: str, rounds: int) -> Times:
    """Microseconds a step of the race and of torch's implementations, round by round, in turns."""
    contestants = {"race": race(points, identifier), **dict(in_torch(points, identifier))}
    times: Times = {name: [] for name in contestants}
    for run in contestants.values():
        run(WARM_UP)  # until memory that is used for the first time has been handed out
    for _ in range(rounds):
        for name, run in contestants.items():
            began = time.thread_time()
            run(BLOCK)
            times[name].append((time.thread_time() - began) / BLOCK * 1e6)
    return times


def row(identifier: str, times: Times, starts: int) -> tuple[str, float | None]:
    """A line of the table, and our share of torch's time where it has the optimizer."""
    ours = times.pop("race")
    middle = statistics.median(ours)
    line = f"{identifier:<32}{middle:10.0f} us/step{middle * 1e3 / starts:7.1f} ns/point"
    if not times:
        return line, None
    quickest = min(times, key=lambda name: statistics.median(times[name]))
    ratio = statistics.median(o / t for o, t in zip(ours, times[quickest], strict=True))
    theirs = statistics.median(times[quickest])
    return f"{line}{theirs:10.0f} us/step {quickest:<8}{ratio:6.2f}", ratio


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("optimizers", nargs="*")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--starts", type=int, default=100_000)
    arguments = parser.parse_args()
    points = starting_points(arguments.starts)
    rules = [name for name, entry in optimizers().items() if entry.method is None]
    chosen = arguments.optimizers or rules
    print(f"Beale, {arguments.starts} starts, one thread, float64; the rule, then torch, our share")
    ratios = {}
    for identifier in chosen:
        line, ratio = row(identifier, measure(points, identifier, arguments.rounds), len(points[0]))
        print(line, flush=True)
        if ratio is not None:
            ratios[identifier] = ratio
    if ratios:
        above = [name for name, ratio in ratios.items() if ratio > ENOUGH]
        print(
            f"{len(ratios)} beside torch: median {statistics.median(ratios.values()):.2f},", end=" "
        )
        print(f"above {ENOUGH}: {', '.join(above) or 'none'}")


if __name__ == "__main__":
    main()
