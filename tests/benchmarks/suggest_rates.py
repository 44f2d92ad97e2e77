"""Measures a good learning rate for every function and optimizer of the catalog.

    python -m tests.benchmarks.suggest_rates [--write] [--missing] [function ...]

It prints the `[rates]` table of each function, or writes it into the function's file; `--missing`
keeps what stands there and measures the other optimizers. A rate is suggested if, from the
function's own starts and random ones in its view and within 500 steps,

- none of the function's own starts diverges, and at most 1 path in 20 of all,
- the median path gets at least 2 % of the view's diagonal away from its start,
- the longest step that a path takes inside the view is at most 3 % of the diagonal, in the median,
  so that a person can follow it,
- 9 paths in 10 get at least 1 % of the diagonal away.

Among those the best is the one whose median height, as a logarithm, is lowest on average over the
500 steps: it is low in the end and was low early. Where no rate fulfils them all, the last is let
go, then the one before. Rates below the slider are tried only where none within it will do.
Optimizers that find their rate by themselves get no suggestion; a pair for which no rate fulfils
the first gets none either and is listed.
"""

import argparse
import importlib.resources
import warnings
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.catalog import FunctionEntry, OptimizerEntry, functions, optimizers
from engine.optimizer import Value
from engine.rule_optimizer import RuleOptimizer
from engine.surface import Surface

Array = NDArray[np.float64]

STEPS = 500
STARTS = 200
FINDS_ITS_RATE = {"dog", "prodigy", "d_adapt_adamw"}
MANTISSAS = (1.0, 1.5, 2.0, 3.0, 5.0, 7.0)
FAR_AWAY = 1e6  # window widths: there a race calls a path diverged or escaped
RESOLUTION = 1e-6  # of the range of heights in the view: lower counts as arrived
MOST_DIVERGED = 0.05
LEAST_MOVED = 0.02
LEAST_MOVED_BY_NEARLY_ALL = 0.01
LONGEST_STEP = 0.03


@dataclass(frozen=True)
class Ground:
    """A function with what the criteria measure by; the first `own` of the starts are its own."""

    surface: Surface
    starts: Array
    lows: Array
    highs: Array
    lowest: float
    relief: float
    own: int

    @property
    def diagonal(self) -> float:
        return float(np.linalg.norm(self.highs - self.lows))


@dataclass(frozen=True)
class Measured:
    """What one rate did."""

    rate: float
    holds_own_starts: bool
    diverged: float
    moved: float
    moved_by_nearly_all: float
    longest_step: float
    score: float

    @property
    def holds(self) -> bool:
        return self.holds_own_starts and self.diverged <= MOST_DIVERGED

    @property
    def moves(self) -> bool:
        return self.moved >= LEAST_MOVED

    @property
    def easy_to_follow(self) -> bool:
        return self.longest_step <= LONGEST_STEP

    @property
    def leaves_few_behind(self) -> bool:
        return self.moved_by_nearly_all >= LEAST_MOVED_BY_NEARLY_ALL


def ground_of(entry: FunctionEntry) -> Ground:
    parameters = {declared.name: declared.default for declared in entry.parameters}
    surface = Surface(entry.formula, parameters, window=entry.window)
    lows, highs = np.array(entry.view).T[:, :, np.newaxis]
    drawn = lows + (highs - lows) * np.random.default_rng(0).random((2, STARTS))
    starts = np.concatenate([np.array(entry.starts).T, drawn], axis=1)
    axes = np.meshgrid(*np.linspace(lows[:, 0], highs[:, 0], 201).T)
    heights = surface.heights(np.stack([axis.ravel() for axis in axes]))
    lowest = min([float(heights.min()), *(m.height for m in entry.minima if m.scope == "global")])
    relief = float(np.median(heights)) - lowest
    return Ground(surface, starts, lows, highs, lowest, relief, own=len(entry.starts))


def candidates(entry: OptimizerEntry) -> tuple[list[float], list[float]]:
    """Round numbers within the slider, and below it."""
    declared = entry.hyperparameters[0]
    rates = [float(f"{m}e{power}") for power in range(-9, 4) for m in MANTISSAS]
    within = [rate for rate in rates if declared.low <= rate <= declared.high]
    return within, [rate for rate in rates if rate < declared.low]


def paths(ground: Ground, entry: OptimizerEntry, rates: list[float]) -> Array:
    """Positions `(steps + 1, dims, rates, starts)`: all rates run as starts of one race."""
    points = np.tile(ground.starts, len(rates))
    values: dict[str, Value] = {one.name: one.default for one in entry.hyperparameters}
    swept = values | {"learning_rate": np.repeat(rates, ground.starts.shape[1])}
    index = np.arange(points.shape[1])
    stepper = RuleOptimizer(entry.rule, values).stepper(
        ground.surface, points, index, swept, seed=0
    )
    every = np.empty((STEPS + 1, *points.shape))
    every[0] = points
    stepper.advance(every[1:])
    return every.reshape(STEPS + 1, 2, len(rates), -1)


def measure(ground: Ground, rate: float, positions: Array) -> Measured:
    """Judge the positions `(steps + 1, dims, starts)` that one rate led to."""
    side_by_side = np.moveaxis(positions, 1, 0)
    heights = ground.surface.heights(side_by_side.reshape(2, -1)).reshape(side_by_side.shape[1:])
    width = float((ground.highs - ground.lows).max())
    away = ~np.isfinite(positions).all(axis=1) | (np.abs(positions).max(axis=1) > FAR_AWAY * width)
    fallen = np.minimum.accumulate(np.where(away, np.inf, heights), axis=0)[-1] < ground.lowest
    diverged = away.any(axis=0) & ~fallen
    distances = np.linalg.norm(positions - positions[0], axis=1)
    moved = np.nanmax(np.where(away, np.nan, distances), axis=0) / ground.diagonal
    above = np.where(away, np.where(fallen, 0.0, np.inf), heights - ground.lowest)
    with np.errstate(divide="ignore"):
        score = np.log10(np.median(np.maximum(above / ground.relief, RESOLUTION), axis=1)).mean()
    return Measured(
        rate,
        not diverged[: ground.own].any(),
        float(diverged.mean()),
        float(np.median(moved)),
        float(np.quantile(moved, 0.1)),
        longest_step(ground, positions),
        float(score),
    )


def longest_step(ground: Ground, positions: Array) -> float:
    """The median over the paths of the longest step from inside the view, in diagonals."""
    inside = ((positions[:-1] >= ground.lows) & (positions[:-1] <= ground.highs)).all(axis=1)
    lengths = np.linalg.norm(np.diff(positions, axis=0), axis=1)
    return float(np.median(np.where(inside, lengths, 0.0).max(axis=0)) / ground.diagonal)


def suggestions(entry: FunctionEntry, known: set[str]) -> tuple[dict[str, Measured], list[str]]:
    """The best good rate by optimizer that is not known yet, and the optimizers that have none."""
    ground = ground_of(entry)
    found: dict[str, Measured] = {}
    without: list[str] = []
    for identifier, optimizer in optimizers().items():
        if identifier in FINDS_ITS_RATE | known or not optimizer.rule:
            continue
        best = suggestion(ground, optimizer)
        if best is None:
            without.append(identifier)
        else:
            found[identifier] = best
    return found, without


def suggestion(ground: Ground, entry: OptimizerEntry) -> Measured | None:
    """The best rate within the slider, or else below it."""
    for rates in candidates(entry):
        every = paths(ground, entry, rates)
        measured = [measure(ground, rate, every[:, :, i]) for i, rate in enumerate(rates)]
        if best := best_of(measured):
            return best
    return None


def best_of(measured: list[Measured]) -> Measured | None:
    holding = [one for one in measured if one.holds]
    moving = [one for one in holding if one.moves]
    calm = [one for one in moving if one.easy_to_follow]
    best = [one for one in calm if one.leaves_few_behind]
    return min(best or calm or moving or holding, key=lambda one: one.score, default=None)


def write(entry: FunctionEntry, rates: dict[str, float]) -> None:
    """Put the table at the end of the function's file, in the place of the old one."""
    folder = Path(str(importlib.resources.files("engine.catalog"))) / "functions"
    file = folder / f"{entry.identifier}.toml"
    text = file.read_text(encoding="utf-8").split("\n[rates]\n")[0]
    lines = [f"{optimizer} = {rates[optimizer]!r}\n" for optimizer in sorted(rates)]
    file.write_text(text + "\n[rates]\n" + "".join(lines), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure suggested learning rates.")
    parser.add_argument("--write", action="store_true", help="write the tables into the catalog")
    parser.add_argument("--missing", action="store_true", help="keep the rates that are there")
    parser.add_argument("functions", nargs="*", default=list(functions()))
    arguments = parser.parse_args()
    # Paths that explode are part of the measurement.
    warnings.simplefilter("ignore", RuntimeWarning)
    for entry in (functions()[identifier] for identifier in arguments.functions):
        known = dict(entry.rates) if arguments.missing else {}
        found, without = suggestions(entry, set(known))
        print(f"\n{entry.identifier}: diverged, moved, moved by 9 in 10, longest step, score")
        for optimizer, one in found.items():
            shares = one.diverged, one.moved, one.moved_by_nearly_all, one.longest_step, one.score
            print(f"{optimizer} = {one.rate!r}  #", *(f"{share:.3f}" for share in shares))
        print("no good rate:", ", ".join(without) or "none")
        if arguments.write:
            write(entry, known | {optimizer: one.rate for optimizer, one in found.items()})


if __name__ == "__main__":
    main()
