"""Every schedule of the catalog, in a loop, and beside torch where torch has it."""

import json
import re
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.arrays import Array
from engine.catalog import schedules
from engine.catalog.identifier import identifier_of
from engine.formula.around import RuleText
from engine.formula.composed import compose
from engine.setup import ScheduleSetup
from engine.setup.around import TOTAL
from tests.engine.catalog.compiled import RULES
from tests.engine.catalog.test_optimizers import SENTENCE

EXPECTED = """
constant cosine cosine_with_warm_restarts cyclical exponential inverse_root one_cycle polynomial
step warm_up_and_cosine
"""
FIGURES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "data" / "schedules.json").read_text(encoding="utf-8")
)["cases"]
STEPS = 1000
SHORT = (1.0, 2.0, 7.0, 1000.0)
each = pytest.mark.parametrize("identifier", schedules())


def factors(identifier: str, last: int, **parameters: float) -> Array:
    """The factor at the steps from 1 to `last`, in a race of STEPS."""
    schedule = ScheduleSetup(identifier, parameters=parameters)
    values = {name: float(np.asarray(one)) for name, one in schedule.values(STEPS).items()}
    return schedule.composed.factors(np.arange(1.0, last + 1), values)


def test_every_schedule_that_was_asked_for_is_in_the_catalog() -> None:
    assert set(EXPECTED.split()) <= set(schedules())


@each
def test_a_schedule_is_told_in_sentences_and_has_a_source(identifier: str) -> None:
    entry = schedules()[identifier]
    assert identifier == identifier_of(entry.name)
    assert SENTENCE.fullmatch(entry.meaning)
    assert re.search(r"\d{4}, arXiv:\d{4}\.\d{4,5}|torch\.|optax\.", entry.source)
    for declared in entry.parameters:
        assert SENTENCE.fullmatch(declared.meaning), declared.name
        assert re.search(rf"\b{declared.name}\b", entry.formula), declared.name
    symbols = [declared.symbol for declared in entry.parameters]
    assert len(set(symbols)) == len(symbols)


@each
def test_by_default_the_rate_is_reached_and_never_exceeded(identifier: str) -> None:
    found = factors(identifier, STEPS)
    assert np.isfinite(found).all() and found.shape == (STEPS,)
    assert found.min() >= 0 and found.max() <= 1 + 1e-12
    assert found.max() >= 0.99


@each
def test_a_schedule_stays_a_number_at_the_ends_of_every_slider_and_past_the_end(
    identifier: str,
) -> None:
    declared = schedules()[identifier].parameters
    ends = [SHORT if one.name == TOTAL else (one.low, one.high) for one in declared]
    for corner in product(*ends):
        parameters = dict(zip((one.name for one in declared), corner, strict=True))
        found = factors(identifier, 2 * STEPS, **parameters)
        assert np.isfinite(found).all() and found.min() >= 0, parameters


@each
def test_every_rule_can_be_scheduled(identifier: str) -> None:
    schedule = ScheduleSetup(identifier).composed
    for entry in RULES.values():
        names = tuple(declared.name for declared in entry.hyperparameters)
        plain = compose(RuleText(entry.rule), names)
        found = compose(RuleText(entry.rule, schedule), names)
        around = {f"schedule.{name}" for name in schedule.parameters}
        assert set(found.hyperparameters) == {*names, *around}
        assert list(found.memory) == list(plain.memory)
        assert found.reads == plain.reads


@pytest.mark.parametrize("case", FIGURES, ids=lambda case: case["torch"].split("(")[0])
def test_a_schedule_gives_the_rates_of_torch(case: dict[str, Any]) -> None:
    wanted = np.array(case["factors"])
    found = factors(case["schedule"], len(wanted), **case["parameters"])
    assert np.allclose(found, wanted, rtol=0, atol=2e-15)


def test_the_figures_of_torch_show_every_kind_of_schedule_that_it_has() -> None:
    assert set(schedules()) - {case["schedule"] for case in FIGURES} == {"constant", "inverse_root"}
    assert all(len(set(case["factors"])) > 5 for case in FIGURES)
