"""Families of optimizers that papers and libraries compute differently.

`conventions.json` holds positions of optax for what `peers.json` lacks.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.arrays import Array
from engine.catalog import OptimizerEntry, conventions, optimizers
from engine.race import Race
from engine.surface import Surface

DATA = Path(__file__).parents[2] / "data"
RECORDS: list[dict[str, Any]] = json.loads((DATA / "conventions.json").read_text("utf-8"))
SENTENCE = re.compile(r"[A-Z][^.]*(\d\.\d[^.]*)?\.")


def families() -> dict[str, list[OptimizerEntry]]:
    found = defaultdict(list)
    for entry in optimizers().values():
        if entry.family is not None:
            found[entry.family].append(entry)
    return dict(found)


def test_where_libraries_differ_there_is_a_family() -> None:
    assert families().keys() >= {
        *("momentum", "nesterov", "adagrad", "rmsprop", "rmsprop_centered_momentum", "adam"),
        *("adamw", "nadam", "radam", "amsgrad", "yogi", "rprop"),
    }


@pytest.mark.parametrize("family", families())
def test_a_family_is_named_after_a_member_and_has_each_convention_once(family: str) -> None:
    members = families()[family]
    assert len(members) >= 2
    assert sum(entry.identifier == family for entry in members) == 1
    for entry in members:
        assert entry.identifier == family or entry.identifier.startswith(f"{family}_")
        assert entry.convention
        assert entry.difference and SENTENCE.fullmatch(entry.difference)
    named = [name for entry in members for name in (entry.convention or "").split(", ")]
    assert len(set(named)) == len(named)
    assert len({entry.difference for entry in members}) == len(members)


@pytest.mark.parametrize("identifier", optimizers())
def test_an_optimizer_without_a_family_claims_no_convention(identifier: str) -> None:
    entry = optimizers()[identifier]
    if entry.family is None:
        assert entry.convention is None
        assert entry.difference is None


@pytest.mark.parametrize("identifier", optimizers())
def test_every_member_finds_its_whole_family(identifier: str) -> None:
    family = optimizers()[identifier].family
    found = conventions(identifier)
    assert list(found) == (families()[family] if family else [])
    if family:
        assert found[0].identifier == family


@pytest.mark.parametrize(
    "record", RECORDS, ids=lambda record: f"{record['optimizer']}-{record['function']}"
)
def test_optax_is_reproduced_over_its_first_steps(record: dict[str, Any]) -> None:
    race = race_of(
        record["optimizer"], record["function"], record["start"], **record["hyperparameters"]
    )
    assert list(record["positions"]) == ["1", "2", "3", "5", "10", "20", "50"]
    for step, theirs in record["positions"].items():
        ours = race.positions(0, int(step))[:, 0]
        error = np.abs(ours - theirs) / (1 + np.abs(theirs))
        assert error.max() <= 1e-8, f"step {step}"


def amsgrad_as_written(slope: Callable[[Array], Array], x: Array) -> Array:
    """Reddi et al. 2018, Algorithm 2, with epsilon 1e-8."""
    m, v, highest = np.zeros_like(x), np.zeros_like(x), np.zeros_like(x)
    for _ in range(50):
        g = slope(x)
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g * g
        highest = np.maximum(highest, v)
        x = x - 0.01 * m / (np.sqrt(highest) + 1e-8)
    return x


def yogi_as_written(slope: Callable[[Array], Array], x: Array) -> Array:
    """Zaheer et al. 2018, Algorithm 2."""
    m, v = np.zeros_like(x), np.zeros_like(x)
    for _ in range(50):
        square = slope(x) ** 2
        m = 0.9 * m + 0.1 * slope(x)
        v = v - 0.001 * np.sign(v - square) * square
        x = x - 0.01 * m / (np.sqrt(v) + 1e-3)
    return x


@pytest.mark.parametrize(
    ("identifier", "as_written"),
    [("amsgrad_paper", amsgrad_as_written), ("yogi_paper", yogi_as_written)],
)
def test_a_paper_is_reproduced(
    identifier: str, as_written: Callable[[Callable[[Array], Array], Array], Array]
) -> None:
    surface = Surface("(1 - x)**2 + 100*(y - x**2)**2")
    start = np.array([[-1.2], [1.0]])
    race = race_of(identifier, "rosenbrock", [-1.2, 1.0], learning_rate=0.01)
    expected = as_written(surface.slopes, start)
    np.testing.assert_allclose(race.positions(0, 50), expected, rtol=1e-10)


def test_the_first_step_of_the_papers_without_correction_is_three_times_the_rate() -> None:
    for identifier in ("amsgrad_paper", "yogi_paper"):
        race = race_of(identifier, "rosenbrock", [-1.2, 1.0], learning_rate=0.01)
        moved = np.abs(race.positions(0, 1) - race.starts) / 0.01
        assert moved == pytest.approx(np.full((2, 1), 3.16), abs=0.01)


def race_of(optimizer: str, function: str, start: list[float], **values: float) -> Race:
    """A race of one optimizer that has made 50 steps."""
    race = Race.from_setup(
        {
            "format": "slalom",
            "schema": 1,
            "problem": {"function": function},
            "starts": [start],
            "racers": [{"optimizer": optimizer, "hyperparameters": values}],
        }
    )
    race.advance(50)
    return race
