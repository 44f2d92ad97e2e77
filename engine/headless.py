"""A race without a window: every step as CSV, the standings as text."""

import csv
import os
from collections.abc import Iterator
from dataclasses import replace

from engine.atomic_file import atomic_file
from engine.landmarks import slope_norms
from engine.measures import Standing, Status, default_target, standings
from engine.race import Race
from engine.setup import Setup

# Steps between two writes. The race has its newest few at hand, of many paths only the newest;
# older ones, where its history is thinned, it would have to make once more.
BLOCK = 16
MOST_POINTS = 32_000

COLUMNS = (
    "step", "racer", "optimizer", "start", "x", "y", "value", "slope_norm",
    "gradient_evaluations", "status",
)  # fmt: skip

HEADINGS = ("", "racer", "height", "distance", "slope", "reached", "in steps", "status")

Row = tuple[int, int, str, int, float, float, float, float, int, str]


def with_steps(setup: Setup, steps: int | None) -> Setup:
    """The setup with another `max_steps`; None leaves it as it is."""
    if steps is None:
        return setup
    return replace(setup, stop=replace(setup.stop, max_steps=steps))


def run(setup: Setup) -> Race:
    """Runs a race to its last step."""
    race = Race.from_setup(setup)
    for racer in range(len(setup.racers)):
        # Who reaches the target is noted as the race runs, before anything is thinned away.
        race.reached(racer, 0, default_target(race))
    race.advance(setup.stop.steps)
    return race


def write_csv(setup: Setup, path: str | os.PathLike[str]) -> Race:
    """Runs a race and writes a row for each step, racer and start. Raises SlalomError.

    Nothing is left at `path` that is not whole.
    """
    race = Race.from_setup(setup)
    with atomic_file(path) as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(_rows(race, 0))
        while made := race.advance(min(_block(race), setup.stop.steps - race.step)):
            for step in range(race.step - made + 1, race.step + 1):
                writer.writerows(_rows(race, step))
    return race


def leaderboard(race: Race) -> str:
    """The standings at the newest step as a table, best racer first."""
    rows = standings(race, race.step, default_target(race))
    lines = [HEADINGS, *(_leaderboard_line(race, row) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    padded = ("  ".join(map(str.ljust, line, widths)).rstrip() for line in lines)
    return "\n".join([f"Step {race.step}", *padded]) + "\n"


def _leaderboard_line(race: Race, row: Standing) -> tuple[str, ...]:
    return (
        str(row.rank),
        race.setup.racers[row.racer].name,
        f"{row.height:.6g}",
        f"{row.distance:.6g}",
        f"{row.slope_norm:.6g}",
        f"{row.reached:.0%}",
        "" if row.steps is None else f"{row.steps:g}",
        row.status.name.lower(),
    )


def _block(race: Race) -> int:
    return max(1, min(BLOCK, MOST_POINTS // max(1, len(race.setup.starts))))


def _rows(race: Race, step: int) -> Iterator[Row]:
    for index, racer in enumerate(race.setup.racers):
        if race.runs(index):
            yield from _racer_rows(race, step, index, racer.identifier)


def _racer_rows(race: Race, step: int, racer: int, optimizer: str) -> Iterator[Row]:
    """The rows of the paths that had not ended before this step."""
    columns = zip(
        race.end_steps(racer).tolist(),
        *race.positions(racer, step)[:2].tolist(),
        race.heights(racer, step).tolist(),
        slope_norms(race.slopes(racer, step)).tolist(),
        race.costs(racer, step).gradient_evaluations.tolist(),
        race.status(racer, step).tolist(),
        strict=True,
    )
    for start, (end, x, y, height, slope_norm, cost, status) in enumerate(columns):
        if end < 0 or step <= end:
            word = Status(status).name.lower()
            yield step, racer, optimizer, start, x, y, height, slope_norm, cost, word
